// Marks the paragraphs that are site furniture and not text.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

// Rules over whole paragraphs.  A `line` rule marks the paragraph that it matches from end to end;
// a `weak` one (a lone language name, a lone `Home`) only beside another marked or weak paragraph;
// a `holds` one marks a paragraph of at most `most` tokens that holds the pattern.  Immutable.
class Chrome {
 public:
  Chrome(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal, paragraphs, tokens, words.  One flag for each paragraph.
  [[nodiscard]] std::vector<bool> run(const Document& doc) const;

  [[nodiscard]] const RuleSet& rules() const { return rules_; }

 private:
  RuleSet rules_;
  std::vector<std::uint32_t> most_;  // by rule
};

}  // namespace glane
