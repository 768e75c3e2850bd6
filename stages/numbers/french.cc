#include <algorithm>

#include "stages/numbers/french_parser.h"

namespace glane {

const Arc* NumeralText::word(std::uint32_t i, ClassId cls) const {
  const Arc* best = nullptr;
  if (i >= last) return best;
  for (const Arc& arc : doc.words->at(i)) {
    if (arc.cls == cls && arc.end <= last && (best == nullptr || arc.end > best->end)) best = &arc;
  }
  return best;
}

std::optional<Decimal> NumeralText::number(std::uint32_t i) const {
  if (i >= last || tokens[i].kind != TokenKind::Number) return std::nullopt;
  if (number_at_ != i) {
    number_ = digits.read(tokens[i].span.in(doc.text()), language);
    number_at_ = i;
  }
  return number_;
}

bool NumeralText::plain_digits(std::uint32_t i) const {
  return tokens[i].kind == TokenKind::Number &&
         tokens[i].span.in(doc.text()).find_first_not_of("0123456789") == std::string_view::npos;
}

FrenchNumerals::FrenchNumerals(const Lexicon& lexicon)
    : zero_(lexicon.find_class("num_zero")),
      unit_(lexicon.find_class("num_unit")),
      teen_(lexicon.find_class("num_teen")),
      tens_(lexicon.find_class("num_tens")),
      cent_(lexicon.find_class("num_cent")),
      scale_(lexicon.find_class("num_scale")),
      collective_(lexicon.find_class("num_collective")),
      collectives_(lexicon.find_class("num_collectives")),
      half_(lexicon.find_class("num_half")),
      and_(lexicon.find_class("num_and")),
      point_(lexicon.find_class("num_point")),
      ordinal_(lexicon.find_class("num_ordinal")),
      ordinal_unit_(lexicon.find_class("num_ordinal_unit")),
      ordinal_ending_(lexicon.find_class("num_ordinal_ending")),
      minus_(lexicon.find_class("num_minus")),
      size_(lexicon.find_class("num_size")),
      some_(lexicon.find_class("num_some")),
      before_minus_(lexicon.find_class("num_before_minus")) {}

// Whether *moins* is a minus sign: where nothing stands before it that it could lessen.
bool FrenchNumerals::says_minus(const NumeralText& text, std::uint32_t i) const {
  const Token& token = text.tokens[i];
  if (token.is(kSentenceStart)) return true;
  if (i == 0) return true;
  const Token& before = text.tokens[i - 1];
  return before.kind == TokenKind::Punct || text.word(i - 1, before_minus_) != nullptr;
}

// Whether this is *un*, *une* with nothing behind that makes a number of it: most of them.
bool FrenchNumerals::is_article(const NumeralText& text, std::uint32_t i) const {
  const Arc* one = text.word(i, unit_);
  if (one == nullptr || one->number != 1) return false;
  if (one->end >= text.last) return true;
  if (text.tokens[one->end].kind == TokenKind::Punct) {
    return !Parser::is_hyphen(text, one->end);
  }
  for (const Arc& arc : text.doc.words->at(one->end)) {
    for (const ClassId cls : {scale_, collective_, half_, point_, ordinal_unit_, ordinal_}) {
      if (arc.cls == cls) return false;
    }
  }
  return true;
}

std::uint32_t FrenchNumerals::read(const NumeralText& text, std::uint32_t i,
                                   std::vector<Reading>& out) const {
  const Parser parser{*this, text};
  std::uint32_t end = i;
  if (is_article(text, i)) return end;
  auto sum = parser.sum(i);
  if (const auto part = parser.ordinal(i, sum)) {
    Reading reading;
    reading.ordinal = true;
    reading.numeral.tokens = {i, part->end};
    reading.numeral.number = Number{part->value, std::nullopt};
    out.push_back(reading);
    end = part->end;
  }
  auto many = parser.collective(i);
  if (!many) many = parser.uncounted(i);
  if (many) {
    out.push_back(*many);
    return std::max(end, many->numeral.tokens.end);
  }
  if (auto half = parser.half_scale(i)) sum = half;
  if (!sum) {
    const Arc* zero = text.word(i, zero_);
    if (zero == nullptr) return end;
    sum = Parser::Sum{{Decimal(0), zero->end}, 0, false, true};
  }
  parser.and_half(*sum);
  parser.decimals(*sum);
  if (sum->part.end < end && sum->written) return end;  // the head of an ordinal
  // *un*, *une* alone are articles.
  if (sum->part.end == i + 1 && text.word(i, unit_) != nullptr &&
      text.word(i, unit_)->number == 1) {
    return end;
  }
  Reading reading;
  reading.numeral.tokens = {i, sum->part.end};
  reading.numeral.number = Number{sum->part.value, std::nullopt};
  reading.numeral.scaled = sum->scaled;
  reading.numeral.power = static_cast<std::int8_t>(sum->power);
  reading.numeral.written = sum->written;
  reading.whole = sum->part.end == i + 1 && text.plain_digits(i);
  out.push_back(reading);
  if (i > 0 && text.word(i - 1, minus_) != nullptr && says_minus(text, i - 1)) {
    reading.numeral.tokens.begin = i - 1;
    reading.numeral.number->value = sum->part.value.negated();
    reading.whole = false;
    out.push_back(reading);
  }
  return std::max(end, sum->part.end);
}

}  // namespace glane
