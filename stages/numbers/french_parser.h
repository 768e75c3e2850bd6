// The grammar of French numerals, for french.cc and french_ordinals.cc only.
//
//   deux cent mille trois cent quatre       (2 × 100 + 0) × 1000 + 3 × 100 + 4
//   dix-neuf cent quatre-vingt-quatre       19 × 100 + 80 + 4
//   3,5 milliards; 10 mille; deux mille milliards; un million et demi
//   une dizaine; dizaines de milliards      10; 10^10 to 10^11
//
// Hyphens count as spaces (the 1990 spelling). What cannot go on ends the numeral, so that `vingt
// trente` are two. Bare `un`, `une` are no numerals: they are articles as a rule.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "stages/numbers/numerals.h"

namespace glane {

// A value and the token after it.
struct FrenchNumerals::Parser {
  struct Part {
    Decimal value;
    std::uint32_t end = 0;
    bool written = true;
  };
  const FrenchNumerals& c;
  const NumeralText& text;

  // Behind a hyphen between two words, if there is one.
  [[nodiscard]] std::uint32_t link(std::uint32_t i) const {
    return i + 1 < text.last && is_hyphen(text, i) && text.tokens[i + 1].is(kGlued) ? i + 1 : i;
  }

  [[nodiscard]] std::optional<Part> of_class(std::uint32_t i, ClassId cls) const {
    const Arc* arc = text.word(i, cls);
    if (arc == nullptr) return std::nullopt;
    return Part{Decimal(arc->number), arc->end};
  }

  [[nodiscard]] std::optional<Part> below_twenty(std::uint32_t i) const {
    const auto teen = of_class(i, c.teen_);
    return teen ? teen : of_class(i, c.unit_);
  }

  [[nodiscard]] std::optional<Part> below_hundred(std::uint32_t i) const {
    const auto tens = of_class(i, c.tens_);
    if (!tens) return below_twenty(i);
    std::uint32_t next = link(tens->end);
    if (const Arc* et = text.word(next, c.and_)) next = link(et->end);
    const std::int64_t value = *tens->value.to_integer();
    const bool teens = value == 60 || value == 80;
    const auto rest = teens ? below_twenty(next) : of_class(next, c.unit_);
    // `vingt et deux hommes`: *et* joins only un, onze.
    if (!rest || (next > link(tens->end) && *rest->value.to_integer() % 10 != 1)) return tens;
    return Part{*tens->value.plus(rest->value), rest->end};
  }

  [[nodiscard]] std::optional<Part> below_thousand(std::uint32_t i) const {
    auto cent = of_class(i, c.cent_);
    auto head = cent ? std::optional<Part>() : below_hundred(i);
    if (!cent) {
      if (!head) return std::nullopt;
      if (*head->value.to_integer() != 1) cent = of_class(link(head->end), c.cent_);
      if (!cent) return head;
    }
    Part part{*(head ? head->value : Decimal(1)).times(Decimal(100)), cent->end};
    if (const auto rest = below_hundred(link(part.end))) {
      part = {*part.value.plus(rest->value), rest->end};
    }
    return part;
  }

  // A factor before a scale: words below a thousand or digits.
  [[nodiscard]] std::optional<Part> factor(std::uint32_t i) const {
    if (const auto value = text.number(i)) return Part{*value, i + 1, false};
    return below_thousand(i);
  }

  [[nodiscard]] const Arc* scale_at(std::uint32_t i) const {
    const std::uint32_t next = link(i);
    if (const Arc* scale = text.word(next, c.scale_)) return scale;
    // mille milliards de … : `million de milliards`
    if (is_of(next)) {
      const Arc* scale = text.word(next + 1, c.scale_);
      return scale != nullptr && scale->number >= 6 ? scale : nullptr;
    }
    return nullptr;
  }

  struct Sum {
    Part part;
    int power = 0;  // of the scale word that ends it
    bool scaled = false;
    bool written = false;
  };

  // Descending scales: `deux millions trois cent mille quatre`.
  [[nodiscard]] std::optional<Sum> sum(std::uint32_t i) const {
    Sum sum;
    sum.part = {Decimal(0), i};
    int ceiling = 100;
    std::uint32_t next = i;
    while (next < text.last) {
      auto part = factor(next);
      const Arc* scale = nullptr;
      if (!part) {
        scale = text.word(next, c.scale_);
        if (scale == nullptr || scale->number != 3) break;
        part = Part{Decimal(1), next};
      }
      // Digits go on after a scale only where another follows, or in groups of three: `2 millions
      // 300 mille`, `2 millions 300 000`.
      const bool groups = next > i && is_grouped(next, ceiling);
      if (!part->written && next > i && !groups && scale_at(part->end) == nullptr) break;
      int power = 0;
      std::uint32_t end = part->end;
      Decimal value = part->value;
      while ((scale = end == next ? text.word(next, c.scale_) : scale_at(end)) != nullptr) {
        // After a smaller scale a greater one multiplies: `mille milliards`.
        if (power + scale->number > 30 || (power >= 6 && scale->number < power)) break;
        if (power > 0 && scale->number <= 3) break;
        const auto scaled = value.scaled(scale->number);
        if (!scaled) return std::nullopt;
        value = *scaled;
        power += scale->number;
        end = scale->end;
      }
      // Behind digits only a scaled part goes on: `2,4 milliards douze mois`.
      if (next > i && power == 0 && !groups && text.tokens[i].kind == TokenKind::Number) break;
      if (power >= ceiling) break;
      if (next > i && power == 0 && ceiling == 0) break;
      const auto total = sum.part.value.plus(value);
      if (!total) return std::nullopt;
      // `deux mille milliards`: the sum so far is the factor of the greater scale.
      sum.part.value = *total;
      sum.part.end = end;
      sum.power = power;
      sum.scaled = sum.scaled || power >= 6;
      sum.written = sum.written || part->written || power > 0;
      ceiling = power;
      if (power == 0) {
        if (ends_in_hundreds(*part)) sum.power = 2;
        break;
      }
      if (const Arc* greater = scale_at(end); greater != nullptr && next > i) {
        const auto scaled = sum.part.value.scaled(greater->number);
        if (!scaled) return std::nullopt;
        sum.part = {*scaled, greater->end};
        sum.power += greater->number;
        sum.scaled = true;
        ceiling = greater->number;
      }
      next = link(sum.part.end);
    }
    if (sum.part.end == i) return std::nullopt;
    and_one(sum);
    return sum;
  }

  // `300 000` behind `2 millions`: digits in groups of three, less than the scale before them.
  [[nodiscard]] bool is_grouped(std::uint32_t i, int ceiling) const {
    if (text.tokens[i].kind != TokenKind::Number || text.plain_digits(i) || ceiling < 6)
      return false;
    const auto value = text.number(i);
    return value && value->is_integer() && value->compare(Decimal(1000)) >= 0 &&
           value->compare(Decimal::power_of_ten(ceiling)) < 0;
  }

  // `six cents`: in `cinq à six cents` the hundreds are both ends'.
  [[nodiscard]] bool ends_in_hundreds(const Part& part) const {
    return part.written && part.value.compare(Decimal(200)) >= 0 &&
           text.word(part.end - 1, c.cent_) != nullptr;
  }

  // `mille et un`, `mille et une`.
  void and_one(Sum& sum) const {
    const Arc* et = sum.power == 3 ? text.word(sum.part.end, c.and_) : nullptr;
    if (et == nullptr || sum.part.value.compare(Decimal(1000)) != 0) return;
    const Arc* one = text.word(et->end, c.unit_);
    if (one != nullptr && one->number == 1) sum.part = {Decimal(1001), one->end};
  }

  // `un million et demi`, `deux milliards et demi`, `un milliard et demi million`.
  void and_half(Sum& sum) const {
    const Arc* et = text.word(sum.part.end, c.and_);
    const Arc* half = et == nullptr ? nullptr : text.word(et->end, c.half_);
    if (half == nullptr || !sum.scaled) return;
    const Arc* scale = text.word(sum.part.end - 1, c.scale_);
    if (scale == nullptr || scale->number < 6) return;
    int power = scale->number;
    std::uint32_t end = half->end;
    if (const Arc* smaller = text.word(link(end), c.scale_);
        smaller != nullptr && smaller->number >= 6 && smaller->number < power) {
      power = smaller->number;
      end = smaller->end;
    }
    const auto value = sum.part.value.plus(*Decimal(5).scaled(power - 1));
    if (value) sum.part = {*value, end};
  }

  // `trois virgule zéro cinq`: zeros as dictated, then a number below a thousand or single digits.
  void decimals(Sum& sum) const {
    const Arc* point = text.word(sum.part.end, c.point_);
    if (point == nullptr || sum.scaled) return;
    std::string digits;
    std::uint32_t end = point->end;
    for (std::uint32_t i = end; i < text.last && digits.size() < 20;) {
      if (const Arc* zero = text.word(i, c.zero_)) {
        digits += '0';
        end = i = link(zero->end);
        end = zero->end;
        continue;
      }
      const auto part = below_thousand(i);
      if (!part) break;
      digits += part->value.to_string();
      end = part->end;
      i = link(end);
    }
    if (digits.empty()) return;
    const auto value = Decimal::parse(sum.part.value.to_string() + "." + digits);
    if (!value) return;
    sum.part = {*value, end};
    if (const Arc* scale = scale_at(end)) {
      if (const auto scaled = value->scaled(scale->number)) {
        sum.part = {*scaled, scale->end};
        sum.power = scale->number;
        sum.scaled = true;
      }
    }
  }

  [[nodiscard]] bool is_of(std::uint32_t i) const {
    return i + 1 < text.last && (word_at(text, i) == "de" || word_at(text, i) == "d'");
  }

  // What names a number by a noun: french_collectives.cc.
  struct Collective {
    const Arc* word = nullptr;
    Decimal value;
    bool plural = false;  // without a count: a range
  };
  [[nodiscard]] std::optional<Sum> half_scale(std::uint32_t i) const;
  [[nodiscard]] Collective collective_at(std::uint32_t i) const;
  [[nodiscard]] bool counts_alone(const Arc& word, std::uint32_t i) const;
  [[nodiscard]] std::optional<Reading> collective(std::uint32_t i) const;
  [[nodiscard]] std::optional<Reading> uncounted(std::uint32_t i) const;

  // The end of an ordinal that begins at `i`: `vingt et unième`, `deux centième`, `21e`, `XIXe`.
  [[nodiscard]] std::optional<Part> ordinal(std::uint32_t i, const std::optional<Sum>& head) const;
  [[nodiscard]] std::optional<Part> roman_ordinal(std::uint32_t i) const;

  [[nodiscard]] static std::string_view word_at(const NumeralText& text, std::uint32_t i) {
    return text.tokens[i].span.in(text.doc.text());
  }
  [[nodiscard]] static bool is_hyphen(const NumeralText& text, std::uint32_t i) {
    const Token& token = text.tokens[i];
    return token.kind == TokenKind::Punct && token.is(kGlued) && word_at(text, i) == "-";
  }
};

}  // namespace glane
