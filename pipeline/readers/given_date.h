// Dates as inputs and options give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/calendar.h"

namespace glane {

// A document's date, and the same as the document record has it: ISO 8601, no fraction of a second.
struct GivenDate {
  Moment moment;
  std::string text;
};

// Nothing where `text` is no date.
[[nodiscard]] std::optional<GivenDate> parse_date(std::string_view text);

}  // namespace glane
