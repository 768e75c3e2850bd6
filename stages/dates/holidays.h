// Days that a calendar fixes by rule: feasts by date, by Easter, by the moon, by the sun.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/calendar.h"

namespace glane::dates {

// The day of a feast in a year.  Formulas of the data files:
//   12-25          a day of a month
//   easter 39      so many days after Easter Sunday (Gregorian)
//   nth 5 2 7      the second Sunday of May; -1 is the last one
//   lunar 8-15     a day of the Chinese calendar, of the year that begins in this year; lunar
//   12-eve
//                  is the last day of that year
//   term 15        the day on which the sun reaches this longitude, in China: 清明
//   islamic 12-10  a day of the Umm al-Qura calendar, the first in this year
// Lunar formulas hold for 1900 to 2100.  Nothing for another formula or a year beyond that.  The
// moon's days come from ICU; each costs some microseconds, which is why no table is kept.
[[nodiscard]] std::optional<Day> holiday_in(std::string_view formula, std::int32_t year);

// A month of the Chinese year that begins in `year`: its first day and how many it has.
struct LunarMonth {
  Day first;
  std::int32_t days;
};
[[nodiscard]] std::optional<LunarMonth> lunar_month(std::int32_t year, std::int32_t month);

}  // namespace glane::dates
