// Texts that offsets count in, each in a file of its own.
#pragma once

#include <string>
#include <string_view>

namespace glane {

// The name of a document's text: its id with `.txt`, folders kept.  What a file name should not hold
// is written %XX, and an id that is too long is cut and told apart by a digest.
[[nodiscard]] std::string text_file_name(std::string_view id);

// Writes `folder`/`name`, whole or not at all; its folders are made.  Throws OutputError.
void write_text_file(const std::string& folder, const std::string& name, std::string_view text);

}  // namespace glane
