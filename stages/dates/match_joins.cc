// What joins make of the terms that they hold.
#include "stages/dates/match_reader.h"

#include <utility>

namespace glane::dates {
namespace {

constexpr std::int32_t kHourSeconds = 3600;

// What `b` says and `a` leaves open.
void fill_fields(Fields& a, const Fields& b) {
  for (const auto field :
       {&Fields::century, &Fields::decade, &Fields::year, &Fields::half, &Fields::quarter,
        &Fields::month, &Fields::day, &Fields::weekday, &Fields::nth}) {
    fill(a.*field, b.*field, kHole);
  }
  fill(a.season, b.season, Season::None);
  fill(a.nth_unit, b.nth_unit, Unit::None);
  fill(a.part, b.part, std::string_view());
  fill(a.holiday, b.holiday, std::string_view());
  if (a.second == kHole && b.second != kHole) {
    a.second = b.second;
    a.clock = b.clock;
    a.twelve_hour = b.twelve_hour;
  }
  a.weekend = a.weekend || b.weekend;
  a.week = a.week || b.week;
  a.lunar = a.lunar || b.lunar;
}

// `trois heures` and `dix minutes`, but not `trois heures` and `deux jours`.
bool grow(Length& length, const Length& more) {
  if (more.empty() || length.unknown || more.unknown ||
      more.parts.front().unit >= length.finest()) {
    return false;
  }
  length.parts.insert(length.parts.end(), more.parts.begin(), more.parts.end());
  return true;
}

}  // namespace

bool MatchReader::count_from(Term& term, const std::vector<Term>& terms) const {
  const Arc* b = arc(kB);
  if (b == nullptr) return false;
  read_relative(term);
  if (const Arc* a = arc(kA)) {
    const auto shift = shift_by(terms[a->index].length, constant("sign") == "-1" ? -1 : 1);
    if (!shift) return false;
    term.shift = *shift;
    term.mod = terms[a->index].mod;
  } else if (Length length; read_length(length)) {
    if (const auto shift = shift_by(length, constant("sign") == "-1" ? -1 : 1)) term.shift = *shift;
  }
  term.base = Base::Term;
  term.says_offset = term.falls_back = false;
  term.first = static_cast<std::int32_t>(b->index);
  return term.shift.grain != Unit::None;
}

bool MatchReader::read_portion(Term& term) const {
  const auto unit = parse_unit(word(kUnit));
  const std::int32_t count = number(kCount);
  if (!unit || count == kHole || count < 1) return false;
  term.portion = constant("side") == "last" ? -count : count;
  term.portion_unit = *unit;
  if (const Arc* b = arc(kB)) {
    term.first = static_cast<std::int32_t>(b->index);
    return true;
  }
  if (!read_fields(term.fields)) return false;
  if (term.fields.any_within_year()) return true;
  term.base = Base::Document;
  term.shift = Shift{0, 0, 0, Unit::Year, "P0Y"};
  return true;
}

void MatchReader::read_closing(Term& term, std::vector<Term>& terms) const {
  Term day;
  day.tokens = match.span;
  day.fields.year = number(kYear2);
  day.fields.month = number(kMonth2);
  day.fields.day = number(kDay2);
  // `clos en mars` is said of last March, `se terminant en mars` of any.
  const Direction direction = std::exchange(term.direction, Direction::None);
  if (day.fields.year == kHole) day.direction = direction;
  term.second = static_cast<std::int32_t>(terms.size());
  terms.push_back(std::move(day));
}

bool MatchReader::merge(Term& term, const std::vector<Term>& terms) const {
  if (term.open != Open::None && !constant("open").empty()) return false;
  Term extra;
  read_relative(extra);
  Fields own;
  if (!read_fields(own)) return false;
  fill_fields(term.fields, own);
  if (const Arc* b = arc(kB)) {
    const Term& other = terms[b->index];
    fill_fields(term.fields, other.fields);
    if (other.base != Base::None) extra = other;
    if (term.mod == Mod::None) term.mod = other.mod;
    if (term.direction == Direction::None) term.direction = other.direction;
    term.fiscal = term.fiscal || other.fiscal;
    if (other.kind == Kind::Range || other.kind == Kind::Set) term.kind = other.kind;
    if (term.first < 0) term.first = other.first;
    if (term.second < 0) term.second = other.second;
    if (term.length.empty()) term.length = other.length;
    if (term.zone.empty()) term.zone = other.zone;
    if (term.open == Open::None) term.open = other.open;
    if (constant("grow") == "1") {
      // A comma may also part two lengths of a list.
      const bool comma = doc.text_of({arc(kA)->end, b->begin}) == ",";
      if (other.mod != Mod::None || (comma && term.length.parts.size() < 2)) return false;
      if (!grow(term.length, other.length)) return false;
    }
  }
  if (term.base == Base::None && extra.base != Base::None) {
    term.base = extra.base;
    term.shift = extra.shift;
    term.says_offset = extra.says_offset;
    term.falls_back = extra.falls_back;
  }
  if (const std::string_view sign = constant("sign"); !sign.empty()) {
    if (term.kind != Kind::Duration) return false;
    const auto shift = shift_by(term.length, sign == "-1" ? -1 : 1);
    if (!shift) return false;
    term.kind = Kind::Calendar;
    term.shift = *shift;
    term.says_offset = true;
  }
  return true;
}

std::int32_t MatchReader::range_end(Slot slot, const std::array<Slot, 4>& fields,
                                    std::vector<Term>& terms) const {
  if (const Arc* a = arc(slot)) return static_cast<std::int32_t>(a->index);
  Term end;
  end.tokens = match.span;
  if (const auto unit = parse_unit(word(kUnit))) {  // 3 à 5 ans
    const auto value = count(slot == kA ? kCount : kCount2);
    end.kind = Kind::Duration;
    if (value) end.length.add(*value, *unit);
  }
  end.fields.century = read_century();
  if (const std::int32_t decade = number(slot == kA ? kDecade : kDecade2); decade != kHole) {
    end.fields.decade = decade;
  }
  end.fields.year = slot == kA ? said_year() : number(fields[0]);
  if (slot == kA) end.fields.quarter = number(kQuarter);
  end.fields.month = number(fields[1]);
  end.fields.day = number(fields[2]);
  if (const std::int32_t hour = number(fields[3]); hour != kHole && hour >= 0 && hour <= 24) {
    end.fields.second = hour * kHourSeconds;
    end.fields.clock = Unit::Hour;
  }
  terms.push_back(end);
  return static_cast<std::int32_t>(terms.size() - 1);
}

bool MatchReader::read_window(Term& term, std::vector<Term>& terms) const {
  const auto unit = parse_unit(word(kUnit));
  const Arc* n = arc(kCount);
  if (!unit || n == nullptr || n->number < 1) return false;
  const bool past = constant("window") == "-1";
  const std::int32_t last = past && *unit < Unit::Day ? 0 : past ? 1 : n->number;
  // A window of minutes ends with its last one, which a range of clock times leaves out.
  const std::int32_t beyond = !past && *unit < Unit::Hour ? 1 : 0;
  for (const std::int32_t count : {past ? n->number : 1, last + beyond}) {
    Term end;
    end.tokens = match.span;
    end.base = Base::Document;
    Length length;
    length.add(Decimal(count), *unit);
    if (const auto shift = shift_by(length, past ? -1 : 1)) end.shift = *shift;
    (term.first < 0 ? term.first : term.second) = static_cast<std::int32_t>(terms.size());
    terms.push_back(std::move(end));
  }
  return true;
}

}  // namespace glane::dates
