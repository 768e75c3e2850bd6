#include "pipeline/check/embedded.h"

#include <stdexcept>
#include <string>

#include "pipeline/embedded_files.h"

namespace glane::check {

std::string_view embedded_text(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return file.content;
  }
  throw std::logic_error("no built-in file " + std::string(path));
}

DataFile embedded_table(std::string_view path) {
  return DataFile(std::string(path), embedded_text(path));
}

}  // namespace glane::check
