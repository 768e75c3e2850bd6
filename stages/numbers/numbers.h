// Reads numerals: digits, words or both, exact.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "stages/numbers/numerals.h"

namespace glane {

// Numerals of one sentence never cross into the next.  Immutable; safe to share among threads.
class Numbers {
 public:
  Numbers(const DataFiles& files, Lexicon& lexicon);

  // Every reading of every numeral, by the token at which it begins: where a numeral has several
  // parts (`10` of `10 millions`), each that is a number in digits is a reading too.
  // Reads: normal, languages, tokens, sentences, words.
  [[nodiscard]] std::vector<Numeral> run(const Document& doc) const;

  // The numerals as symbols for the rules of later stages: kNumClass and its neighbours.
  [[nodiscard]] ArcTable arcs(const Document& doc, const std::vector<Numeral>& numerals) const;

 private:
  [[nodiscard]] bool may_begin(const Document& doc, std::uint32_t i, LanguageMask language) const;
  std::uint32_t read(const NumeralText& text, std::uint32_t i, std::uint32_t first,
                     std::vector<Reading>& readings, std::vector<Numeral>& found) const;
  [[nodiscard]] std::optional<Numeral> vulgar(const NumeralText& text, std::uint32_t i) const;

  FrenchNumerals french_;
  ChineseNumerals chinese_;
  const Lexicon& lexicon_;
  ClassId vulgar_;
  std::vector<LanguageMask> begins_;  // by class: the languages in which a numeral begins so
};

}  // namespace glane
