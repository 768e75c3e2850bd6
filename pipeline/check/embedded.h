// The checker's own files, built into the program: schemas, tables, the parts of the review page.
#pragma once

#include <string_view>

#include "pipeline/data_file.h"

namespace glane::check {

// Throws std::logic_error for a path that was not built in.
[[nodiscard]] std::string_view embedded_text(std::string_view path);
[[nodiscard]] DataFile embedded_table(std::string_view path);

}  // namespace glane::check
