// Whether a sentence speaks of what was or of what will be, near a date that leaves its side open.
#pragma once

#include <cstdint>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"

namespace glane::dates {

enum class Tense : std::uint8_t { Unknown, Past, Future };

// Reads the class `tense` of the lexicon (`past`, `future`, `noun` for words that only look like a
// future) and, in French, the endings of verbs: annoncera, devront, recevait.  Immutable.
class TenseReader {
 public:
  explicit TenseReader(const Lexicon& lexicon);

  // By the nearest cue to token `at` in its sentence, at most 24 tokens away.
  [[nodiscard]] Tense near(const Document& doc, const Sentence& sentence, TokenSpan at) const;

 private:
  [[nodiscard]] Tense at(const Document& doc, std::uint32_t token, bool french) const;
  ClassId tense_;
  ValueId past_;
  ValueId future_;
};

}  // namespace glane::dates
