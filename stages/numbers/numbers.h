// Reads numerals: digits, words or both, exact.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

class Numbers {
 public:
  Numbers(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal, languages, tokens, sentences, words.
  [[nodiscard]] std::vector<Numeral> run(const Document& doc) const;

  // The numerals as symbols for the rules of later stages: kNumClass and its neighbours.
  [[nodiscard]] ArcTable arcs(const Document& doc, const std::vector<Numeral>& numerals) const;
};

}  // namespace glane
