// Pieces of the calendar with their TIMEX3 values: a year, a week, a quarter, an hour.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/calendar.h"
#include "stages/dates/unit.h"

namespace glane::dates {

// A second of a day; 24:00 is the next day's 0:00.
struct Instant {
  Day day;
  std::int32_t second = 0;
  auto operator<=>(const Instant&) const = default;
};

[[nodiscard]] Instant add_seconds(const Instant& at, std::int64_t seconds);

// `2019-01-27`, or `2019-01-27T15:30` where `timed`.
[[nodiscard]] std::string to_iso(const Instant& at, bool timed);

// Half-open [start, end).  `placed` is false where the text leaves a hole: `XXXX-09-15`; then only
// `value` counts.
struct Granule {
  std::string value;
  Instant start{};
  Instant end{};
  Unit grain = Unit::None;
  bool placed = false;
  bool timed = false;  // `start` and `end` are written with their time of day

  [[nodiscard]] std::string from() const { return to_iso(start, timed); }
  [[nodiscard]] std::string to() const { return to_iso(end, timed); }
};

enum class Season : std::uint8_t { None, Spring, Summer, Autumn, Winter };

// The codes of data files and of TIMEX3: SP SU FA WI.  None for another text.
[[nodiscard]] Season parse_season(std::string_view code);
[[nodiscard]] std::string_view to_code(Season season);

// Whether it is whole months, or quarters, of one year: `2024-01/2024-08`, `2024-Q1/2024-Q3`.
[[nodiscard]] bool is_run(const Granule& granule);

// The days [first, end) under a value of their own.
[[nodiscard]] Granule days_granule(std::string value, const Day& first, const Day& end, Unit grain);
[[nodiscard]] Granule year_granule(std::int32_t year);
[[nodiscard]] Granule decade_granule(std::int32_t decade);  // 198: the years 1980 to 1989
// 18: the years 1800 to 1899; -2, the second century BC: -199 to -100, `-01XX`.
[[nodiscard]] Granule century_granule(std::int32_t hundreds);
[[nodiscard]] Granule half_granule(std::int32_t year, std::int32_t half);
[[nodiscard]] Granule quarter_granule(std::int32_t year, std::int32_t quarter);
[[nodiscard]] Granule season_granule(std::int32_t year, Season season);  // meteorological
[[nodiscard]] Granule month_granule(std::int32_t year, std::int32_t month);
[[nodiscard]] Granule week_granule(const Day& within);
[[nodiscard]] Granule weekend_granule(const Day& within);  // of the same ISO week
[[nodiscard]] Granule day_granule(const Day& day);
// A minute or second that was said: `second` of the day; the hour alone counts as its first minute.
[[nodiscard]] Granule clock_granule(const Day& day, std::int32_t second, Unit grain);
// A part of the day: `TMO` and the like behind the day; the interval is the day's.
[[nodiscard]] Granule part_granule(const Day& day, std::string_view part);

// The piece of this grain that holds `at`.
[[nodiscard]] Granule granule_at(Unit grain, const Instant& at);

// `T15:30`, `T15:30:05`.
[[nodiscard]] std::string clock_value(std::int32_t second, Unit grain);
// At least four digits, `-0043` before year 0.
[[nodiscard]] std::string year_digits(std::int32_t year);
[[nodiscard]] std::string two_digits(std::int32_t value);

}  // namespace glane::dates
