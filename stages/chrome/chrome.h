// Marks the paragraphs that are site furniture and not text.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

// A short line of nothing but furniture words (words.tsv), numbers and punctuation is furniture; so
// is a short paragraph that holds a pattern of rules.tsv (`Scannez pour …`, a disclaimer),
// and short labels between such lines.
// Immutable; safe to share among threads.
class Chrome {
 public:
  Chrome(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal, paragraphs, tokens, words.  One flag for each paragraph.
  [[nodiscard]] std::vector<bool> run(const Document& doc) const;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }

 private:
  enum class Verdict : std::uint8_t { Text, Weak, Chrome };
  [[nodiscard]] Verdict judge_words(const Document& doc, TokenSpan line) const;
  [[nodiscard]] bool holds_pattern(const Document& doc, TokenSpan paragraph) const;

  static void fill_gaps(const Document& doc, const std::vector<Verdict>& verdicts,
                        std::vector<bool>& chrome);

  RuleSet rules_;
  std::vector<std::uint32_t> most_;  // by rule
  ClassId furniture_;
  ValueId strong_;
  ValueId filler_;
};

}  // namespace glane
