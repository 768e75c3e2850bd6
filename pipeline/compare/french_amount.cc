#include "pipeline/compare/french_amount.h"

#include <array>

namespace glane::compare {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

struct Scale {
  int power;
  std::string_view one;
  std::string_view many;
};
constexpr std::array<Scale, 2> kScales{{{9, "milliard", "milliards"}, {6, "million", "millions"}}};

// Plain digits with a comma, grouped by three.
std::string grouped(std::string digits) {
  const std::size_t point = digits.find('.');
  std::string rest = point == std::string::npos ? "" : digits.substr(point + 1);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  std::string whole = digits.substr(0, point);
  const std::size_t first = whole.starts_with('-') ? 1 : 0;
  for (std::size_t k = whole.size(); k > first + 3;) {
    k -= 3;
    whole.insert(k, kNoBreakSpace);
  }
  return rest.empty() ? whole : whole + "," + rest;
}

const Scale* scale_of(const Decimal& number) {
  const Decimal size = number.is_negative() ? number.negated() : number;
  for (const Scale& scale : kScales) {
    if (size.compare(Decimal::power_of_ten(scale.power)) >= 0) return &scale;
  }
  return nullptr;
}

bool begins_with_vowel(std::string_view word) {
  constexpr std::string_view kVowels = "aeiouAEIOU";
  return !word.empty() &&
         (kVowels.find(word.front()) != std::string_view::npos || word.starts_with("é"));
}

}  // namespace

std::string french_number(const Decimal& number) {
  const Scale* scale = scale_of(number);
  if (scale == nullptr) return grouped(number.to_string());
  const Decimal scaled = number.shifted(-scale->power);
  const bool many = scaled.compare(Decimal(2)) >= 0;
  return grouped(scaled.to_string()) + std::string(kNoBreakSpace) +
         std::string(many ? scale->many : scale->one);
}

std::string french_amount(const Side& fr_side, const Fact& fr, const Fact& zh) {
  if (fr.kind != FactKind::Amount || zh.kind != FactKind::Amount || zh.age != fr.age) return {};
  const std::optional<Decimal> value =
      Decimal::parse(std::string_view(zh.shown).substr(0, zh.shown.find(' ')));
  if (!value) return {};
  const std::string number = french_number(*value);
  if (fr.measure == Measure::Percent) return number + std::string(kNoBreakSpace) + "%";
  if (fr.unit_text.empty()) return number;
  // The unit before the number (`$5`), or parts that the span leaves out: no certain writing.
  if (!fr_side.text(fr.span).ends_with(fr.unit_text)) return {};
  if (scale_of(*value) == nullptr) return number + " " + std::string(fr.unit_text);
  return number + (begins_with_vowel(fr.unit_text) ? " d'" : " de ") + std::string(fr.unit_text);
}

}  // namespace glane::compare
