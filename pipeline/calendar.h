// Days of the proleptic Gregorian calendar.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glane {

// A calendar day.  Year 0 is 1 BC (astronomical).  Always a day that exists.
struct Day {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;
  auto operator<=>(const Day&) const = default;
};

[[nodiscard]] bool is_leap_year(std::int32_t year);
[[nodiscard]] std::int32_t days_in_month(std::int32_t year, std::int32_t month);

// Nothing for a day that does not exist (31 February).
[[nodiscard]] std::optional<Day> make_day(std::int32_t year, std::int32_t month, std::int32_t day);

// Days since 1970-01-01, and back.
[[nodiscard]] std::int32_t to_serial(const Day& day);
[[nodiscard]] Day from_serial(std::int32_t serial);

[[nodiscard]] Day add_days(const Day& day, std::int32_t days);
// The last day of the month where the day does not exist there.
[[nodiscard]] Day add_months(const Day& day, std::int32_t months);

// 1 is Monday, 7 Sunday.
[[nodiscard]] std::int32_t weekday(const Day& day);

struct IsoWeek {
  std::int32_t year;
  std::int32_t week;
};
[[nodiscard]] IsoWeek iso_week(const Day& day);
[[nodiscard]] Day first_day(const IsoWeek& week);

// `2019-01-27`; a year before 0 is written -0043, as ISO 8601 does.
[[nodiscard]] std::string to_iso(const Day& day);

// A document's date or date-time: `2016-11-07`, `2016-11-07T00:00:00`, with or without seconds and
// zone.  Nothing for other text.
struct Moment {
  Day day;
  std::int32_t hour = -1;  // -1: no time was given
  std::int32_t minute = 0;
};
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);

}  // namespace glane
