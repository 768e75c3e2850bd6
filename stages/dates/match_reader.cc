#include "stages/dates/match_reader.h"

#include <algorithm>
#include <charconv>

namespace glane::dates {
namespace {

// Of a second, as sports write them: `9 s 58`.
constexpr std::string_view kHundredths = "CS";

constexpr std::int32_t kHourSeconds = 3600;
constexpr std::int32_t kBeforeRepublic = 1911;  // 民國1年 is 1912

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
    const bool hundredths = word(u) == kHundredths;
    const auto unit = hundredths ? Unit::Second : parse_unit(word(u));
    if (!unit) continue;
    const auto value = count(n);
    if (!value || value->is_negative()) return false;
    length.add(hundredths ? value->shifted(-2) : *value, *unit);
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
  if (century == kHole) return kHole;
  return constant("bc") == "1" ? -century : century - 1;
}

std::int32_t MatchReader::said_year() const {
  std::int32_t year = number(kYear);
  if (const std::int32_t digits = number(kShortYear); digits != kHole) year = full_year(digits);
  if (const Arc* tens = arc(kTens)) year = full_year(tens->number * 10 + number(kOnes));
  if (const std::int32_t count = number(kRepublic); count != kHole) {
    const std::int32_t before_first = number(kEra);
    year = count + (before_first == kHole ? kBeforeRepublic : before_first);
  }
  if (constant("split") == "next" && year != kHole) ++year;  // 2023/24
  return constant("bc") == "1" && year != kHole ? 1 - year : year;
}

void MatchReader::read_year(Fields& f) const {
  if (const std::int32_t year = said_year(); year != kHole) f.year = year;
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

// `avant fin 2025` reaches to that end; other words add nothing to one that stands.
void MatchReader::read_mod(Term& term, Mod mod) {
  if (term.mod != Mod::None && mod != Mod::Before && mod != Mod::After) return;
  if (term.mod != Mod::None) term.open = mod == Mod::Before ? Open::Until : Open::From;
  term.mod = mod;
}

void MatchReader::read_manner(Term& term) const {
  if (const Direction d = direction_of(word(kDirection)); d != Direction::None) term.direction = d;
  if (const auto mod = parse_mod(word(kMod))) read_mod(term, *mod);
  if (const std::string_view zone = word(kZone); !zone.empty()) term.zone = zone;
  if (constant("open") == "from") term.open = Open::From;
  if (constant("open") == "until") term.open = Open::Until;
  if (const auto days = integer(constant("plus"))) term.plus_days = *days;
  term.fiscal = term.fiscal || constant("fiscal") == "1";
  term.split_year = term.split_year || !constant("split").empty();
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
  if (const std::int32_t month = number(kMonth2); month != kHole) {  // 每年9月到11月
    term.second_month = month;
  }
  return read_fields(term.fields);
}

}  // namespace glane::dates
