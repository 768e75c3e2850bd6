// Lengths of time, as they are said: three years and a half, 8天20时.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/decimal.h"
#include "stages/dates/unit.h"

namespace glane::dates {

// Counts of units, longest first as a rule.  `unknown`: years of no known number, `PXY`.
struct Length {
  struct Part {
    Decimal count;
    Unit unit;
  };
  std::vector<Part> parts;
  bool unknown = false;

  void add(const Decimal& count, Unit unit) { parts.push_back({count, unit}); }
  // Half of the last unit more: `un an et demi`, 三年半.
  void add_half();
  [[nodiscard]] bool empty() const { return parts.empty(); }
  [[nodiscard]] Unit finest() const;

  // `P1Y6M`, `PT45M`, `P3.5Y`, `PXY`.
  [[nodiscard]] std::string iso() const;
};

// A displacement along the calendar.
struct Shift {
  std::int32_t months = 0;
  std::int32_t days = 0;
  std::int64_t seconds = 0;
  Unit grain = Unit::None;  // how fine the place is that it leads to
  std::string iso;          // `-P10Y`
};

// The displacement by `length`, back where `sign` is negative.  Nothing where it is unknown or
// beyond 100,000 years.
[[nodiscard]] std::optional<Shift> shift_by(const Length& length, int sign);

}  // namespace glane::dates
