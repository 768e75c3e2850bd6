// What speaks for a stretch of text being a name, and of which type.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/records.h"
#include "pipeline/span.h"

namespace glane {

// Who speaks.  `User`: a lexicon, by a line of the user's own, whose type stands.
enum class Source : std::uint8_t { Lexicon, User, Rule, Shape, Document, Tagger };

inline constexpr std::size_t kTypeCount = 6;

// One voice.  Without a type it says only that this is a name (or, below 0, that it is none).
struct Evidence {
  TokenSpan tokens;
  std::optional<EntityType> type;
  std::int16_t weight = 0;
  Source source = Source::Shape;
  RuleRef rule;
};

// All voices for one stretch of tokens, added up.
struct Candidate {
  TokenSpan tokens;
  std::uint64_t key = 0;  // of the folded text: equal for equal names
  std::int16_t name = 0;  // is it a name at all?
  std::array<std::int16_t, kTypeCount> votes{};
  bool known = false;     // the lexicon has exactly this
  bool tagged = false;    // the tagger sees exactly this
  bool initial = false;   // its capital may be that of the sentence
  bool han = false;       // begins with a Han character
  std::uint8_t sources = 0;
  std::uint8_t known_types = 0;  // bits: the types by which a lexicon knows exactly this
  std::int16_t strongest = 0;
  std::optional<EntityType> given;  // the type that the user says
  RuleRef rule;           // of the strongest voice

  [[nodiscard]] EntityType type() const;
  [[nodiscard]] int score() const;
  // The lexicons speak before the tagger: of a type that they do not have, its voice counts half.
  void add(const Evidence& voice);
};

// The weight from which on a candidate is a name.
inline constexpr int kThreshold = 20;

// Sorts the evidence by span, in text order, and adds it up.
[[nodiscard]] std::vector<Candidate> gather(std::vector<Evidence>& evidence);

}  // namespace glane
