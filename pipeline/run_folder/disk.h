// Files that are whole or not there, whatever happens in between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glane {

// A path without its folder.
[[nodiscard]] std::string file_name(const std::string& path);

// All below throw OutputError where the disk does not do as it is told.

// Written, flushed to the disk and given its name at once.
void write_whole(const std::string& path, std::string_view bytes);
// Nothing where there is no such file.
[[nodiscard]] std::optional<std::string> read_whole(const std::string& path);
// Names in a folder are on the disk only after this.
void flush_folder(const std::string& path);
void remove_file(const std::string& path);
// The same file under a second name; what has that name already is the same file.
void link_file(const std::string& from, const std::string& to);

// Zstandard; the same bytes give the same result for one version of the library.
[[nodiscard]] std::string pack(std::string_view bytes);
// Throws BadInput.
[[nodiscard]] std::string unpack(std::string_view bytes);
// What pack() does, so that a change of it can be told.
[[nodiscard]] std::string packer();

}  // namespace glane
