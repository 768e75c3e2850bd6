// French ordinals: in words, in digits with their ending, in Roman digits.
#include "stages/numbers/french_parser.h"

namespace glane {
namespace {

// XIX, IV: nothing for what is no Roman numeral in its canonical form.
std::optional<std::int64_t> roman(std::string_view letters) {
  static constexpr std::string_view kLetters = "IVXLCDM";
  static constexpr std::int64_t kValues[] = {1, 5, 10, 50, 100, 500, 1000};
  std::int64_t total = 0;
  std::int64_t last = 0;
  int repeats = 0;
  for (auto it = letters.rbegin(); it != letters.rend(); ++it) {
    const std::size_t k = kLetters.find(*it);
    if (k == std::string_view::npos) return std::nullopt;
    const std::int64_t value = kValues[k];
    repeats = value == last ? repeats + 1 : 1;
    if (repeats > 3 || (value < last && value * 10 < last)) return std::nullopt;
    total += value < last ? -value : value;
    last = std::max(last, value);
  }
  return letters.empty() ? std::nullopt : std::optional(total);
}

// Whether an ordinal `tail` can end a number that begins with `head`: vingt + unième.
bool can_add(std::int64_t head, std::int32_t tail) {
  if (tail < 10) return head >= 20 && head % 10 == 0;
  if (tail < 20) return head % 100 == 60 || head % 100 == 80 || (head > 0 && head % 100 == 0);
  return head > 0 && head % (tail < 100 ? 100 : 1000) == 0;
}

}  // namespace

std::optional<FrenchNumerals::Parser::Part> FrenchNumerals::Parser::ordinal(
    std::uint32_t i, const std::optional<Sum>& head) const {
  if (const Arc* word = text.word(i, c.ordinal_)) return Part{Decimal(word->number), word->end};
  if (const auto digits = text.number(i)) {
    const Arc* ending = text.word(i + 1, c.ordinal_ending_);
    if (ending == nullptr || !text.tokens[i + 1].is(kGlued) || !digits->is_integer()) {
      return std::nullopt;
    }
    return Part{*digits, ending->end};
  }
  if (const auto part = roman_ordinal(i)) return part;
  if (!head) return std::nullopt;
  std::uint32_t next = link(head->part.end);
  if (const Arc* et = text.word(next, c.and_)) next = link(et->end);
  const Arc* tail = text.word(next, c.ordinal_unit_);
  if (tail == nullptr) tail = text.word(next, c.ordinal_);
  // *premier*, *second* end no number.
  if (tail == nullptr || (tail->number == 1 && tail->cls == c.ordinal_)) return std::nullopt;
  const Decimal last(tail->number);
  const auto whole = head->part.value.to_integer();
  if (!whole || tail->number < 1) return std::nullopt;
  // `deux centième` multiplies; `mille centième` and all below a hundred add, where their place is
  // free: `un soixantième` is no ordinal.
  const bool multiplies = tail->number >= 100 && (tail->number > 100 || *whole < 100);
  if (!multiplies && !can_add(*whole, tail->number)) return std::nullopt;
  if (multiplies && *whole < 2) return std::nullopt;
  const auto value = multiplies ? head->part.value.times(last) : head->part.value.plus(last);
  return value ? std::optional(Part{*value, tail->end}) : std::nullopt;
}

std::optional<FrenchNumerals::Parser::Part> FrenchNumerals::Parser::roman_ordinal(
    std::uint32_t i) const {
  const Token& token = text.tokens[i];
  if (token.kind != TokenKind::Word || !token.is(kCapital)) return std::nullopt;
  const std::string_view word = token.span.in(text.doc.text());
  const std::size_t tail = word.find_first_not_of("IVXLCDM");
  if (tail == 0 || tail == std::string_view::npos) return std::nullopt;
  const std::string_view ending = word.substr(tail);
  if (ending != "e" && ending != "ème" && ending != "er" && ending != "ᵉ" && ending != "eme") {
    return std::nullopt;
  }
  const auto value = roman(word.substr(0, tail));
  return value ? std::optional(Part{Decimal(*value), i + 1}) : std::nullopt;
}

}  // namespace glane
