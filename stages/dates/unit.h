// Units of time: their codes in data files and their place in ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace glane::dates {

// In order of length, so that `finer than` is `<`.
enum class Unit : std::uint8_t {
  None,
  Second,
  Minute,
  Hour,
  Day,
  Weekend,
  Week,
  Month,
  Quarter,
  Half,
  Year,
  Decade,
  Century,
  Millennium
};

// Codes of data files: S MI H D WE W M Q HY Y DE CE ML.
[[nodiscard]] std::optional<Unit> parse_unit(std::string_view code);

// How a unit counts in ISO 8601: a quarter is three of `M`, a decade ten of `Y`.
struct IsoUnit {
  char letter;
  std::int32_t factor;
  bool time;  // stands behind `T`
};
[[nodiscard]] IsoUnit iso_unit(Unit unit);

}  // namespace glane::dates
