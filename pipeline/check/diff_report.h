// A comparison for terminals, programs and browsers.
#pragma once

#include <string>

#include "pipeline/check/diff.h"
#include "pipeline/check/sources.h"

namespace glane::check {

struct DiffView {
  std::size_t most = 5;  // differences shown of a group
  bool color = false;
  Unit unit = Unit::CodePoints;
  const Sources* sources = nullptr;  // for the words around
};

[[nodiscard]] std::string diff_text(const Comparison& comparison, const DiffView& view);
// One object a line: `{"change":…,"rule":…,"before":{…},"after":{…}}`, the summary last.
[[nodiscard]] std::string diff_json(const Comparison& comparison);
[[nodiscard]] std::string diff_html(const Comparison& comparison, const DiffView& view);

}  // namespace glane::check
