// Counts with their noun or classifier, and bare numbers.
#include "stages/amounts/builder.h"

namespace glane {

bool AmountBuilder::counted(AmountDraft& draft) const {
  const Document& doc = draft.doc();
  const Arc* noun = draft.match.get(kK);
  const Arc* number = draft.match.get(kN);
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const bool with_de = draft.has("de");
  const bool wants_de =
      draft.numeral->power >= 6 || draft.numeral->collective || draft.power_of(kS) >= 6;
  if (with_de != wants_de) return false;
  const Token& token = (*doc.tokens)[noun->begin];
  const std::string_view text = draft.text(*noun);
  if (noun->cls == 0 &&
      (has_class(doc, noun->begin, no_noun_) || has_class(doc, noun->begin, prenoun_))) {
    return false;
  }
  if (token.is(kElided) || token.span.size() < 2) return false;
  if (noun->cls == 0 && !doc.numeral_arcs->at(noun->begin).empty())
    return false;  // `mille deux mille`
  if (token.is(kHasDigit) && token.span.size() < 3) return false;
  const bool known = noun->value != 0 && draft.value(*noun) != "-";
  const bool plural = known || Singulars::can_be_plural(text);
  const auto value = draft.numeral->number;
  const bool one =
      value && value->value.compare(Decimal(2)) < 0 && value->value.compare(Decimal(-2)) > 0;
  if (!plural && !one && !token.is(kAllCaps)) return false;
  if (one && draft.numeral->written) return false;
  // *toutes deux fabriquées*
  if (draft.numeral->written && number->begin > draft.place.sentence.begin &&
      has_class(doc, number->begin - 1, all_of_them_)) {
    return false;
  }
  // A model's number: `RTX 4090 coûte`, `Pixel 9 Pro`.
  if (is_label(draft.place, draft.match.whole.begin, number->end) && (one || !plural)) return false;
  if (is_label(draft.place, draft.match.whole.begin, number->end) &&
      (*doc.tokens)[draft.match.whole.begin].is(kGlued)) {
    return false;
  }
  if (token.is(kCapital) && !token.is(kAllCaps) && !with_de && !plural) return false;
  if (token.is(kCapital) && is_postal_code(draft)) return false;
  record.unit = known ? std::string(draft.value(*noun)) : singulars_.of(text);
  if (one && !known) record.unit = std::string(text);
  if (token.is(kAllCaps) && token.span.size() > 1) record.unit = std::string(text);
  draft.unit_at(*noun);
  return true;
}

// `75001 Paris`: five plain digits before a capital.
bool AmountBuilder::is_postal_code(const AmountDraft& draft) const {
  return draft.numeral->kind == NumeralKind::Whole && !draft.numeral->written &&
         draft.doc().text_of(draft.numeral->tokens).size() == 5;
}

// Number words count from two on; digits always.
bool AmountBuilder::counted_chinese(AmountDraft& draft) const {
  const Arc* unit = draft.match.get(kK);
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const bool below_two = record.number && record.number->value.is_integer() &&
                         record.number->value.compare(Decimal(2)) < 0;
  if (below_two && draft.numeral->written) return false;  // 一个, 零组件
  if (is_round_word(draft)) return false;
  if (is_label(draft.place, draft.match.span.begin, draft.match.get(kN)->end)) return false;
  if (is_year(draft) && unit->end - draft.match.get(kN)->end > 1) return false;
  record.unit = std::string(draft.text(*unit));
  // 5点 is an hour, 200点 are points.
  if (const std::string_view least = draft.constant("least"); !least.empty()) {
    const auto& number = record.number ? record.number : record.low;
    if (number->value.compare(*Decimal::parse(least)) < 0 && number->value.is_integer())
      return false;
  }
  draft.unit_at(*unit);
  if (draft.has("add")) return draft.add(Decimal(5).shifted(-1));
  return true;
}

bool AmountBuilder::bare(AmountDraft& draft) const {
  const Document& doc = draft.doc();
  const Arc* number = draft.match.get(kN);
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const Arc* mark = draft.match.get(kS);
  if (is_label(draft.place, draft.match.span.begin, mark != nullptr ? mark->end : number->end)) {
    return false;
  }
  const auto& tokens = *doc.tokens;
  // `4K`, `3M` name things: behind a lone digit only *k* is a thousand.
  if (mark != nullptr && tokens[mark->begin].is(kGlued) && draft.text(*mark) != "k" &&
      doc.text_of({number->begin, number->end}).size() < 2) {
    return false;
  }
  if (draft.has("add") && !draft.add(Decimal(5).shifted(-1))) return false;
  if (number->end + 1 < draft.place.sentence.end && tokens[number->end].is(kGlued) &&
      tokens[number->end].kind == TokenKind::Punct && tokens[number->end + 1].is(kGlued) &&
      tokens[number->end + 1].kind != TokenKind::Punct) {
    const std::string_view next = doc.text_of({number->end, number->end + 1});
    if (next == "-" || next == "/" || next == ":" || next == "." || next == "_") {
      return false;  // 80-20, 15/03, 20:30
    }
  }
  if (draft.has("negate")) draft.negate();
  if (const auto said = parse_relation(draft.constant("relation"))) record.relation = *said;
  draft.found.open = draft.numeral->power >= 6 && !is_chinese(draft.place.language) &&
                     !(record.number && record.number->value.is_zero());
  if (record.number && record.number->divisor) record.type = AmountType::Fraction;
  if (is_chinese(draft.place.language)) return bare_chinese(draft) && !is_code(draft);
  if (!draft.numeral->written && is_code(draft)) return false;
  return bare_french(draft) && !is_year(draft);
}

// *les deux*, *tous trois* are pronouns, *des millions* alone says nothing, `une quinzaine de
// jours` is a time.
bool AmountBuilder::bare_french(const AmountDraft& draft) const {
  const Document& doc = draft.doc();
  const Numeral& numeral = *draft.numeral;
  const std::uint32_t first = draft.match.get(kN)->begin;
  const std::uint32_t next = draft.match.get(kN)->end;
  if (!numeral.number && !numeral.high) return false;
  if (numeral.collective) {
    return next + 1 >= draft.place.sentence.end ||
           !doc.text_of({next, next + 1}).starts_with('d') ||
           !has_class(doc, next + 1, unit_of_time_);
  }
  const bool whole = numeral.number && numeral.number->value.is_integer();
  if (!numeral.written || numeral.scaled || !whole || first == draft.place.sentence.begin)
    return true;
  if (has_class(doc, first - 1, determiner_)) return false;
  // `un logement neuf`
  return !has_class(doc, first, adjective_number_) ||
         (*doc.tokens)[first - 1].kind != TokenKind::Word || has_class(doc, first - 1, no_noun_);
}

// Characters of numbers stand in many words: among other characters only a number of two and more
// is one for sure, and no part of the calendar.
bool AmountBuilder::bare_chinese(AmountDraft& draft) const {
  const auto& tokens = *draft.doc().tokens;
  const TokenSpan sentence = draft.place.sentence;
  const TokenSpan span = draft.match.span;
  const auto is_han = [&](std::uint32_t i) {
    return i < sentence.end && i >= sentence.begin && tokens[i].kind == TokenKind::Han &&
           tokens[i].is(kGlued);
  };
  if (is_round_word(draft)) return false;
  if (draft.has("sure")) return true;
  if (span.end < sentence.end && has_class(draft.doc(), span.end, calendar_)) return false;
  const bool before = span.begin > sentence.begin && tokens[span.begin].is(kGlued) &&
                      tokens[span.begin - 1].kind == TokenKind::Han;
  if (draft.numeral->written && span.size() == 1 && !is_round(draft) &&
      (before || is_han(span.end))) {
    return false;
  }
  return !is_year(draft);
}

}  // namespace glane
