// The data files that cmake/GlaneEmbed.cmake built into the program.
#pragma once

#include <span>
#include <string_view>

namespace glane {

// One file as it was at build time; both views last as long as the program.
struct EmbeddedFile {
  std::string_view path;     // relative to the repository: "stages/dates/words.fr.tsv"
  std::string_view content;  // every byte of it
};

// All of them, sorted by path.  Immutable; may be called from any thread.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace glane
