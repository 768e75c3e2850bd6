#include "stages/dates/match_reader.h"

#include <algorithm>
#include <charconv>

namespace glane::dates {
namespace {

constexpr std::int32_t kHourSeconds = 3600;

std::optional<std::int32_t> integer(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Direction direction_of(std::string_view word) {
  if (word == "this") return Direction::This;
  if (word == "last") return Direction::Last;
  if (word == "next") return Direction::Next;
  if (word == "previous") return Direction::Previous;
  if (word == "following") return Direction::Following;
  return Direction::None;
}

Base base_named(std::string_view word) {
  return word == "story" ? Base::Story : word == "event" ? Base::Event : Base::Document;
}

// 93 is 1993, 24 is 2024: years of this century up to 39.
std::int32_t full_year(std::int32_t two_digits) {
  return two_digits < 40 ? 2000 + two_digits : 1900 + two_digits;
}

template <class T>
void fill(T& hole, const T& value, const T& empty) {
  if (hole == empty) hole = value;
}

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

}  // namespace

std::string_view MatchReader::constant(std::string_view key) const {
  return match.rule->constant(key);
}

std::int32_t MatchReader::number(Slot slot) const {
  if (const Arc* a = arc(slot)) return a->number == kNoNumber ? kHole : a->number;
  return integer(constant(kSlots[slot])).value_or(kHole);
}

std::string_view MatchReader::word(Slot slot) const {
  if (const Arc* a = arc(slot)) return lexicon.value(a->value);
  return constant(kSlots[slot]);
}

std::optional<Decimal> MatchReader::count(Slot slot) const {
  const Arc* a = arc(slot);
  if (a == nullptr) {
    const std::string_view text = constant(kSlots[slot]);
    return text.empty() ? std::optional(Decimal(1)) : Decimal::parse(text);
  }
  if (a->cls >= kNumClass && a->cls <= kOrdinalClass) {
    const Numeral& numeral = (*doc.numerals)[a->index];
    if (numeral.number && !numeral.number->divisor) return numeral.number->value;
    return numeral.low ? numeral.low : numeral.high;
  }
  if (const auto exact = Decimal::parse(lexicon.value(a->value))) return exact;
  return std::nullopt;
}

bool MatchReader::read_length(Length& length) const {
  constexpr std::array<std::array<Slot, 2>, 4> kPairs{
      {{kCount, kUnit}, {kCount2, kUnit2}, {kCount3, kUnit3}, {kCount4, kUnit4}}};
  for (const auto& [n, u] : kPairs) {
    const auto unit = parse_unit(word(u));
    if (!unit) continue;
    const auto value = count(n);
    if (!value || value->is_negative()) return false;
    length.add(*value, *unit);
    const Arc* counted = arc(n);
    length.unknown = length.unknown || (counted != nullptr && counted->cls == kRangeClass);
  }
  if (constant("half") == "1") length.add_half();
  if (constant("unknown") == "1") length.unknown = true;
  return !length.empty();
}

bool MatchReader::has_more() const {
  const Arc* a = arc(kCount);
  return a != nullptr && a->cls >= kNumClass && a->cls <= kOrdinalClass &&
         (*doc.numerals)[a->index].more;
}

std::int32_t MatchReader::read_century() const {
  const std::int32_t century = number(kCentury);
  return century == kHole ? kHole : century - 1;
}

void MatchReader::read_year(Fields& f) const {
  if (const std::int32_t year = number(kYear); year != kHole) f.year = year;
  if (const std::int32_t year = number(kShortYear); year != kHole) f.year = full_year(year);
  if (const Arc* tens = arc(kTens)) f.year = full_year(tens->number * 10 + number(kOnes));
  if (const std::int32_t year = number(kRepublic); year != kHole) f.year = year + 1911;
  if (constant("bc") == "1" && f.year != kHole) f.year = 1 - f.year;
  f.century = read_century();
  if (const std::int32_t decade = number(kDecade); decade != kHole) {
    f.decade = decade < 10 ? decade : decade / 10;  // 六十年代, or 六 of 六七十年代
  }
}

bool MatchReader::read_clock(Fields& f) const {
  const std::int32_t hour = number(kHour);
  if (hour == kHole) return true;
  std::int32_t minute = number(kMinute);
  const std::int32_t second = number(kSecond);
  if (const auto less = integer(constant("before"))) minute = -*less;
  if (constant("to") == "1") minute = minute == kHole ? kHole : -minute;
  if (hour < 0 || hour > 24 || (minute != kHole && (minute < -59 || minute > 59)) ||
      (second != kHole && (second < 0 || second > 59))) {
    return false;
  }
  f.second =
      hour * kHourSeconds + (minute == kHole ? 0 : minute * 60) + (second == kHole ? 0 : second);
  if (f.second < 0) f.second += 24 * kHourSeconds;
  f.clock = second != kHole ? Unit::Second : minute != kHole ? Unit::Minute : Unit::Hour;
  f.twelve_hour = constant("twelve") == "1" && hour >= 1 && hour <= 12;
  return true;
}

bool MatchReader::read_fields(Fields& f) const {
  read_year(f);
  fill(f.month, number(kMonth), kHole);
  fill(f.day, number(kDay), kHole);
  fill(f.weekday, number(kWeekday), kHole);
  fill(f.quarter, number(kQuarter), kHole);
  fill(f.half, number(kHalf), kHole);
  fill(f.nth, number(kNth), kHole);
  fill(f.season, parse_season(word(kSeason)), Season::None);
  fill(f.part, word(kPart), std::string_view());
  fill(f.holiday, word(kHoliday), std::string_view());
  if (const auto unit = parse_unit(word(kNthUnit))) f.nth_unit = *unit;
  f.weekend = f.weekend || constant("weekend") == "1";
  f.week = f.week || constant("week") == "1";
  f.lunar = f.lunar || constant("lunar") == "1";
  return read_clock(f);
}

void MatchReader::read_relative(Term& term) const {
  // `-1 D`, `0 Y story`; or a unit and a constant: `shift=-1 base=story`.
  const std::string_view value = word(kRelative);
  const std::size_t space = value.find(' ');
  const auto count = integer(value.empty() ? constant("shift") : value.substr(0, space));
  std::string_view rest = space == std::string_view::npos ? "" : value.substr(space + 1);
  const bool story = rest.ends_with(" story") || constant("base") == "story";
  if (rest.ends_with(" story")) rest.remove_suffix(6);
  const auto unit = parse_unit(value.empty() ? word(kUnit) : rest);
  if (!count || !unit) return;
  Length length;
  length.add(Decimal(*count < 0 ? -*count : *count), *unit);
  if (const auto shift = shift_by(length, *count < 0 ? -1 : 1)) term.shift = *shift;
  if (*unit == Unit::Weekend) {
    term.fields.weekend = true;
    term.shift.grain = Unit::Week;
  }
  term.base = story ? Base::Story : Base::Document;
  term.says_offset = story && *count != 0;
  term.falls_back = story && constant("fallback") != "0";
}

void MatchReader::read_manner(Term& term) const {
  if (const Direction d = direction_of(word(kDirection)); d != Direction::None) term.direction = d;
  if (const auto mod = parse_mod(word(kMod))) term.mod = *mod;
  term.fiscal = term.fiscal || constant("fiscal") == "1";
  term.same_period = term.same_period || constant("same") == "1";
  if (const std::string_view base = constant("base"); !base.empty()) {
    term.base = base_named(base);
  }
  term.falls_back = term.falls_back || constant("fallback") == "1";
  if (has_more() && term.mod == Mod::None) term.mod = Mod::MoreThan;
}

bool MatchReader::read_set(Term& term, const std::vector<Term>& terms) const {
  const RuleRef rule = term.rule;
  const TokenSpan tokens = term.tokens;
  if (const Arc* a = arc(kA)) term = terms[a->index];
  term.rule = rule;
  term.tokens = tokens;
  term.kind = Kind::Set;
  if (arc(kUnit) != nullptr || !constant("u").empty()) {
    if (constant("freq") == "n") {  // deux fois par mois
      const auto unit = parse_unit(word(kUnit));
      if (!unit || arc(kCount) == nullptr) return false;
      term.length.add(Decimal(1), *unit);
      term.freq = std::to_string(arc(kCount)->number) + "X";
    } else if (!read_length(term.length)) {
      return false;
    }
  }
  return read_fields(term.fields);
}

bool MatchReader::merge(Term& term, const std::vector<Term>& terms) const {
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
  end.fields.year = number(fields[0]);
  end.fields.month = number(fields[1]);
  end.fields.day = number(fields[2]);
  if (const std::int32_t hour = number(fields[3]); hour != kHole && hour >= 0 && hour <= 24) {
    end.fields.second = hour * kHourSeconds;
    end.fields.clock = Unit::Hour;
  }
  terms.push_back(end);
  return static_cast<std::int32_t>(terms.size() - 1);
}

bool MatchReader::counts_something() const {
  const auto& tokens = *doc.tokens;
  const std::uint32_t next = match.whole.end;
  if (next >= tokens.size() || tokens[next].kind != TokenKind::Word || tokens[next].is(kCapital)) {
    return false;
  }
  const auto arcs = doc.words->at(next);
  return std::none_of(arcs.begin(), arcs.end(),
                      [&](const Arc& arc) { return arc.cls == year_follow; });
}

bool MatchReader::read_window(Term& term, std::vector<Term>& terms) const {
  const auto unit = parse_unit(word(kUnit));
  const Arc* n = arc(kCount);
  if (!unit || n == nullptr || n->number < 1) return false;
  const bool past = constant("window") == "-1";
  const std::int32_t last = past && *unit < Unit::Day ? 0 : past ? 1 : n->number;
  for (const std::int32_t count : {past ? n->number : 1, last}) {
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

bool MatchReader::guarded() const {
  const std::string_view guard = constant("guard");
  if (guard.empty()) return true;
  const auto text = [&](Slot slot) {
    const Arc* a = arc(slot);
    return a == nullptr ? std::string_view() : doc.text_of({a->begin, a->end});
  };
  if (guard == "zero") return text(kShortYear).starts_with("0");  // 07年, not 7年
  if (guard == "four") return text(kYear).size() == 4;            // 2019, not 2 019
  if (guard == "two") return text(kShortYear).size() == 2;        // 3-7-07
  if (guard == "month-zero") return text(kMonth).starts_with("0") || text(kDay).starts_with("0");
  if (guard == "digits") {  // 九七年, 零八年, not 三四年
    const std::int32_t tens = number(kTens);
    return tens == 0 || tens >= 5 || tens == number(kOnes);
  }
  if (guard == "lower") return !(*doc.tokens)[match.span.begin].is(kCapital);
  if (guard == "year") return text(kYear).size() == 4 && !counts_something();
  if (guard == "small") {  // a month or a name: Mars, Mai
    const Arc* a = arc(kMonth);
    const Token& token = (*doc.tokens)[a == nullptr ? match.span.begin : a->begin];
    return !token.is(kCapital) || token.is(kAllCaps) || token.is(kSentenceStart);
  }
  if (guard == "minutes") return text(kMinute).size() == 2;  // 12:05, not 12:5
  return true;
}

}  // namespace glane::dates
