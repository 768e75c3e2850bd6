#include "pipeline/calendar.h"

#include <array>

namespace glane {
namespace {

std::string padded(std::int32_t value, std::size_t width) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return value < 0 ? "-" + digits : digits;
}

// Reads exactly `width` digits at the front of `text` and drops them.
std::optional<std::int32_t> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  std::int32_t value = 0;
  for (std::size_t k = 0; k < width; ++k) {
    if (text[k] < '0' || text[k] > '9') return std::nullopt;
    value = value * 10 + (text[k] - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// `Z`, `+02:00`, `+0200` or nothing.
bool take_zone(std::string_view& text) {
  if (text.empty() || take(text, 'Z')) return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!take_digits(text, 2)) return false;
  take(text, ':');
  return text.empty() || take_digits(text, 2).has_value();
}

}  // namespace

bool is_leap_year(std::int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  static constexpr std::array<std::int32_t, 12> kDays{31, 28, 31, 30, 31, 30,
                                                      31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Day> make_day(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Day{year, month, day};
}

// Howard Hinnant's days_from_civil and civil_from_days: years are counted from March, so that the
// leap day comes last.
std::int32_t to_serial(const Day& d) {
  const std::int32_t year = d.month <= 2 ? d.year - 1 : d.year;
  const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int32_t year_of_era = year - era * 400;
  const std::int32_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const std::int32_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day from_serial(std::int32_t serial) {
  serial += 719468;
  const std::int32_t era = (serial >= 0 ? serial : serial - 146096) / 146097;
  const std::int32_t day_of_era = serial - era * 146097;
  const std::int32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int32_t shifted = (5 * day_of_year + 2) / 153;
  const std::int32_t month = shifted + (shifted < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted + 2) / 5 + 1};
}

Day add_days(const Day& day, std::int32_t days) {
  return from_serial(to_serial(day) + days);
}

Day add_months(const Day& day, std::int32_t months) {
  const std::int32_t total = day.year * 12 + day.month - 1 + months;
  const std::int32_t year = total >= 0 ? total / 12 : (total - 11) / 12;
  const std::int32_t month = total - year * 12 + 1;
  const std::int32_t last = days_in_month(year, month);
  return {year, month, day.day < last ? day.day : last};
}

std::int32_t weekday(const Day& day) {
  const std::int32_t shifted = (to_serial(day) + 3) % 7;  // 1970-01-01 was a Thursday
  return (shifted < 0 ? shifted + 7 : shifted) + 1;
}

IsoWeek iso_week(const Day& day) {
  const Day thursday = add_days(day, 4 - weekday(day));
  return {thursday.year, (to_serial(thursday) - to_serial({thursday.year, 1, 1})) / 7 + 1};
}

Day first_day(const IsoWeek& week) {
  const Day fourth{week.year, 1, 4};
  return add_days(fourth, 1 - weekday(fourth) + (week.week - 1) * 7);
}

std::string to_iso(const Day& day) {
  return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
}

std::optional<Moment> parse_moment(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  const auto date = day ? make_day(*year, *month, *day) : std::nullopt;
  if (!date || *year == 0) return std::nullopt;
  Moment moment{*date};
  if (text.empty()) return moment;
  if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (take(text, ':')) {
    const auto second = take_digits(text, 2);
    if (!second || *second > 60) return std::nullopt;
    if (take(text, '.')) {
      while (take_digits(text, 1)) {
      }
    }
  }
  if (!take_zone(text) || !text.empty()) return std::nullopt;
  moment.hour = *hour;
  moment.minute = *minute;
  return moment;
}

}  // namespace glane
