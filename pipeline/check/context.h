// The words around a record.
#pragma once

#include <optional>
#include <string>

#include "pipeline/check/records_file.h"
#include "pipeline/check/sources.h"

namespace glane::check {

// On one line: line ends are shown as `⏎`, control characters left out; whole words where there are
// spaces, with `…` where the text goes on.
struct Context {
  std::string before;
  std::string text;
  std::string after;

  [[nodiscard]] std::string joined(std::string_view open, std::string_view close) const;
};

// Without a source, or where the record lies outside it, only the record's own text.
[[nodiscard]] Context context(const std::optional<std::string>& source, const Record& record,
                              Unit unit, std::size_t width = 32);

}  // namespace glane::check
