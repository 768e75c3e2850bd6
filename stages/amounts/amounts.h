// Finds amounts: a numeral with its unit, bounds and rate.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "stages/amounts/builder.h"
#include "stages/amounts/context.h"

namespace glane {

// Rules say where an amount is and of what type; what stands around it (relation, rate, the amount
// that it restates) is read afterwards.  Immutable; safe to share among threads.
class Amounts {
 public:
  Amounts(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal, languages, tokens, sentences, words, numerals, numeral_arcs.
  [[nodiscard]] std::vector<AmountRecord> run(const Document& doc) const;

  [[nodiscard]] const RuleSet& french_rules() const { return french_; }
  [[nodiscard]] const RuleSet& chinese_rules() const { return chinese_; }

 private:
  void scan(const AmountPlace& place, Language own, TokenSpan part, const RuleText& text,
            Currencies& currencies, std::vector<FoundAmount>& found) const;

  RuleSet french_;
  RuleSet chinese_;
  AmountBuilder builder_;
  AmountContext context_;
};

}  // namespace glane
