// French nouns that are numbers: *dizaine*, *centaines de milliards*, *demi-douzaine*, *millions*.
#include "stages/numbers/french_parser.h"

namespace glane {

// `un demi-milliard`, `demi-million`.
std::optional<FrenchNumerals::Parser::Sum> FrenchNumerals::Parser::half_scale(
    std::uint32_t i) const {
  const Arc* un = text.word(i, c.unit_);
  const Arc* half = text.word(un != nullptr && un->number == 1 ? un->end : i, c.half_);
  if (half == nullptr || link(half->end) == half->end) return std::nullopt;
  const Arc* scale = text.word(link(half->end), c.scale_);
  if (scale == nullptr || scale->number < 6) return std::nullopt;
  return Sum{{Decimal(5).shifted(scale->number - 1), scale->end}, scale->number, true, true};
}

// What a collective begins with: `trois` of *trois douzaines*, `une demi` of *une demi-douzaine*,
// nothing of *dizaines*, *dizaine de* and *bonne dizaine*.
FrenchNumerals::Parser::Collective FrenchNumerals::Parser::collective_at(std::uint32_t i) const {
  std::uint32_t next = i;
  Decimal count(1);
  if (const auto part = factor(i)) {
    count = part->value;
    next = part->end;
  }
  const Arc* half = text.word(next, c.half_);
  if (half != nullptr && link(half->end) > half->end)
    next = link(half->end);
  else
    half = nullptr;
  const Arc* word = text.word(next, c.collectives_);
  const bool plural = word != nullptr && next == i;
  if (word == nullptr) word = text.word(next, c.collective_);
  if (word == nullptr || (next == i && !plural && !counts_alone(*word, i))) return {};
  const auto value = count.times(Decimal(half != nullptr ? word->number / 2 : word->number));
  return value ? Collective{word, *value, plural} : Collective{};
}

// `cette dizaine de`, `une bonne dizaine`; *quarantaine* has another meaning.
bool FrenchNumerals::Parser::counts_alone(const Arc& word, std::uint32_t i) const {
  if (i > 0 && text.word(i - 1, c.size_) != nullptr) return true;
  return word.number != 40 && is_of(word.end);
}

// `une dizaine`, `une centaine de milliers`, `dizaines de milliards`.
std::optional<Reading> FrenchNumerals::Parser::collective(std::uint32_t i) const {
  const Collective head = collective_at(i);
  if (head.word == nullptr) return std::nullopt;
  std::uint32_t next = head.word->end;
  std::optional<Decimal> value = head.value;
  bool scaled = false;
  while (is_of(next)) {
    const Arc* scale = text.word(next + 1, c.scale_);
    const Arc* thousands = text.word(next + 1, c.collectives_);
    if (scale != nullptr && scale->number >= 6) {
      value = value->scaled(scale->number);
      next = scale->end;
      scaled = true;
    } else if (thousands != nullptr && thousands->number == 1000) {
      value = value->scaled(3);
      next = thousands->end;
    } else {
      break;
    }
    if (!value) return std::nullopt;
  }
  Reading reading;
  reading.numeral.tokens = {i, next};
  reading.numeral.written = true;
  reading.numeral.scaled = scaled;
  reading.numeral.collective = true;
  if (head.plural) {
    reading.numeral.low = value;
    reading.numeral.high = value->scaled(1);
  } else {
    reading.numeral.number = Number{*value, std::nullopt};
  }
  return reading;
}

// `des millions d'euros`, `quelques milliards`: no count, a lower bound alone.
std::optional<Reading> FrenchNumerals::Parser::uncounted(std::uint32_t i) const {
  const Arc* scale = text.word(i, c.scale_);
  if (scale == nullptr || scale->number < 6 || !word_at(text, i).ends_with('s'))
    return std::nullopt;
  if (i == 0 || text.word(i - 1, c.some_) == nullptr) return std::nullopt;
  Reading reading;
  reading.numeral.tokens = {i, scale->end};
  reading.numeral.low = Decimal::power_of_ten(scale->number);
  reading.numeral.written = true;
  reading.numeral.scaled = true;
  reading.numeral.collective = true;
  return reading;
}

}  // namespace glane
