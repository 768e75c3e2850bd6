// An amount in the making: what a match captured, read as numbers.
//
// Captures of the rule files:
//   n  the number, or the upper end of a range;   a  its lower end
//   s, t  a scale mark behind n, behind a (3,5 Md€);   x  a divisor
//   c, d  a currency or coin;   m, f  the small change behind it and its coin
//   u  a unit of measure;   k  what is counted, or of what it is the price
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

enum AmountCapture : std::int8_t { kN, kA, kS, kT, kX, kC, kD, kM, kF, kU, kK };

[[nodiscard]] inline bool is_numeral(const Arc& arc) {
  return arc.cls >= kNumClass && arc.cls <= kOrdinalClass;
}

// Where in a document rules are read.
struct AmountPlace {
  const Document& doc;
  TokenSpan sentence;
  Language language;
  std::uint32_t paragraph;
};

// An amount with what later steps need to know of it.
struct FoundAmount {
  AmountRecord record;
  TokenSpan tokens;
  TokenSpan sentence;
  std::uint32_t paragraph = 0;
  bool measure = false;  // a physical unit or a currency: what another amount can restate
  bool pound = false;    // *livres* that may be of money or of weight
  bool bounded = false;  // the rule has read its bounds
  bool open = false;     // a scaled number without unit, which an ellipsis may give one
};

struct AmountDraft {
  const AmountPlace& place;
  const Match& match;
  const Lexicon& lexicon;
  FoundAmount found{};
  const Numeral* numeral = nullptr;  // of n
  const Numeral* lower = nullptr;    // of a

  [[nodiscard]] const Document& doc() const { return place.doc; }
  [[nodiscard]] AmountRecord& record() { return found.record; }
  [[nodiscard]] std::string_view value(const Arc& arc) const { return lexicon.value(arc.value); }
  [[nodiscard]] std::string_view text(const Arc& arc) const {
    return doc().text_of({arc.begin, arc.end});
  }
  [[nodiscard]] const Numeral* numeral_of(int slot) const {
    const Arc* arc = match.get(slot);
    return arc != nullptr && is_numeral(*arc) ? &(*doc().numerals)[arc->index] : nullptr;
  }
  [[nodiscard]] int power_of(int slot) const {
    const Arc* arc = match.get(slot);
    return arc == nullptr || arc->number == kNoNumber ? 0 : arc->number;
  }
  void unit_at(const Arc& arc) { record().unit_span = doc().span_of({arc.begin, arc.end}); }

  // The constant of the rule, or an empty text.
  [[nodiscard]] std::string_view constant(std::string_view key) const {
    return match.rule->constant(key);
  }
  [[nodiscard]] bool has(std::string_view key) const { return !constant(key).empty(); }

  // Each gives false where the number does not fit, or is none.
  bool read_values();
  bool read_range();
  bool shift(int power);
  bool multiply();
  bool negate();
  bool add(const Decimal& part);
};

}  // namespace glane
