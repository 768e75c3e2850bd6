// Candidates are made for the years or months around the reference, in order; then one rule picks:
// past tense the last one that has begun, future tense the first one that has not ended, else the
// nearest.
#include "stages/dates/compose.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "stages/dates/holidays.h"

namespace glane::dates {
namespace {

constexpr std::int32_t kNoon = 12 * 3600;
constexpr std::int32_t kYearsAround = 2;
constexpr std::int32_t kMonthsAround = 14;
constexpr std::int32_t kNearDays = 130;
constexpr std::int32_t kPastBias = 2;
constexpr std::int32_t kHalfWay = 150;
constexpr std::int32_t kFarAhead = 125;
// Seasons are dated by the month, but for who says l'été dernier they turn at the equinox.
constexpr std::int32_t kSeasonLag = 22;

// Puts the time of day, if any, on the day of a granule.
Granule with_time(const Granule& day, const Fields& f) {
  if (f.second != kHole) return clock_granule(day.start.day, f.second, f.clock);
  if (f.part == kMidday) return clock_granule(day.start.day, kNoon, Unit::Hour);
  if (f.part == kDaytime) return day;
  if (!f.part.empty()) return part_granule(day.start.day, f.part);
  return day;
}

std::int32_t distance(const Granule& g, const Day& day) {
  const std::int32_t at = to_serial(day);
  const std::int32_t start = to_serial(g.start.day);
  const std::int32_t end = to_serial(g.end.day);
  if (at < start) return start - at;
  return at < end ? 0 : at - end + 1;
}

// `candidates` in order of time; not empty.
const Granule& pick(const std::vector<Granule>& candidates, const Reference& reference) {
  const Day& day = *reference.day;
  const Instant now{reference.season ? add_days(day, -kSeasonLag) : day, 0};
  const Granule* past = &candidates.front();
  const Granule* ended = &candidates.front();
  const Granule* future = nullptr;
  const Granule* coming = nullptr;
  const Granule* nearest = &candidates.front();
  // News looks back: what is to come must be nearer by half where no verb says that it comes.
  const auto cost = [&](const Granule& g) {
    std::int32_t days = distance(g, day);
    // Between two that are about as far off, the one of the same year.
    if (days > kHalfWay && g.start.day.year != day.year) days += days / 8;
    if (g.start <= now || reference.tense == Tense::Future) return days;
    return g.grain > Unit::Week || reference.day_only ? days * 2 : days + kPastBias;
  };
  for (const Granule& g : candidates) {
    if (g.start <= now) past = &g;
    if (g.end <= now) ended = &g;
    if (future == nullptr && g.end > now) future = &g;
    if (coming == nullptr && g.start > now) coming = &g;
    if (cost(g) < cost(*nearest)) nearest = &g;
  }
  const Granule& last = candidates.back();
  switch (reference.direction) {
    case Direction::Last:
    case Direction::Previous:
      return *ended;
    case Direction::Next:
    case Direction::Following:
      return coming != nullptr ? *coming : last;
    case Direction::This:
      return *nearest;
    case Direction::None:
      break;
  }
  // A month or more is the nearest one whatever the verb, unless that is far: les élections de
  // novembre, said in July.
  if (reference.coarse && distance(*nearest, day) <= kNearDays) return *nearest;
  if (reference.tense == Tense::Past) return *past;
  if (reference.tense == Tense::Future) return future != nullptr ? *future : last;
  return *nearest;
}

// The first Monday of the month begins its first week; its last week ends inside it.
std::optional<Granule> nth_week(std::int32_t year, std::int32_t month, std::int32_t nth) {
  const Day first{year, month, 1};
  if (nth > 0) {
    const Day monday = add_days(first, (8 - weekday(first)) % 7 + (nth - 1) * 7);
    return week_granule(monday);
  }
  const Day after = add_months(first, 1);
  return week_granule(add_days(after, -(weekday(after) - 1) - 7));
}

// The nth weekday, day, week, month or quarter of the year or month.
std::optional<Granule> nth_piece(const Fields& f, std::int32_t year) {
  const bool in_month = f.month != kHole;
  if (f.weekday != kHole && in_month) {
    const auto day = holiday_in("nth " + std::to_string(f.month) + " " + std::to_string(f.nth) +
                                    " " + std::to_string(f.weekday),
                                year);
    if (!day) return std::nullopt;
    return day_granule(*day);
  }
  const Day first{year, in_month ? f.month : 1, 1};
  const Day after = add_months(first, in_month ? 1 : 12);
  switch (f.nth_unit) {
    case Unit::Day:
      return day_granule(f.nth > 0 ? add_days(first, f.nth - 1) : add_days(after, f.nth));
    case Unit::Week:
      if (in_month) return nth_week(year, f.month, f.nth);
      return week_granule(first_day({year, f.nth > 0 ? f.nth : 52}));
    case Unit::Month:
      if (f.nth > 12) return std::nullopt;
      return month_granule(year, f.nth > 0 ? f.nth : 12);
    case Unit::Quarter:
      if (f.nth > 4) return std::nullopt;
      return quarter_granule(year, f.nth > 0 ? f.nth : 4);
    default:
      return std::nullopt;
  }
}

std::optional<Granule> lunar_piece(const Fields& f, std::int32_t year) {
  const auto month = lunar_month(year, f.month);
  if (!month) return std::nullopt;
  if (f.day != kHole) return day_granule(add_days(month->first, std::min(f.day, month->days) - 1));
  Granule g = day_granule(month->first);
  g.end = {add_days(month->first, month->days), 0};
  g.value += "/" + glane::to_iso(add_days(month->first, month->days - 1));
  g.grain = Unit::Month;
  return g;
}

// What the fields are within one year; without times.
std::optional<Granule> in_year(const Fields& f, std::int32_t year) {
  if (!f.holiday.empty()) {
    const auto day = holiday_in(f.holiday, year);
    if (!day) return std::nullopt;
    return day_granule(*day);
  }
  if (f.lunar && f.month != kHole) return lunar_piece(f, year);
  if (f.nth != kHole) return nth_piece(f, year);
  if (f.month != kHole && f.day != kHole) {
    const auto day = make_day(year, f.month, f.day);
    if (!day) return std::nullopt;
    if (f.weekend) return weekend_granule(*day);
    if (f.week) return week_granule(*day);
    return day_granule(*day);
  }
  if (f.month != kHole) return month_granule(year, f.month);
  if (f.season != Season::None) return season_granule(year, f.season);
  if (f.quarter != kHole) return quarter_granule(year, f.quarter);
  if (f.half != kHole) return half_granule(year, f.half);
  return year_granule(year);
}

// A weekday that contradicts the date does not count, one that fits decides.
std::vector<Granule> on_weekday(std::vector<Granule> all, std::int32_t wanted, std::int32_t year) {
  std::vector<Granule> fitting;
  for (const Granule& g : all) {
    if (weekday(g.start.day) == wanted && std::abs(g.start.day.year - year) <= 1) {
      fitting.push_back(g);
    }
  }
  return fitting.empty() ? all : fitting;
}

std::vector<Granule> around_year(const Fields& f, const Day& day) {
  std::vector<Granule> all;
  const std::int32_t reach = f.month == 2 && f.day == 29 ? 8 : kYearsAround;
  for (std::int32_t year = day.year - reach; year <= day.year + reach; ++year) {
    if (const auto g = in_year(f, year)) all.push_back(*g);
  }
  const bool checked = f.weekday != kHole && f.day != kHole && f.nth == kHole;
  return checked ? on_weekday(std::move(all), f.weekday, day.year) : all;
}

// A quarter or half is the one of this year, unless it lies far ahead: Q4, said in January.
Granule of_this_year(const Fields& f, const Reference& reference) {
  const Day& day = *reference.day;
  const Granule g = *in_year(f, day.year);
  const bool ahead = Instant{day, 0} < g.start && distance(g, day) > kFarAhead;
  return ahead && reference.tense != Tense::Future ? *in_year(f, day.year - 1) : g;
}

std::vector<Granule> around_month(const Fields& f, const Day& day) {
  std::vector<Granule> all;
  const std::int32_t reach = f.weekday != kHole ? kMonthsAround : 2;
  for (std::int32_t k = -reach; k <= reach; ++k) {
    const Day month = add_months({day.year, day.month, 1}, k);
    if (const auto d = make_day(month.year, month.month, f.day)) {
      all.push_back(f.week ? week_granule(*d) : f.weekend ? weekend_granule(*d) : day_granule(*d));
    }
  }
  return f.weekday != kHole ? on_weekday(std::move(all), f.weekday, day.year) : all;
}

std::vector<Granule> around_week(const Fields& f, const Day& day) {
  const Day monday = week_granule(day).start.day;
  std::vector<Granule> all;
  for (std::int32_t k = -1; k <= 1; ++k) {
    const Day week = add_days(monday, k * 7);
    all.push_back(f.weekend ? weekend_granule(week) : day_granule(add_days(week, f.weekday - 1)));
  }
  return all;
}

Placed decade_or_century(const Fields& f, const Reference& reference) {
  Placed placed;
  if (f.decade == kHole) {
    placed.granule = century_granule(f.century);
    return placed;
  }
  std::int32_t decade = f.decade;
  if (f.century != kHole) {
    decade = f.century * 10 + f.decade % 10;
  } else if (decade < 10) {
    const std::int32_t now = reference.day ? reference.day->year / 10 : 202;
    decade += 190;
    while (decade + 10 <= now) decade += 10;
  }
  placed.granule = decade_granule(decade);
  return placed;
}

std::optional<Placed> chosen(std::vector<Granule> candidates, const Fields& f,
                             const Reference& reference) {
  if (candidates.empty()) return std::nullopt;
  Reference wanted = reference;
  wanted.coarse = candidates.front().grain > Unit::Week || !f.holiday.empty();
  wanted.season = f.season != Season::None;
  wanted.day_only = f.day != kHole && f.month == kHole;
  return Placed{with_time(pick(candidates, wanted), f), true};
}

}  // namespace

std::string partial_value(const Fields& f) {
  std::string value;
  const bool year = f.year != kHole;
  if (f.month != kHole || f.day != kHole) {
    value = (year ? year_digits(f.year) : "XXXX") + "-" +
            (f.month != kHole ? two_digits(f.month) : "XX");
    if (f.day != kHole) value += "-" + two_digits(f.day);
  } else if (f.weekday != kHole) {
    value = "XXXX-WXX-" + std::to_string(f.weekday);
  } else if (f.season != Season::None) {
    value = "XXXX-" + std::string(to_code(f.season));
  } else if (f.quarter != kHole) {
    value = (year ? year_digits(f.year) : "XXXX") + "-Q" + std::to_string(f.quarter);
  } else if (f.half != kHole) {
    value = "XXXX-H" + std::to_string(f.half);
  } else if (f.weekend) {
    value = "XXXX-WXX-WE";
  } else if (!f.part.empty() && f.second == kHole && f.part != kDaytime && f.part != kMidday) {
    value = "XXXX-XX-XX";
  }
  if (f.second != kHole) return value + clock_value(f.second, f.clock);
  if (f.part == kMidday) return value + clock_value(kNoon, Unit::Hour);
  if (!f.part.empty() && f.part != kDaytime) value += "T" + std::string(f.part);
  return value;
}

std::optional<Placed> compose(const Fields& f, const Reference& reference) {
  if (f.century != kHole || f.decade != kHole) return decade_or_century(f, reference);
  if (f.year != kHole && (!f.any_time() || f.any_day() || f.nth != kHole)) {
    const auto g = in_year(f, f.year);
    if (!g) return std::nullopt;
    return Placed{with_time(*g, f), false};
  }
  if (!reference.day) {
    Placed placed;
    placed.granule.value = partial_value(f);
    return placed;
  }
  const Day& day = *reference.day;
  const bool piece = f.quarter != kHole || f.half != kHole;
  if (piece && f.nth == kHole && reference.direction == Direction::None) {
    return Placed{of_this_year(f, reference), true};
  }
  if (f.month != kHole || !f.holiday.empty() || f.nth != kHole || f.season != Season::None ||
      f.quarter != kHole || f.half != kHole) {
    return chosen(around_year(f, day), f, reference);
  }
  if (f.day != kHole) return chosen(around_month(f, day), f, reference);
  if (f.weekday != kHole || f.weekend) return chosen(around_week(f, day), f, reference);
  if (f.any_time()) return Placed{with_time(day_granule(day), f), true};
  return std::nullopt;
}

}  // namespace glane::dates
