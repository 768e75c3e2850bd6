#include "stages/amounts/amounts.h"

#include "stages/amounts/currencies.h"

namespace glane {

Amounts::Amounts(const DataFiles& files, Lexicon& lexicon)
    : french_(files.at("stages/amounts/rules.fr.tsv"), lexicon, AmountBuilder::vocabulary()),
      chinese_(files.at("stages/amounts/rules.zh.tsv"), lexicon, AmountBuilder::vocabulary()),
      builder_(files, lexicon), context_(lexicon) {}

std::vector<AmountRecord> Amounts::run(const Document& doc) const {
  std::vector<FoundAmount> found;
  Currencies currencies;
  const RuleText text{*doc.tokens, {&*doc.words, &*doc.numeral_arcs}};
  for (const Sentence& sentence : *doc.sentences) {
    const Language language = doc.language_of(sentence);
    const RuleSet& rules = is_chinese(language) ? chinese_ : french_;
    const AmountPlace place{doc, sentence.tokens, language, sentence.paragraph};
    rules.scan(text, sentence.tokens.begin, sentence.tokens.end, [&](const Match& match) {
      auto amount = builder_.build(place, match, currencies);
      if (!amount) return false;
      context_.relate(place, *amount);
      found.push_back(std::move(*amount));
      return true;
    });
  }
  context_.connect(doc, found);
  std::vector<AmountRecord> records;
  records.reserve(found.size());
  for (FoundAmount& amount : found) records.push_back(std::move(amount.record));
  return records;
}

}  // namespace glane
