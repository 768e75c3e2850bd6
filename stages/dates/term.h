// Temporal expressions before they are resolved: calendar fields with holes, and displacements.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "pipeline/records.h"
#include "pipeline/span.h"
#include "stages/dates/granule.h"
#include "stages/dates/length.h"

namespace glane::dates {

inline constexpr std::int32_t kHole = std::numeric_limits<std::int32_t>::min();

inline constexpr std::string_view kMidday = "MI";   // alone it is noon
inline constexpr std::string_view kDaytime = "DT";  // adds nothing to its day

// What of a calendar expression was said.  `XXXX-09-15` has month and day, and a hole for the year.
struct Fields {
  std::int32_t century = kHole;  // 18 for 1800 to 1899
  std::int32_t decade = kHole;   // 198, or 8 where the century is left out (années 80)
  std::int32_t year = kHole;
  std::int32_t half = kHole;
  std::int32_t quarter = kHole;
  Season season = Season::None;
  std::int32_t month = kHole;
  std::int32_t day = kHole;
  std::int32_t weekday = kHole;  // 1 Monday … 7 Sunday
  bool weekend = false;
  bool week = false;            // the week of the day that was said
  std::int32_t nth = kHole;     // the first (1) … the last (-1) `nth_unit` of what else is said,
  Unit nth_unit = Unit::None;   // a weekday where one was said
  std::string_view part;        // MO AF EV NI, or one of these two
  std::int32_t second = kHole;  // of the day
  Unit clock = Unit::None;      // how fine the time of day is: Hour, Minute or Second
  bool twelve_hour = false;     // said without its half of the day: 三点
  std::string_view holiday;     // a formula, see holidays.h
  bool lunar = false;           // month and day are of the Chinese calendar

  [[nodiscard]] bool any_day() const {
    return day != kHole || weekday != kHole || !holiday.empty();
  }
  [[nodiscard]] bool any_time() const { return second != kHole || !part.empty(); }
  // Whether something finer than a year but no time of day was said.
  [[nodiscard]] bool any_within_year() const {
    return any_day() || month != kHole || season != Season::None || quarter != kHole ||
           half != kHole || nth != kHole || weekend || week;
  }
};

// What a displacement starts from.
enum class Base : std::uint8_t {
  None,
  Document,  // hier, il y a dix ans
  Story,     // la veille, quatre ans plus tard: the last date of the narrative
  Event,     // deux jours avant qu'il …: what no date is known of
  Term,      // la veille de Noël: another term, `first`
};

// Which of its kind: lundi dernier, prochain, suivant; ce lundi.
enum class Direction : std::uint8_t { None, This, Last, Next, Previous, Following };

// A side that the words leave open: depuis 2016, jusqu'au 3 mai, 自2018年以来.
enum class Open : std::uint8_t { None, From, Until };

enum class Kind : std::uint8_t { Calendar, Duration, Set, Range };

struct Term {
  TokenSpan tokens;
  RuleRef rule;
  Kind kind = Kind::Calendar;
  Fields fields;
  Base base = Base::None;
  Shift shift;                     // counts where `base` is set
  std::int32_t plus_days = 0;      // lundi en huit: so much behind the day that is found
  std::int32_t portion = 0;        // les trois premiers mois de 2023: so many units of what else is
  Unit portion_unit = Unit::None;  // said, from its beginning, or from its end where negative
  bool says_offset = false;        // the record states the displacement: il y a, plus tard, suivant
  bool falls_back = false;  // without a narrative, a story displacement starts from the document
  Direction direction = Direction::None;
  Mod mod = Mod::None;
  Open open = Open::None;
  std::string_view zone;  // see DateRecord
  bool fiscal = false;
  bool split_year = false;   // exercice 2023-2024: `year` is the second one
  bool same_period = false;  // même période, 同期: the piece of the year that was last spoken of
  Length length;             // of durations, sets and displacements by a length
  std::string freq;
  std::int32_t second_month = kHole;  // of a set that lasts from month to month
  // Indexes of other terms: the ends of a range; what Base::Term or a portion counts from; the day
  // with which a fiscal period closes (second).
  std::int32_t first = -1;
  std::int32_t second = -1;
};

}  // namespace glane::dates
