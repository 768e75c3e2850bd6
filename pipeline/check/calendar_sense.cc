#include "pipeline/check/calendar_sense.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace glane::check {
namespace {

namespace chr = std::chrono;

constexpr long long kDay = 86400;
constexpr int kMostUnits = 10000;  // of a displacement; the calendar ends with the year 32767

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

long long seconds(chr::sys_days day) {
  return static_cast<long long>(day.time_since_epoch().count()) * kDay;
}

chr::sys_days first_of(int year, int month) {
  return chr::year(year) / chr::month(static_cast<unsigned>(month)) / 1;
}

Interval days(chr::sys_days from, chr::sys_days to) {
  return {seconds(from), seconds(to)};
}

// Whole months from this one on.
Interval months(int year, int month, int count) {
  const int end = month - 1 + count;
  return days(first_of(year, month), first_of(year + end / 12, end % 12 + 1));
}

Sense fault(std::string_view value, const char* why) {
  return {std::nullopt, std::string(value) + " " + why};
}

// ISO 8601: week 1 is that of 4 January.
chr::sys_days first_monday(int year) {
  const chr::sys_days fourth = chr::year(year) / 1 / 4;
  return fourth - (chr::weekday(fourth) - chr::Monday);
}

Sense week(std::string_view value, int year, std::string_view rest) {
  const auto count = number(rest.substr(1, 2));
  if (!count) return {};
  const chr::sys_days monday = first_monday(year) + chr::days(7 * (*count - 1));
  if (*count == 0 || monday >= first_monday(year + 1))
    return fault(value, "is no week of its year");
  const std::string_view day = rest.size() > 4 ? rest.substr(4) : std::string_view();
  if (day.empty()) return {days(monday, monday + chr::days(7)), ""};
  if (day == "WE") return {days(monday + chr::days(5), monday + chr::days(7)), ""};
  const auto index = number(day);
  if (!index || *index < 1 || *index > 7) return {};
  return {days(monday + chr::days(*index - 1), monday + chr::days(*index)), ""};
}

// Seasons are those of meteorology: the first month of each.
std::optional<int> season(std::string_view word) {
  if (word == "SP") return 3;
  if (word == "SU") return 6;
  if (word == "FA") return 9;
  if (word == "WI") return 12;
  return std::nullopt;
}

// What follows `YYYY-`.
Sense part_of_year(std::string_view value, int year, std::string_view rest) {
  if (rest.find('X') != std::string_view::npos) return {};
  if (rest[0] == 'W' && rest != "WI") return week(value, year, rest);
  if (const auto month = season(rest)) return {months(year, *month, 3), ""};
  if (rest[0] == 'Q') return {months(year, (rest[1] - '1') * 3 + 1, 3), ""};
  if (rest[0] == 'H') return {months(year, (rest[1] - '1') * 6 + 1, 6), ""};
  const auto month = number(rest.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return {};
  if (rest.size() == 2) return {months(year, *month, 1), ""};
  const auto day = number(rest.substr(3));
  if (!day) return {};
  const chr::year_month_day date(chr::year(year), chr::month(static_cast<unsigned>(*month)),
                                 chr::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return fault(value, "is no day of the calendar");
  return {days(chr::sys_days(date), chr::sys_days(date) + chr::days(1)), ""};
}

// A value without a time of day.
Sense civil(std::string_view value) {
  const bool before_era = value.starts_with('-');
  const std::string_view text = before_era ? value.substr(1) : value;
  if (text.size() < 4) return {};
  const std::string_view year_text = text.substr(0, 4);
  const std::size_t unknown = year_text.find('X');
  if (unknown != std::string_view::npos) {
    const auto head = number(year_text.substr(0, unknown));
    if (!head || unknown < 2 || text.size() > 4) return {};  // XXXX
    const int span = unknown == 3 ? 10 : 100;
    // -004X: the years from -49 to -40.
    const int first = before_era ? -(*head * span + span - 1) : *head * span;
    return {days(first_of(first, 1), first_of(first + span, 1)), ""};
  }
  const auto digits = number(year_text);
  if (!digits) return {};
  const int year = before_era ? -*digits : *digits;
  if (text.size() == 4) return {days(first_of(year, 1), first_of(year + 1, 1)), ""};
  if (text.size() < 6) return {};
  return part_of_year(value, year, text.substr(5));
}

// `15`, `15:30`, `15:30:45`: seconds from midnight, and how long the unit said lasts.
std::optional<std::pair<long long, long long>> time_of_day(std::string_view text) {
  const std::size_t zone = text.find_first_of("Z+-");
  text = text.substr(0, zone);
  static constexpr long long kUnits[] = {3600, 60, 1};
  long long sum = 0;
  std::size_t level = 0;
  for (std::size_t at = 0; at < text.size() && level < 3; at += 3, ++level) {
    const auto part = number(text.substr(at, 2));
    if (!part) return std::nullopt;
    sum += *part * kUnits[level];
  }
  if (level == 0) return std::nullopt;
  return std::pair(sum, kUnits[level - 1]);
}

Sense single(std::string_view value) {
  const std::size_t time = value.find('T');
  if (time == 0 || value.starts_with('P')) return {};
  if (time == std::string_view::npos) return civil(value);
  Sense day = civil(value.substr(0, time));
  if (!day.interval) return day;
  const std::string_view rest = value.substr(time + 1);
  if (rest == "MO" || rest == "AF" || rest == "EV" || rest == "NI") return day;
  const auto clock = time_of_day(rest);
  if (!clock) return {};
  const long long from = day.interval->from + clock->first;
  return {Interval{from, from + clock->second}, ""};
}

// Moves a moment by months, to the last day of the month where the day is not there.
long long add_months(long long moment, int count) {
  const chr::sys_days day{chr::days((moment >= 0 ? moment : moment - kDay + 1) / kDay)};
  const long long within = moment - seconds(day);
  const chr::year_month_day date(day);
  const chr::year_month target = chr::year_month(date.year(), date.month()) + chr::months(count);
  const chr::year_month_day_last last(target.year(), chr::month_day_last(target.month()));
  return seconds(chr::sys_days(target / std::min(date.day(), last.day()))) + within;
}

}  // namespace

Sense sense_of(std::string_view value) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return single(value);
  const Sense first = single(value.substr(0, slash));
  Sense second = single(value.substr(slash + 1));
  if (!first.fault.empty()) return first;
  if (!second.interval || !first.interval) return {std::nullopt, second.fault};
  if (first.interval->from >= second.interval->to) return fault(value, "ends before it begins");
  return {Interval{first.interval->from, second.interval->to}, ""};
}

std::optional<EdtfSense> sense_of_edtf(std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const std::string_view first = text.substr(0, slash);
    const std::string_view last = text.substr(slash + 1);
    EdtfSense sense;
    sense.open_from = first == "..";
    sense.open_to = last == "..";
    const auto begin = sense_of_edtf(sense.open_from ? last : first);
    const auto end = sense_of_edtf(sense.open_to ? first : last);
    if (!begin || !end || (sense.open_from && sense.open_to)) return std::nullopt;
    sense.interval = {begin->interval.from, end->interval.to};
    return sense;
  }
  if (text.ends_with('~')) text.remove_suffix(1);
  // Its groupings of months, by the names that a value has for them.
  static constexpr std::pair<std::string_view, std::string_view> kGroupings[] = {
      {"21", "SP"}, {"22", "SU"}, {"23", "FA"}, {"24", "WI"}, {"33", "Q1"},
      {"34", "Q2"}, {"35", "Q3"}, {"36", "Q4"}, {"40", "H1"}, {"41", "H2"}};
  std::string value(text);
  if (const std::size_t dash = value.rfind('-');
      dash != std::string::npos && dash + 3 == value.size() && dash <= 5) {
    for (const auto& [code, name] : kGroupings) {
      if (value.ends_with(code)) value.replace(dash + 1, 2, name);
    }
  }
  const Sense sense = sense_of(value);
  return sense.interval ? std::optional(EdtfSense{*sense.interval}) : std::nullopt;
}

std::optional<long long> instant(std::string_view text) {
  const std::size_t time = text.find('T');
  const Sense day = civil(text.substr(0, time));
  if (!day.interval || day.interval->to - day.interval->from != kDay) return std::nullopt;
  if (time == std::string_view::npos) return day.interval->from;
  const auto clock = time_of_day(text.substr(time + 1));
  if (!clock) return std::nullopt;
  return day.interval->from + clock->first;
}

std::optional<Interval> displaced(const Interval& interval, std::string_view duration) {
  const int sign = duration.starts_with('-') ? -1 : 1;
  if (sign < 0) duration.remove_prefix(1);
  if (!duration.starts_with('P')) return std::nullopt;
  duration.remove_prefix(1);
  int month_count = 0;
  long long second_count = 0;
  bool in_time = false;
  while (!duration.empty()) {
    if (duration.front() == 'T') {
      in_time = true;
      duration.remove_prefix(1);
      continue;
    }
    const std::size_t letter = duration.find_first_of("YMWDHS");
    if (letter == std::string_view::npos) return std::nullopt;
    const auto count = number(duration.substr(0, letter));
    if (!count || *count > kMostUnits) return std::nullopt;  // PXM, P2.5Y
    switch (duration[letter]) {
      case 'Y':
        month_count += *count * 12;
        break;
      case 'M':
        in_time ? second_count += * count* 60LL : month_count += *count;
        break;
      case 'W':
        second_count += *count * 7 * kDay;
        break;
      case 'D':
        second_count += *count * kDay;
        break;
      case 'H':
        second_count += *count * 3600LL;
        break;
      default:
        second_count += *count;
    }
    duration.remove_prefix(letter + 1);
  }
  const auto move = [&](long long moment) {
    return add_months(moment, sign * month_count) + sign * second_count;
  };
  if (std::abs(month_count) > 12 * kMostUnits) return std::nullopt;
  return Interval{move(interval.from), move(interval.to)};
}

std::string written(long long instant, bool fine) {
  const chr::sys_seconds time{chr::seconds(instant)};
  const auto day = chr::floor<chr::days>(time);
  const chr::year_month_day date(day);
  const chr::hh_mm_ss clock(time - day);
  const int year = static_cast<int>(date.year());
  char text[48];
  int size =
      std::snprintf(text, sizeof text, "%s%04d-%02u-%02u", year < 0 ? "-" : "", std::abs(year),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (fine) {
    size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), "T%02d:%02d",
                          static_cast<int>(clock.hours().count()),
                          static_cast<int>(clock.minutes().count()));
  }
  return std::string(text, static_cast<std::size_t>(size));
}

}  // namespace glane::check
