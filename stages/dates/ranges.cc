#include "stages/dates/ranges.h"

#include "stages/dates/term_builder.h"

namespace glane::dates {
namespace {

constexpr std::int32_t kHalfDay = 12 * 3600;

void borrow(std::int32_t& hole, std::int32_t value) {
  if (hole == kHole) hole = value;
}

bool says_day(const Term& t) {
  return t.fields.any_day() || t.base != Base::None;
}

// From the end to the beginning: mars et juin 2022, 15 au 29 septembre.
void share_back(Term& first, const Term& second) {
  Fields& a = first.fields;
  const Fields& b = second.fields;
  if (first.base != Base::None) return;
  const bool bare_time = a.any_time() && !says_day(first);
  if (bare_time) {
    if (second.base != Base::None && second.shift.days > 0) {
      // 22 h à demain 6 h, 晚8点到次日凌晨2点: from the day before it.
      first.base = second.base;
      first.shift = Shift{0, second.shift.days - 1, 0, Unit::Day, "P0D"};
      first.falls_back = second.falls_back;
    } else if (says_day(second)) {
      const Fields times = a;
      a = b;
      a.second = times.second;
      a.clock = times.clock;
      a.part = times.part;
      first.base = second.base;
      first.shift = second.shift;
    }
    return;
  }
  if (a.day != kHole && a.month == kHole && a.weekday == kHole) borrow(a.month, b.month);
  if (a.day != kHole && a.month == kHole) borrow(a.month, b.month);
  if (a.year == kHole && a.any_within_year() && a.weekday == kHole) borrow(a.year, b.year);
  if (a.year == kHole && a.weekday != kHole && a.day != kHole) borrow(a.year, b.year);
  if (a.year == kHole && second.base == Base::Document && second.shift.grain >= Unit::Month &&
      a.any_within_year()) {
    first.base = second.base;
    first.shift = second.shift;
  }
  if (a.year != kHole && a.year == b.year && a.month != kHole && b.month != kHole &&
      a.month > b.month) {
    --a.year;
  }
}

// From the beginning to the end: 2016年6月1日-6月30日, 下午5点到6点.
void share_on(const Term& first, Term& second) {
  const Fields& a = first.fields;
  Fields& b = second.fields;
  if (second.base != Base::None) return;
  const bool bare_time = b.any_time() && !b.any_within_year();
  if (bare_time) {
    if (a.part != "" && b.part.empty() && b.second != kHole && a.second != kHole &&
        b.second < a.second && b.second + kHalfDay > a.second && b.second <= kHalfDay) {
      b.second += kHalfDay;
    }
    const Fields times = b;
    b = a;
    b.second = times.second;
    b.clock = times.clock;
    b.part = times.part;
    second.base = first.base;
    second.shift = first.shift;
    return;
  }
  if (b.year == kHole && b.weekday == kHole && first.base == Base::None) {
    borrow(b.year, a.year);
    if (b.day != kHole && b.month == kHole) borrow(b.month, a.month);
    if (b.year != kHole && b.month != kHole && a.month != kHole && b.month < a.month) ++b.year;
  } else if (b.year == kHole && first.base == Base::Document && b.any_within_year() &&
             first.shift.grain >= Unit::Month && b.weekday == kHole) {
    second.base = first.base;
    second.shift = first.shift;
    if (b.day != kHole && b.month == kHole) borrow(b.month, a.month);
  }
}

}  // namespace

void share_fields(const Term& range, Term& first, Term& second) {
  // What was said of the range as a whole: jeudi de 9 h à 11 h, 每年9月到11月.
  for (Term* end : {&first, &second}) {
    if (range.base != Base::None && end->base == Base::None) {
      end->base = range.base;
      end->shift = range.shift;
    }
    Fields& f = end->fields;
    borrow(f.year, range.fields.year);
    borrow(f.month, range.fields.month);
    borrow(f.day, range.fields.day);
    borrow(f.weekday, range.fields.weekday);
    if (f.part.empty() && !range.fields.part.empty()) {
      f.part = range.fields.part;
      if (f.second != kHole) f.second = in_part_of_day(f.second, f.part);
    }
    if (f.holiday.empty()) f.holiday = range.fields.holiday;
    end->fiscal = end->fiscal || range.fiscal;
    if (end->direction == Direction::None) end->direction = range.direction;
  }
  share_back(first, second);
  share_on(first, second);
}

Granule later(const Term& second, const Granule& first, const Granule& found) {
  const Fields& f = second.fields;
  if (found.timed)
    return clock_granule(add_days(found.start.day, 1), found.start.second, found.grain);
  if (f.year == kHole && f.month != kHole) {
    const Day day = add_months(found.start.day, 12);
    return granule_at(found.grain, {day, 0});
  }
  if (f.weekday != kHole && f.day == kHole) {
    const std::int32_t ahead = to_serial(first.start.day) - to_serial(found.start.day) + 6;
    return granule_at(found.grain, {add_days(found.start.day, ahead / 7 * 7), 0});
  }
  return found;
}

Granule earlier(const Term& first, const Granule& found, const Granule& last) {
  const Fields& f = first.fields;
  if (f.year != kHole || found.timed || first.base != Base::None) return found;
  if (f.month != kHole) return granule_at(found.grain, {add_months(found.start.day, -12), 0});
  const Day end = last.start.day;
  const auto day = f.day != kHole ? make_day(end.year, end.month, f.day) : std::nullopt;
  return day ? granule_at(Unit::Day, {*day, 0}) : found;
}

Granule spanning(const Granule& first, const Granule& last) {
  Granule range;
  range.value = first.value + "/" + last.value;
  range.start = first.start;
  range.end = last.timed ? last.start : last.end;
  range.timed = first.timed || last.timed;
  range.grain = last.grain;
  range.placed = first.placed && last.placed && range.start < range.end;
  return range;
}

Granule end_of(const Granule& range) {
  Granule end = range;
  end.start = add_seconds(range.end, -1);
  end.start.second = 0;
  return end;
}

}  // namespace glane::dates
