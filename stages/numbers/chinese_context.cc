// What the words around a Chinese numeral say of it: a unit that is one of itself, a digit without
// its unit, two digits that are a range.
#include <algorithm>

#include "stages/numbers/chinese_parser.h"

namespace glane {

// Whether what follows is counted: 三五 is 3 to 5 before it.
bool ChineseNumerals::Parser::counts(std::uint32_t i) const {
  for (const ClassId cls : {c.unit_, c.currency_, c.measure_, c.classifier_, c.calendar_}) {
    if (at(i, cls) != nullptr) return true;
  }
  return false;
}

// Whether no Chinese character stands on both sides of this place.
bool ChineseNumerals::Parser::is_edge(std::uint32_t i) const {
  return i == 0 || i >= text.last || text.tokens[i].is(kSentenceStart) ||
         text.tokens[i].kind == TokenKind::Punct || text.tokens[i - 1].kind == TokenKind::Punct;
}

// 百万, 上千人, 逾万元, 百余家, 亿元, 百倍: a unit alone is one of it where a round number is
// meant.
bool ChineseNumerals::Parser::stands_for_one(const Arc& unit) const {
  if (longer_word_at(text, unit.begin, c.measure_)) return false;  // 千克, 百帕
  if (at(unit.end, c.big_) != nullptr && unit.cls == c.unit_) return true;
  if (at(unit.end, c.more_) != nullptr || at(unit.end, c.after_round_) != nullptr) return true;
  // 千三 alone is 1300.
  if (const Arc* digit = at(unit.end, c.digit_);
      digit != nullptr && is_edge(first) && is_edge(digit->end)) {
    return true;
  }
  if (first == 0) return false;
  const Arc* before = nullptr;
  for (std::uint32_t i = first - std::min(first, 2u); i < first && before == nullptr; ++i) {
    before = text.word(i, c.before_round_);
    if (before != nullptr && before->end != first) before = nullptr;
  }
  // 万元 in `（万元）` is a heading.
  return before != nullptr ||
         (at(unit.end, c.currency_) != nullptr && text.tokens[first - 1].kind != TokenKind::Punct);
}

// A last digit without 零 takes the place below the last unit: 一万五, 三百五, 12万5.
void ChineseNumerals::Parser::finish(State& s) const {
  // 三百五百 are two: a digit whose unit cannot belong here begins another number; 二十五千克 is
  // one, since 千克 is a measure.
  if (s.current && s.units > 0 && at(s.end, c.unit_) != nullptr &&
      !longer_word_at(text, s.end, c.measure_)) {
    s.current.reset();
    s.end = s.value;
  }
  Decimal rest = s.current.value_or(Decimal(0));
  if (s.current) s.power = 0;
  const bool one_digit = !s.digits || (text.plain_digits(s.value) && s.end == s.value + 1 &&
                                       text.tokens[s.value].span.size() == 1);
  if (s.current && s.units > 0 && one_digit && !s.zero && !s.range && s.last_power >= 2 &&
      rest.compare(Decimal(10)) < 0) {
    rest = rest.shifted(s.last_power - 1);
  }
  add(s.section, rest, s);
  add(s.total, s.section, s);
}

}  // namespace glane
