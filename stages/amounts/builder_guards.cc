// What tells a number from an amount: names, codes, years, words that hold a number character.
#include <algorithm>

#include "stages/amounts/builder.h"

namespace glane {
namespace {

constexpr std::int64_t kFirstYear = 1500;
constexpr std::int64_t kLastYear = 2100;

// `15`, `5.3`, not `10 000` or `10.363,18`: what a model's name can end with.
bool is_version(std::string_view digits) {
  if (digits.find_first_of(" ,'") != std::string_view::npos) return false;
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos || digits.size() - point <= 3;
}

}  // namespace

bool AmountBuilder::has_class(const Document& doc, std::uint32_t token, ClassId cls) const {
  for (const Arc& arc : doc.words->at(token)) {
    if (arc.cls == cls) return true;
  }
  return false;
}

// Whether a word of the class, of up to three tokens, ends before token `end`.
bool AmountBuilder::ends_with(const Document& doc, std::uint32_t end, ClassId cls) const {
  for (std::uint32_t i = end - std::min(end, 3u); i < end; ++i) {
    for (const Arc& arc : doc.words->at(i)) {
      if (arc.cls == cls && arc.end == end) return true;
    }
  }
  return false;
}

// Whether the number is a unit without a digit: 百, 千万.
bool AmountBuilder::is_round(const AmountDraft& draft) const {
  const Numeral& numeral = *draft.numeral;
  const std::uint32_t first = numeral.tokens.begin;
  return numeral.written && numeral.number &&
         (has_class(draft.doc(), first, zh_big_) || has_class(draft.doc(), first, zh_unit_)) &&
         numeral.number->value.compare(Decimal(100)) >= 0;
}

// 千万小心, 每百万字: a unit without a digit that is an adverb, or of which something is said.
bool AmountBuilder::is_round_word(const AmountDraft& draft) const {
  const std::uint32_t first = draft.match.get(kN)->begin;
  const Document& doc = draft.doc();
  if (draft.numeral->more || !is_round(draft)) return false;
  if (first == draft.place.sentence.begin) return draft.match.span.end < draft.place.sentence.end;
  if (doc.text_of({first - 1, first}) == "每") return true;
  if (draft.match.get(kK) != nullptr || ends_with(doc, first, before_)) return false;
  const std::uint32_t next = draft.match.span.end;
  return next < draft.place.sentence.end && (*doc.tokens)[next].kind == TokenKind::Han;
}

// Whether the number [first, last) names something: `article 5`, `iPhone 15`, `DGX-1`, `2e`.
bool AmountBuilder::is_label(const AmountPlace& place, std::uint32_t first,
                             std::uint32_t last) const {
  const auto& tokens = *place.doc.tokens;
  const std::string_view text = place.doc.text();
  if (last < place.sentence.end && tokens[last].is(kGlued) &&
      tokens[last].kind == TokenKind::Word) {
    return true;
  }
  if (first == place.sentence.begin) return false;
  const Token& before = tokens[first - 1];
  if (before.kind == TokenKind::Word) {
    if (has_class(place.doc, first - 1, label_)) return true;
    if (tokens[first].is(kGlued) && !before.is(kElided)) return true;
    const bool model = (before.is(kCapital) && !before.is(kSentenceStart) && !before.is(kElided)) ||
                       before.is(kMixedCase) || before.is(kHasDigit);
    return model && tokens[first].kind == TokenKind::Number && last == first + 1 &&
           is_version(tokens[first].span.in(text));
  }
  if (before.kind != TokenKind::Punct) return false;
  const std::string_view mark = before.span.in(text);
  // `vol. 2`, `Fig. 3`
  if (mark == "." && before.is(kGlued) && first > place.sentence.begin + 1 &&
      has_class(place.doc, first - 2, label_)) {
    return true;
  }
  if (mark == "^" || mark == "[" || mark == "°" || mark == "#" || mark == "№" || mark == "º")
    return true;
  if (mark == "." && first > place.sentence.begin + 1 && tokens[first - 2].span.in(text) == ".") {
    return false;  // an ellipsis
  }
  const bool joined = tokens[first].is(kGlued) && before.is(kGlued);
  return joined &&
         (mark == "-" || mark == "." || mark == "/" || mark == "_" || mark == ":" || mark == "+");
}

// Whether a Chinese number is part of a word: 统一, 三星, 第3届.
bool AmountBuilder::in_word(const AmountPlace& place, std::uint32_t first,
                            std::uint32_t last) const {
  if (!is_chinese(place.language)) return false;
  const Document& doc = place.doc;
  const std::uint32_t begin = first < place.sentence.begin + 4 ? place.sentence.begin : first - 4;
  for (std::uint32_t i = begin; i <= first; ++i) {
    for (const Arc& arc : doc.words->at(i)) {
      if (arc.cls != no_number_) continue;
      if (i < first ? arc.end > first : arc.end >= last) return true;
    }
  }
  return first > place.sentence.begin && doc.text_of({first - 1, first}) == "第";
}

// `passé de 8 à 10 %`: two amounts, no range.
bool AmountBuilder::is_change(const AmountPlace& place, std::uint32_t first) const {
  for (std::uint32_t i = first, k = 0; i > place.sentence.begin && k < 5; --i, ++k) {
    if (has_class(place.doc, i - 1, change_verb_)) return true;
  }
  return false;
}

// Digits that number or name: a list's `1.`, a phone's `01 55 12`, a day (`le 10`), a ticker in
// brackets (台積電（2330）).
bool AmountBuilder::is_code(const AmountDraft& draft) const {
  const auto& tokens = *draft.doc().tokens;
  const TokenSpan sentence = draft.place.sentence;
  const TokenSpan span = draft.match.span;
  if (draft.numeral->kind != NumeralKind::Whole) return false;
  const auto text_at = [&](std::uint32_t i) {
    return i >= sentence.begin && i < sentence.end ? draft.doc().text_of({i, i + 1})
                                                   : std::string_view();
  };
  const std::string_view digits = draft.doc().text_of(span);
  if (digits.size() > 1 && digits[0] == '0') return true;
  // 13800138000: a mobile phone.
  if (digits.size() == 11 && digits[0] == '1' && digits[1] >= '3') return true;
  const auto is_number = [&](std::uint32_t i) {
    return i >= sentence.begin && i < sentence.end && tokens[i].kind == TokenKind::Number;
  };
  if (is_number(span.end) || (span.begin > sentence.begin && is_number(span.begin - 1)))
    return true;
  const std::string_view before = span.begin > sentence.begin ? text_at(span.begin - 1) : "";
  const std::string_view after = text_at(span.end);
  // A sentence that is nothing but the number is no item of a list.
  if (before.empty() && (after == "." || after == ")") && sentence.size() > 2) return true;
  const bool closes = after == ")" || after == "）";
  if (closes && digits.size() <= 2 && tokens[span.end].is(kGlued) && !in_brackets(draft))
    return true;
  if ((before == "(" || before == "（") && closes) return true;
  if (digits.size() >= 3 && (before == ":" || before == "：") && span.begin > sentence.begin + 1 &&
      tokens[span.begin - 2].is(kAllCaps)) {
    return true;
  }
  if (digits.size() >= 3 && before == "：" && (closes || after == "；")) return true;
  return span.begin > sentence.begin && has_class(draft.doc(), span.begin - 1, article_);
}

// Whether a bracket is open before the match, not far back.
bool AmountBuilder::in_brackets(const AmountDraft& draft) const {
  constexpr std::uint32_t kFarthest = 40;
  const std::uint32_t first = draft.match.span.begin;
  for (std::uint32_t i = first, k = 0; i > draft.place.sentence.begin && k < kFarthest; --i, ++k) {
    const std::string_view text = draft.doc().text_of({i - 1, i});
    if (text == "(" || text == "（") return true;
    if (text == ")" || text == "）") return false;
  }
  return false;
}

// Four plain digits of a year.
bool AmountBuilder::is_year(const AmountDraft& draft) const {
  const Numeral& numeral = *draft.numeral;
  if (numeral.kind != NumeralKind::Whole || !numeral.number) return false;
  const auto whole = numeral.number->value.to_integer();
  // 一九七八: four characters, none of them a unit.
  const bool four = numeral.written ? numeral.tokens.size() == 4 && numeral.power == 0
                                    : draft.doc().text_of(numeral.tokens).size() == 4;
  return four && whole && *whole >= kFirstYear && *whole <= kLastYear;
}

// What a rule asks of the word before its match: `person`, or `name`.
bool AmountBuilder::follows(const AmountDraft& draft) const {
  const std::string_view wanted = draft.constant("after");
  if (wanted.empty()) return true;
  const std::uint32_t first = draft.match.whole.begin;
  if (first == draft.place.sentence.begin) return false;
  const Token& before = (*draft.doc().tokens)[first - 1];
  if (wanted == "name") return before.kind == TokenKind::Word && before.is(kCapital);
  return has_class(draft.doc(), first - 1, age_person_) ||
         has_class(draft.doc(), first - 1, title_) || has_class(draft.doc(), first - 1, demonym_);
}

}  // namespace glane
