// Easter by the anonymous Gregorian computus; the sun's longitude by the low-precision formula of
// the Astronomical Almanac (0.01°, a quarter of an hour), enough for a day but near midnight.
#include "stages/dates/holidays.h"

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

#include "pipeline/data_file.h"

namespace glane::dates {
namespace {

constexpr std::int32_t kFirstLunarYear = 1900;
constexpr std::int32_t kLastLunarYear = 2100;
constexpr std::int32_t kChineseEra = 2637;  // ICU counts Chinese years from 2637 BC
constexpr double kDayMilliseconds = 86400000.0;

std::optional<std::int32_t> integer(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Day easter(std::int32_t year) {
  const std::int32_t a = year % 19;
  const std::int32_t b = year / 100;
  const std::int32_t c = year % 100;
  const std::int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const std::int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const std::int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return {year, f / 31, f % 31 + 1};
}

std::optional<Day> nth_weekday(std::int32_t year, std::int32_t month, std::int32_t nth,
                               std::int32_t wanted) {
  if (month < 1 || month > 12) return std::nullopt;
  if (nth > 0) {
    const Day first{year, month, 1};
    const std::int32_t day = 1 + (wanted - weekday(first) + 7) % 7 + (nth - 1) * 7;
    return make_day(year, month, day);
  }
  const Day last{year, month, days_in_month(year, month)};
  return add_days(last, -((weekday(last) - wanted + 7) % 7) + (nth + 1) * 7);
}

// Degrees, at midnight in China at the beginning of `day`.
double sun_longitude(const Day& day) {
  const double n = to_serial(day) - 8.0 / 24 - 10957.5;  // days since 2000-01-01 12:00 UTC
  const double g = (357.528 + 0.9856003 * n) * std::numbers::pi / 180;
  const double longitude = 280.460 + 0.9856474 * n + 1.915 * std::sin(g) + 0.020 * std::sin(2 * g);
  return std::fmod(std::fmod(longitude, 360) + 360, 360);
}

std::optional<Day> solar_term(std::int32_t year, std::int32_t degrees) {
  // Some days before it; the sun moves about a degree a day and stands at 280° on 1 January.
  const std::int32_t days_in =
      static_cast<std::int32_t>((degrees - 280 + 360) % 360 * 365.25 / 360);
  Day day = add_days({year, 1, 1}, days_in - 4);
  for (int k = 0; k < 9; ++k, day = add_days(day, 1)) {
    const double before = std::fmod(degrees - sun_longitude(day) + 360, 360);
    const double after = std::fmod(degrees - sun_longitude(add_days(day, 1)) + 360, 360);
    if (before < 180 && (after > 180 || after == 0)) return day;
  }
  return std::nullopt;
}

std::unique_ptr<icu::Calendar> icu_calendar(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale(locale), status));
  if (U_FAILURE(status)) return nullptr;
  calendar->clear();
  return calendar;
}

std::optional<Day> day_of(const icu::Calendar& calendar) {
  UErrorCode status = U_ZERO_ERROR;
  const UDate time = calendar.getTime(status);
  if (U_FAILURE(status)) return std::nullopt;
  return from_serial(static_cast<std::int32_t>(std::floor(time / kDayMilliseconds)));
}

std::optional<Day> lunar_day(std::int32_t year, std::string_view date) {
  const std::size_t dash = date.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  if (date.substr(dash + 1) == "eve") {
    const auto first = lunar_month(year + 1, 1);
    if (!first) return std::nullopt;
    return add_days(first->first, -1);
  }
  const auto month = integer(date.substr(0, dash));
  const auto day = integer(date.substr(dash + 1));
  const auto found = month ? lunar_month(year, *month) : std::nullopt;
  if (!found || !day || *day < 1 || *day > 30) return std::nullopt;
  return add_days(found->first, std::min(*day, found->days) - 1);
}

std::optional<Day> islamic_day(std::int32_t year, std::string_view date) {
  const std::size_t dash = date.find('-');
  const auto month = integer(date.substr(0, dash));
  const auto day = dash == std::string_view::npos ? std::nullopt : integer(date.substr(dash + 1));
  if (!month || !day || year < kFirstLunarYear || year > kLastLunarYear) return std::nullopt;
  const auto calendar = icu_calendar("ar@calendar=islamic-umalqura");
  if (calendar == nullptr) return std::nullopt;
  // The Islamic year is shorter by 11 days; one of these three years has the day in `year`.
  const auto near = static_cast<std::int32_t>((year - 622) * 1.0307);
  for (std::int32_t islamic = near - 1; islamic <= near + 2; ++islamic) {
    calendar->clear();
    calendar->set(islamic, *month - 1, *day);
    const auto found = day_of(*calendar);
    if (found && found->year == year) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LunarMonth> lunar_month(std::int32_t year, std::int32_t month) {
  if (year < kFirstLunarYear || year > kLastLunarYear || month < 1 || month > 12) {
    return std::nullopt;
  }
  const auto calendar = icu_calendar("zh@calendar=chinese");
  if (calendar == nullptr) return std::nullopt;
  calendar->set(UCAL_EXTENDED_YEAR, year + kChineseEra);
  calendar->set(UCAL_MONTH, month - 1);
  calendar->set(UCAL_IS_LEAP_MONTH, 0);
  calendar->set(UCAL_DATE, 1);
  const auto first = day_of(*calendar);
  if (!first) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t days = calendar->getActualMaximum(UCAL_DATE, status);
  if (U_FAILURE(status)) return std::nullopt;
  return LunarMonth{*first, days};
}

std::optional<Day> holiday_in(std::string_view formula, std::int32_t year) {
  const std::vector<std::string_view> words = split(formula, ' ');
  if (words.size() == 1) {
    const std::size_t dash = formula.find('-');
    const auto month = integer(formula.substr(0, dash));
    const auto day =
        dash == std::string_view::npos ? std::nullopt : integer(formula.substr(dash + 1));
    if (!month || !day) return std::nullopt;
    return make_day(year, *month, *day);
  }
  if (words.empty() || year < 1 || year > 9999) return std::nullopt;
  if (words[0] == "easter") {
    const auto days = integer(words[1]);
    if (!days) return std::nullopt;
    return add_days(easter(year), *days);
  }
  if (words[0] == "nth" && words.size() == 4) {
    const auto month = integer(words[1]);
    const auto nth = integer(words[2]);
    const auto wanted = integer(words[3]);
    if (!month || !nth || !wanted) return std::nullopt;
    return nth_weekday(year, *month, *nth, *wanted);
  }
  if (words[0] == "lunar") return lunar_day(year, words[1]);
  if (words[0] == "islamic") return islamic_day(year, words[1]);
  if (words[0] == "term") {
    const auto degrees = integer(words[1]);
    if (degrees) return solar_term(year, *degrees);
  }
  return std::nullopt;
}

}  // namespace glane::dates
