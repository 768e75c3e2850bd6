// The grammar of Chinese numerals, for chinese.cc only.
//
//   三千零五                3005: 零 holds an empty place
//   一万五                  15000: a last digit without 零 takes the next place
//   一万五千亿              (10000 + 5000) × 10^8: a greater unit multiplies all before it
//   3.6万亿, 90萬2389      digits and units mixed
//   二〇二四                positional
//   三四百亿, 十五六        two neighbours are a range; 几, 数: 1 to 10 of the next unit
//   十多, 300余            more than
//   百万, 上千             one hundred times a myriad, one thousand
#pragma once

#include <optional>
#include <string>

#include "stages/numbers/numerals.h"

namespace glane {

struct ChineseNumerals::Parser {
  const ChineseNumerals& c;
  const NumeralText& text;
  std::uint32_t first;  // where the numeral begins

  // What has been read; `which` chooses the side of a range: 三四百 is 300 and 400.
  struct State {
    Decimal total;
    Decimal section;
    std::optional<Decimal> current;
    std::uint32_t end = 0;
    int last_power = 0;  // of the last unit, for a final digit: 一万五
    int last_big = 0;
    int closed = 0;           // power of ten of the greatest units so far: 12 of 万亿
    bool crossed = false;     // what follows is greater than the unit that is closed: 三万五万
    bool zero = false;        // 零 since the last unit
    bool digits = false;      // the current value came from digits
    std::uint32_t value = 0;  // where the current value begins
    std::uint32_t point = 0;  // the token of 点
    int power = 0;            // of the units that end it
    bool range = false;
    bool scaled = false;
    bool written = false;
    bool failed = false;
    int units = 0;
  };

  // A space stands behind digits (3.6 万亿) or between a digit and a unit (三千 九百), never
  // between two digits.
  [[nodiscard]] const Arc* at(std::uint32_t i, ClassId cls) const {
    if (i >= text.last) return nullptr;
    const bool digit = cls == c.digit_ || cls == c.formal_;
    const bool joined =
        i == first || text.tokens[i].is(kGlued) || text.tokens[i - 1].kind == TokenKind::Number ||
        (digit ? text.word(i - 1, c.digit_) == nullptr && text.word(i - 1, c.formal_) == nullptr
               : cls != c.some_ && cls != c.more_);
    return joined ? text.word(i, cls) : nullptr;
  }

  [[nodiscard]] const Arc* digit_at(std::uint32_t i) const {
    const Arc* digit = at(i, c.digit_);
    return digit != nullptr ? digit : at(i, c.formal_);
  }

  // 两 is no last digit: 三十两 are thirty of the weight.
  [[nodiscard]] bool is_pair_without_unit(std::uint32_t i) const {
    if (i == first || at(i, c.pair_) == nullptr) return false;
    return at(i + 1, c.unit_) == nullptr && at(i + 1, c.big_) == nullptr;
  }

  // A run of digit characters from `i`; its end.
  [[nodiscard]] std::uint32_t digit_run(std::uint32_t i, std::string& digits) const {
    if (const Arc* bound = at(i, c.bound_);
        bound != nullptr && at(bound->end, c.unit_) != nullptr) {
      digits += static_cast<char>('0' + bound->number);
      return bound->end;
    }
    while (const Arc* arc = digit_at(i)) {
      if (is_pair_without_unit(i) && !(digits == "1" && counts(arc->end))) break;  // 一两个
      digits += static_cast<char>('0' + arc->number);
      i = arc->end;
    }
    return i;
  }

  void add(Decimal& sum, const Decimal& value, State& s) const {
    const auto total = sum.plus(value);
    if (total)
      sum = *total;
    else
      s.failed = true;
  }

  // The value before a unit: 三, 3.6, 三四, 三点五, 几; `high` is the side of a range.
  bool take_value(State& s, std::uint32_t& i, bool high) const {
    if (const auto number = text.number(i)) {
      // `7萬 5千`: behind a space only where a unit follows.
      const bool apart = s.units > 0 && !text.tokens[i].is(kGlued);
      if (s.current || (apart && (i + 1 >= text.last || text.word(i + 1, c.unit_) == nullptr))) {
        return false;
      }
      s.current = number;
      s.digits = true;
      s.end = ++i;
      return true;
    }
    if (const Arc* some = at(i, c.some_)) {
      const Arc* next = at(some->end, c.unit_);
      if (next == nullptr) next = at(some->end, c.big_);
      // 十几 needs 十 before it; 几百, 数亿 a unit after it.
      if (next == nullptr && s.last_power != 1) return false;
      s.current = Decimal(next == nullptr ? (high ? 10 : 0) : (high ? 10 : 1));
      s.range = true;
      s.written = true;
      i = s.end = some->end;
      return true;
    }
    std::string digits;
    const std::uint32_t run_end = digit_run(i, digits);
    if (digits.empty() || s.current) return false;
    s.written = true;
    std::size_t zeros = 0;
    while (zeros < digits.size() && digits[zeros] == '0') ++zeros;
    if (zeros > 0 && s.units > 0) {
      s.zero = true;
      digits.erase(0, zeros);
      if (digits.empty()) {
        i = run_end;  // 零 must be followed by something; the end stays before it
        return true;
      }
    }
    if (digits.size() == 2 && digits[0] != '0' && (digits[1] == digits[0] + 1 || digits == "35") &&
        (digits != "35" || counts(run_end))) {
      s.range = true;
      s.current = Decimal(digits[high ? 1 : 0] - '0');
    } else if (digits.size() == 1 || s.units == 0) {
      s.current = Decimal::parse(digits);
      s.failed = !s.current.has_value();  // more digits than a Decimal holds
    } else {
      return false;
    }
    i = s.end = run_end;
    return true;
  }

  // 点 and the digits after it.
  void take_point(State& s, std::uint32_t& i) const {
    const Arc* point = at(i, c.point_);
    if (point == nullptr || s.digits || s.range) return;
    std::string digits;
    std::uint32_t end = digit_run(point->end, digits);
    if (digits.empty() && end < text.last && text.tokens[end].is(kGlued) &&
        text.plain_digits(end)) {
      digits = std::string(text.tokens[end].span.in(text.doc.text()));
      ++end;
    }
    // 三点五十分 is a time.
    if (digits.empty() || at(end, c.unit_) != nullptr) return;
    Decimal whole = s.total;
    add(whole, s.section, s);
    if (s.current) add(whole, *s.current, s);
    const auto value = Decimal::parse(whole.to_string() + "." + digits);
    if (!value || !whole.is_integer()) return;
    s.total = Decimal(0);
    s.section = Decimal(0);
    s.closed = 0;
    s.current = value;
    s.point = i;
    s.digits = true;  // nothing is below a decimal
    i = s.end = end;
  }

  // What the words around a numeral say of it: chinese_context.cc.
  [[nodiscard]] bool counts(std::uint32_t i) const;
  [[nodiscard]] bool is_edge(std::uint32_t i) const;
  [[nodiscard]] bool stands_for_one(const Arc& unit) const;
  void finish(State& s) const;

  bool take_unit(State& s, std::uint32_t& i) const {
    if (const Arc* tens = at(i, c.tens_)) {
      if (s.current) return false;
      add(s.section, Decimal(tens->number), s);
      s.last_power = 1;
      ++s.units;
      s.written = true;
      i = s.end = tens->end;
      return true;
    }
    if (const Arc* unit = at(i, c.unit_)) {
      const bool ten = unit->number == 1 && (s.units == 0 || s.zero || s.last_power > 1);
      if (!s.current && !ten && !(i == first && stands_for_one(*unit))) return false;
      // Within a section units fall: 三百五十.
      if (s.units > 0 && s.last_power < 4 && unit->number >= s.last_power && !s.section.is_zero()) {
        return false;
      }
      const auto value = s.current.value_or(Decimal(1)).scaled(unit->number);
      if (!value) return false;
      add(s.section, *value, s);
      s.last_power = unit->number;
      s.power = unit->number;
      after_unit(s);
      i = s.end = unit->end;
      return true;
    }
    const Arc* big = at(i, c.big_);
    if (big == nullptr) return false;
    if (!s.current && s.section.is_zero() && s.total.is_zero()) {
      if (i != first || !stands_for_one(*big)) return false;
      s.current = Decimal(1);
    }
    if (s.current) add(s.section, *s.current, s);
    const bool greater = !s.total.is_zero() && big->number > s.last_big;
    const bool stacked = s.section.is_zero() || (greater && big->number > 4);
    Decimal base = s.section;
    s.power = s.section.is_zero() ? s.closed + big->number : big->number;
    if (stacked) add(base, s.total, s);
    const auto value = base.scaled(big->number);
    if (!value) return false;
    if (stacked) {
      s.total = *value;
    } else if (s.closed > 0 && value->compare(Decimal::power_of_ten(s.closed)) >= 0) {
      s.crossed = true;
      return false;
    } else {
      add(s.total, *value, s);
    }
    s.section = Decimal(0);
    s.last_power = s.last_big = big->number;
    s.closed = s.power;
    s.scaled = true;
    after_unit(s);
    i = s.end = big->end;
    return true;
  }

  static void after_unit(State& s) {
    s.current.reset();
    s.zero = false;
    s.digits = false;
    s.written = true;
    ++s.units;
  }

  [[nodiscard]] State parse(bool high) const {
    State s;
    s.end = first;
    State closed = s;  // at the last great unit
    for (std::uint32_t i = first; i < text.last && !s.failed;) {
      const std::uint32_t before = i;
      if (take_unit(s, i)) {
        take_point(s, i);
        if (s.last_power >= 4) closed = s;
        continue;
      }
      if (s.crossed) return closed;
      if (!take_value(s, i, high)) break;
      s.value = before;
      take_point(s, i);
      if (i == before) break;
    }
    finish(s);
    return s;
  }
};

}  // namespace glane
