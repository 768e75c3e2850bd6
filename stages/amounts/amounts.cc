#include "stages/amounts/amounts.h"

#include "stages/amounts/currencies.h"

namespace glane {
namespace {

// The next run of Chinese characters in `part`, with the digits in it and right before it: `3亿元`
// in a French sentence.  Empty where there is none.
TokenSpan next_quoted(const std::vector<Token>& tokens, TokenSpan part) {
  std::uint32_t begin = part.begin;
  while (begin < part.end && tokens[begin].kind != TokenKind::Han) ++begin;
  std::uint32_t end = begin;
  while (end < part.end && (tokens[end].kind == TokenKind::Han ||
                            (tokens[end].kind == TokenKind::Number && tokens[end].is(kGlued)))) {
    ++end;
  }
  if (begin < end && begin > part.begin && tokens[begin].is(kGlued) &&
      tokens[begin - 1].kind == TokenKind::Number) {
    --begin;
  }
  return {begin, end};
}

}  // namespace

Amounts::Amounts(const DataFiles& files, Lexicon& lexicon)
    : french_(files.at("stages/amounts/rules.fr.tsv"), lexicon, AmountBuilder::vocabulary()),
      chinese_(files.at("stages/amounts/rules.zh.tsv"), lexicon, AmountBuilder::vocabulary()),
      builder_(files, lexicon),
      context_(lexicon) {}

// Finds the amounts of a part of a sentence; `own` is the language of that part.
void Amounts::scan(const AmountPlace& place, Language own, TokenSpan part, const RuleText& text,
                   Currencies& currencies, std::vector<FoundAmount>& found) const {
  const RuleSet& rules = is_chinese(own) ? chinese_ : french_;
  AmountPlace inside = place;
  inside.language = own;
  rules.scan(text, part.begin, part.end, [&](const Match& match) {
    auto amount = builder_.build(inside, match, currencies);
    if (!amount) return false;
    context_.relate(place, *amount);
    if (!found.empty() && context_.join(place, found.back(), *amount)) return true;
    found.push_back(std::move(*amount));
    return true;
  });
}

std::vector<AmountRecord> Amounts::run(const Document& doc) const {
  std::vector<FoundAmount> found;
  Currencies currencies;
  const RuleText text{*doc.tokens, {&*doc.words, &*doc.numeral_arcs}};
  for (const Sentence& sentence : *doc.sentences) {
    const Language language = doc.language_of(sentence);
    const AmountPlace place{doc, sentence.tokens, language, sentence.paragraph};
    TokenSpan rest = sentence.tokens;
    while (!is_chinese(language)) {
      const TokenSpan quoted = next_quoted(*doc.tokens, rest);
      if (quoted.begin == quoted.end) break;
      if (quoted.begin > rest.begin) {
        scan(place, language, {rest.begin, quoted.begin}, text, currencies, found);
      }
      scan(place, Language::ZhHans, quoted, text, currencies, found);
      rest.begin = quoted.end;
    }
    if (rest.begin < rest.end) scan(place, language, rest, text, currencies, found);
  }
  context_.connect(doc, found);
  std::vector<AmountRecord> records;
  records.reserve(found.size());
  for (FoundAmount& amount : found) records.push_back(std::move(amount.record));
  return records;
}

}  // namespace glane
