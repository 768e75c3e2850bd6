#include "stages/dates/edtf.h"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

namespace glane::dates {
namespace {

constexpr double kDayMilliseconds = 86400000.0;
constexpr std::int32_t kMinuteMilliseconds = 60000;

struct Grouping {
  std::string_view timex;
  std::string_view edtf;
};
constexpr std::array<Grouping, 10> kGroupings{{{"SP", "21"},
                                               {"SU", "22"},
                                               {"FA", "23"},
                                               {"WI", "24"},
                                               {"Q1", "33"},
                                               {"Q2", "34"},
                                               {"Q3", "35"},
                                               {"Q4", "36"},
                                               {"H1", "40"},
                                               {"H2", "41"}}};

// `+08:00` of an IANA zone at that moment; `Z` for UTC; nothing where the zone is not known.
std::string offset_of(std::string_view zone, const Instant& at) {
  if (zone.empty() || zone == "local") return "";
  if (zone == "UTC") return "Z";
  if (zone.front() == '+' || zone.front() == '-') return std::string(zone);
  const std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8({zone.data(), static_cast<int32_t>(zone.size())})));
  int32_t raw = 0;
  int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  known->getOffset(to_serial(at.day) * kDayMilliseconds + at.second * 1000.0, true, raw, summer,
                   status);
  if (U_FAILURE(status)) return "";
  const std::int32_t minutes = (raw + summer) / kMinuteMilliseconds;
  const std::int32_t size = std::abs(minutes);
  return (minutes < 0 ? "-" : "+") + two_digits(size / 60) + ":" + two_digits(size % 60);
}

// `T15:30:00`: EDTF wants the seconds.
std::string clock_time(std::int32_t second) {
  return "T" + two_digits(second / 3600) + ":" + two_digits(second / 60 % 60) + ":" +
         two_digits(second % 60);
}

// `2016`, `2016-05`, `2016-05-03`: what an interval of EDTF may end with.
bool is_plain(std::string_view value) {
  const std::size_t sign = value.starts_with('-') ? 1 : 0;
  for (std::size_t k = sign; k < value.size(); ++k) {
    const bool dash = k - sign == 4 || k - sign == 7;
    if (dash ? value[k] != '-' : value[k] < '0' || value[k] > '9') return false;
  }
  return value.size() - sign == 4 || value.size() - sign == 7 || value.size() - sign == 10;
}

bool is_decade_or_century(std::string_view value) {
  return value.ends_with('X') && value.find('-', 1) == std::string_view::npos &&
         !value.starts_with("XX");
}

std::string first_day(const Granule& g) {
  return glane::to_iso(g.start.day);
}

std::string last_day(const Granule& g) {
  const Day day = g.end.second == 0 ? add_days(g.end.day, -1) : g.end.day;
  return glane::to_iso(day);
}

std::string days_of(const Granule& g) {
  const std::string first = first_day(g);
  const std::string last = last_day(g);
  return first == last ? first : first + "/" + last;
}

// A value that one EDTF date says; empty for others.
std::string single(std::string_view value, const Granule& g, std::string_view zone) {
  if (is_plain(value) || is_decade_or_century(value)) return std::string(value);
  if (g.timed)
    return to_iso(g.start, false) + clock_time(g.start.second) + offset_of(zone, g.start);
  if (const std::size_t time = value.find('T'); time != std::string_view::npos) {
    return std::string(value.substr(0, time));
  }
  for (const Grouping& grouping : kGroupings) {
    if (value.ends_with(grouping.timex)) {
      return std::string(value.substr(0, value.size() - 2)) + std::string(grouping.edtf);
    }
  }
  return "";
}

// The ends of a range, each as it was said where EDTF allows that.
std::string range(std::string_view value, const Granule& g) {
  const std::size_t slash = value.find('/');
  const std::string_view first = value.substr(0, slash);
  const std::string_view last = value.substr(slash + 1);
  if (is_plain(first) && is_plain(last)) return std::string(value);
  return days_of(g);
}

}  // namespace

std::string edtf_of(const DateRecord& record, const Granule* granule, Open open) {
  if (granule == nullptr || !granule->placed || record.type == DateType::Duration ||
      record.type == DateType::Set || (record.fiscal && record.from.empty())) {
    return "";
  }
  const Granule& g = *granule;
  const std::string_view value = record.value;
  if (open == Open::None && (record.mod == Mod::Before || record.mod == Mod::After)) {
    if (g.timed) return "";
    return record.mod == Mod::Before ? "../" + glane::to_iso(add_days(g.start.day, -1))
                                     : glane::to_iso(g.end.day) + "/..";
  }
  if (open != Open::None && !g.timed) {
    const bool from = open == Open::From;
    const std::string side = is_plain(value) ? std::string(value)
                             : from          ? first_day(g)
                                             : last_day(g);
    return from ? side + "/.." : "../" + side;
  }
  if (record.fiscal) return days_of(g);
  if (value.find('/') != std::string_view::npos) return range(value, g);
  std::string said = single(value, g, record.zone);
  if (said.empty()) return days_of(g);
  if (record.mod == Mod::Approx && !g.timed) said += '~';
  return said;
}

}  // namespace glane::dates
