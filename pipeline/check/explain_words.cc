#include "pipeline/check/explain_words.h"

#include <array>
#include <utility>

namespace glane::check {

std::string rule_name(const RuleRef& rule) {
  return rule.file == nullptr ? std::string() : to_string(rule);
}

void add(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out += " " + std::string(key) + "=" + std::string(value);
}

std::string meaning_of(const DateRecord& date) {
  std::string out(to_word(date.type));
  add(out, "value", date.value);
  add(out, "from", date.from);
  add(out, "to", date.to);
  add(out, "mod", to_word(date.mod));
  add(out, "offset", date.offset);
  add(out, "freq", date.freq);
  add(out, "zone", date.zone);
  add(out, "edtf", date.edtf);
  if (date.fiscal) out += " calendar=fiscal";
  if (date.anchor == DateRecord::kDocumentAnchor) out += " anchor=document";
  return out;
}

std::string meaning_of(const AmountRecord& amount) {
  std::string out(to_word(amount.type));
  if (amount.number) add(out, "number", amount.number->to_string());
  if (amount.low) add(out, "low", amount.low->to_string());
  if (amount.high) add(out, "high", amount.high->to_string());
  add(out, "unit", amount.unit);
  add(out, "relation", to_word(amount.relation));
  add(out, "per", amount.per);
  return out;
}

std::string meaning_of(const EntityRecord& entity) {
  std::string out(to_word(entity.type));
  add(out, "id", entity.id);
  add(out, "name", entity.name);
  add(out, "form", to_word(entity.form));
  add(out, "writing", to_word(entity.writing));
  return out;
}

std::string meaning_of(const Numeral& numeral) {
  std::string out;
  if (numeral.number) add(out, "number", numeral.number->to_string());
  if (numeral.low) add(out, "low", numeral.low->to_string());
  if (numeral.high) add(out, "high", numeral.high->to_string());
  static constexpr std::array<std::string_view, 3> kKinds{"cardinal", "whole", "ordinal"};
  add(out, "kind", kKinds[static_cast<std::size_t>(numeral.kind)]);
  return out;
}

std::string_view word_of(TokenKind kind) {
  static constexpr std::array<std::string_view, 6> kWords{"word",   "number", "han",
                                                          "script", "punct",  "url"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string shapes_of(const Token& token) {
  static constexpr std::array<std::pair<Shape, std::string_view>, 7> kShapes{
      {{kGlued, "glued"},
       {kCapital, "capital"},
       {kAllCaps, "all-capitals"},
       {kMixedCase, "mixed-case"},
       {kHasDigit, "with-digit"},
       {kSentenceStart, "first"},
       {kElided, "elided"}}};
  std::string out;
  for (const auto& [shape, word] : kShapes) {
    if (token.is(shape)) out += " " + std::string(word);
  }
  return out;
}

}  // namespace glane::check
