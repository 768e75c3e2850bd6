#include "stages/dates/granule.h"

#include <array>

namespace glane::dates {
namespace {

constexpr std::int32_t kDaySeconds = 86400;

std::int32_t floor_div(std::int32_t a, std::int32_t b) {
  return a >= 0 ? a / b : (a - b + 1) / b;
}

}  // namespace

bool is_run(const Granule& granule) {
  const Day last = add_days(granule.end.day, -1);
  return granule.placed && !granule.timed && granule.value.find('/') != std::string::npos &&
         granule.start.day.day == 1 && granule.end.day.day == 1 &&
         granule.start.day.year == last.year;
}

Granule days_granule(std::string value, const Day& first, const Day& end, Unit grain) {
  Granule granule;
  granule.value = std::move(value);
  granule.start = {first, 0};
  granule.end = {end, 0};
  granule.grain = grain;
  granule.placed = true;
  return granule;
}

Instant add_seconds(const Instant& at, std::int64_t seconds) {
  const std::int64_t total = at.second + seconds;
  const std::int64_t days =
      total >= 0 ? total / kDaySeconds : (total - kDaySeconds + 1) / kDaySeconds;
  return {add_days(at.day, static_cast<std::int32_t>(days)),
          static_cast<std::int32_t>(total - days * kDaySeconds)};
}

std::string two_digits(std::int32_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

std::string year_digits(std::int32_t year) {
  std::string digits = std::to_string(year < 0 ? -year : year);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  if (year < 0) digits.insert(digits.begin(), '-');
  return digits;
}

std::string clock_value(std::int32_t second, Unit grain) {
  std::string value = "T" + two_digits(second / 3600) + ":" + two_digits(second / 60 % 60);
  if (grain == Unit::Second && second % 60 != 0) value += ":" + two_digits(second % 60);
  return value;
}

std::string to_iso(const Instant& at, bool timed) {
  std::string text = glane::to_iso(at.day);
  if (timed) text += clock_value(at.second, Unit::Second);
  return text;
}

Season parse_season(std::string_view code) {
  if (code == "SP") return Season::Spring;
  if (code == "SU") return Season::Summer;
  if (code == "FA") return Season::Autumn;
  if (code == "WI") return Season::Winter;
  return Season::None;
}

std::string_view to_code(Season season) {
  constexpr std::array<std::string_view, 5> kCodes{"", "SP", "SU", "FA", "WI"};
  return kCodes[static_cast<std::size_t>(season)];
}

Granule year_granule(std::int32_t year) {
  return days_granule(year_digits(year), {year, 1, 1}, {year + 1, 1, 1}, Unit::Year);
}

Granule decade_granule(std::int32_t decade) {
  std::string digits = year_digits(decade * 10);
  digits.back() = 'X';
  return days_granule(digits, {decade * 10, 1, 1}, {decade * 10 + 10, 1, 1}, Unit::Decade);
}

Granule century_granule(std::int32_t hundreds) {
  const bool before_era = hundreds < 0;
  std::string digits = year_digits(before_era ? (-hundreds - 1) * 100 : hundreds * 100);
  digits.replace(digits.size() - 2, 2, "XX");
  if (before_era) digits.insert(digits.begin(), '-');
  const std::int32_t first = before_era ? hundreds * 100 + 1 : hundreds * 100;
  return days_granule(digits, {first, 1, 1}, {first + 100, 1, 1}, Unit::Century);
}

Granule half_granule(std::int32_t year, std::int32_t half) {
  const Day first{year, half * 6 - 5, 1};
  return days_granule(year_digits(year) + "-H" + std::to_string(half), first, add_months(first, 6),
                      Unit::Half);
}

Granule quarter_granule(std::int32_t year, std::int32_t quarter) {
  const Day first{year, quarter * 3 - 2, 1};
  return days_granule(year_digits(year) + "-Q" + std::to_string(quarter), first,
                      add_months(first, 3), Unit::Quarter);
}

Granule season_granule(std::int32_t year, Season season) {
  const Day first{year, 3 * static_cast<std::int32_t>(season), 1};
  return days_granule(year_digits(year) + "-" + std::string(to_code(season)), first,
                      add_months(first, 3), Unit::Quarter);
}

Granule month_granule(std::int32_t year, std::int32_t month) {
  const Day first{year, month, 1};
  return days_granule(year_digits(year) + "-" + two_digits(month), first, add_months(first, 1),
                      Unit::Month);
}

Granule week_granule(const Day& within) {
  const IsoWeek week = iso_week(within);
  const Day monday = first_day(week);
  return days_granule(year_digits(week.year) + "-W" + two_digits(week.week), monday,
                      add_days(monday, 7), Unit::Week);
}

Granule weekend_granule(const Day& within) {
  Granule week = week_granule(within);
  const Day monday = week.start.day;
  return days_granule(week.value + "-WE", add_days(monday, 5), add_days(monday, 7), Unit::Weekend);
}

Granule day_granule(const Day& day) {
  return days_granule(glane::to_iso(day), day, add_days(day, 1), Unit::Day);
}

Granule clock_granule(const Day& day, std::int32_t second, Unit grain) {
  Granule granule;
  granule.start = add_seconds({day, 0}, second);
  granule.end = add_seconds(granule.start, grain == Unit::Second ? 1 : 60);
  granule.value = glane::to_iso(granule.start.day) + clock_value(granule.start.second, grain);
  granule.grain = grain;
  granule.placed = true;
  granule.timed = true;
  return granule;
}

Granule part_granule(const Day& day, std::string_view part) {
  Granule granule = day_granule(day);
  granule.value += "T" + std::string(part);
  return granule;
}

Granule granule_at(Unit grain, const Instant& at) {
  const Day& day = at.day;
  switch (grain) {
    case Unit::Millennium:
    case Unit::Century:
      return century_granule(day.year > 0 ? day.year / 100 : -((100 - day.year) / 100));
    case Unit::Decade:
      return decade_granule(floor_div(day.year, 10));
    case Unit::Year:
      return year_granule(day.year);
    case Unit::Half:
      return half_granule(day.year, (day.month + 5) / 6);
    case Unit::Quarter:
      return quarter_granule(day.year, (day.month + 2) / 3);
    case Unit::Month:
      return month_granule(day.year, day.month);
    case Unit::Week:
      return week_granule(day);
    case Unit::Weekend:
      return weekend_granule(day);
    case Unit::Hour:
    case Unit::Minute:
      return clock_granule(day, at.second - at.second % 60, Unit::Minute);
    case Unit::Second:
      return clock_granule(day, at.second, Unit::Second);
    case Unit::Day:
    case Unit::None:
      break;
  }
  return day_granule(day);
}

}  // namespace glane::dates
