// Which readings begin at a token: the whole numeral, its parts where a measure or a time may cut
// it.
#include <algorithm>

#include "stages/numbers/chinese_parser.h"

namespace glane {

ChineseNumerals::ChineseNumerals(const Lexicon& lexicon)
    : digit_(lexicon.find_class("zh_digit")),
      formal_(lexicon.find_class("zh_formal")),
      pair_(lexicon.find_class("zh_pair")),
      beside_formal_(lexicon.find_class("zh_beside_formal")),
      unit_(lexicon.find_class("zh_unit")),
      big_(lexicon.find_class("zh_big")),
      tens_(lexicon.find_class("zh_tens")),
      point_(lexicon.find_class("zh_point")),
      some_(lexicon.find_class("zh_some")),
      more_(lexicon.find_class("zh_more")),
      ordinal_(lexicon.find_class("zh_ordinal")),
      minus_(lexicon.find_class("zh_minus")),
      currency_(lexicon.find_class("currency")),
      coin_(lexicon.find_class("coin")),
      bound_(lexicon.find_class("zh_bound")),
      plus_minus_(lexicon.find_class("zh_plus_minus")),
      classifier_(lexicon.find_class("classifier")),
      calendar_(lexicon.find_class("calendar")),
      before_round_(lexicon.find_class("zh_before_round")),
      after_round_(lexicon.find_class("zh_after_round")),
      measure_(lexicon.find_class("measure")) {}

// Whether a word of class `cls` begins at `i` and has more than one character.
bool ChineseNumerals::longer_word_at(const NumeralText& text, std::uint32_t i, ClassId cls) {
  const NumeralText rest{text.doc, text.tokens, text.digits, text.language,
                         std::min(text.last, i + 6)};
  const Arc* word = rest.word(i, cls);
  return word != nullptr && word->end > i + 1;
}

std::uint32_t ChineseNumerals::read(const NumeralText& text, std::uint32_t i,
                                    std::vector<Reading>& out) const {
  if (const Arc* di = text.word(i, ordinal_)) {
    const auto state = Parser{*this, text, di->end}.parse(false);
    if (state.end == di->end) return i;
    if (state.failed) return state.end;
    Reading reading;
    reading.ordinal = true;
    reading.numeral.tokens = {i, state.end};
    reading.numeral.number = Number{state.total, std::nullopt};
    out.push_back(reading);
    return state.end;
  }
  const Arc* minus = text.word(i, minus_);
  if (minus != nullptr && i > 0 && text.word(i - 1, plus_minus_) != nullptr) return i;
  const std::uint32_t first = minus != nullptr ? minus->end : i;
  const Parser parser{*this, text, first};
  const auto state = parser.parse(false);
  if (state.end == first) return i;
  if (state.failed) return state.end;
  // A formal digit alone is a word, unless money follows: 贰元整.
  const bool alone = text.tokens[i].is(kSentenceStart) && i + 1 == text.last;
  if (state.end == i + 1 && !alone && parser.at(i, formal_) != nullptr &&
      text.word(state.end, currency_) == nullptr && text.word(state.end, coin_) == nullptr &&
      text.word(state.end, beside_formal_) == nullptr &&
      (i == 0 || text.word(i - 1, beside_formal_) == nullptr)) {
    return i;
  }
  Reading reading;
  Numeral& numeral = reading.numeral;
  numeral.tokens = {i, state.end};
  numeral.scaled = state.scaled;
  numeral.power = static_cast<std::int8_t>(state.power);
  numeral.written = state.written;
  if (state.range) {
    const auto high = parser.parse(true);
    if (high.failed) return i;
    numeral.low = state.total;
    numeral.high = high.total;
  } else {
    numeral.number = Number{minus != nullptr ? state.total.negated() : state.total, std::nullopt};
  }
  const bool digits = text.tokens[first].kind == TokenKind::Number;
  reading.whole = !state.range && minus == nullptr && !state.scaled && state.total.is_integer() &&
                  (!digits || (state.end == first + 1 && text.plain_digits(first)));
  out.push_back(reading);
  add_before_measure(text, reading, first, out);
  // 三点五 may be a time: its parts are numbers of their own.
  if (state.point > first) {
    const NumeralText before{text.doc, text.tokens, text.digits, text.language, state.point};
    const NumeralText after{text.doc, text.tokens, text.digits, text.language, state.end};
    read(before, i, out);
    read(after, state.point + 1, out);
  }
  return add_more(text, reading, state.end, out);
}

// 五千克 is 5 kg, 三百兆瓦 300 MW: the last unit may belong to the measure.  The shorter reading
// stands before the longer one, so that rules try it first.
void ChineseNumerals::add_before_measure(const NumeralText& text, const Reading& reading,
                                         std::uint32_t first, std::vector<Reading>& out) const {
  const std::uint32_t end = reading.numeral.tokens.end;
  if (!reading.numeral.number || end <= first + 1 || !longer_word_at(text, end - 1, measure_)) {
    return;
  }
  const NumeralText before{text.doc, text.tokens, text.digits, text.language, end - 1};
  const auto shorter = Parser{*this, before, first}.parse(false);
  if (shorter.end != end - 1 || shorter.failed || shorter.range) return;
  Reading part = reading;
  part.numeral.tokens.end = shorter.end;
  part.numeral.number->value =
      reading.numeral.number->value.is_negative() ? shorter.total.negated() : shorter.total;
  part.numeral.power = static_cast<std::int8_t>(shorter.power);
  out.insert(out.end() - 1, part);
}

// 十多, 三百余, 30余, 十多万: only after a round number.  Gives where the longest reading ends.
std::uint32_t ChineseNumerals::add_more(const NumeralText& text, const Reading& reading,
                                        std::uint32_t end, std::vector<Reading>& out) const {
  const Parser parser{*this, text, reading.numeral.tokens.begin};
  const Arc* more = parser.at(end, more_);
  if (more == nullptr || !reading.numeral.number) return end;
  const auto whole = reading.numeral.number->value.to_integer();
  if (!whole || *whole % 10 != 0 || *whole == 0) return end;
  Reading longer = reading;
  longer.whole = false;
  longer.numeral.more = true;
  end = more->end;
  for (const Arc* big = text.word(end, big_); big != nullptr; big = text.word(end, big_)) {
    const auto scaled = longer.numeral.number->value.scaled(big->number);
    if (!scaled) break;
    longer.numeral.number->value = *scaled;
    longer.numeral.scaled = true;
    end = big->end;
  }
  longer.numeral.tokens.end = end;
  out.push_back(longer);
  return end;
}

}  // namespace glane
