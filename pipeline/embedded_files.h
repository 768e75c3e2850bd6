// The data files that cmake/GlaneEmbed.cmake built into the program.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace glane {

// One file as it was at build time; both views last as long as the program.
struct EmbeddedFile {
  std::string_view path;     // relative to the repository: "stages/dates/words.fr.tsv"
  std::string_view content;  // every byte of it
};

// All of them, sorted by path.  Immutable; may be called from any thread.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

// The file of this path; throws std::logic_error where it was not built in.
[[nodiscard]] inline const EmbeddedFile& embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return file;
  }
  throw std::logic_error("no built-in file " + std::string(path));
}

}  // namespace glane
