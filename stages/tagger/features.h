// What the tagger sees of a token: the rows of the model's weights to be added up.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/tagger/facts.h"

namespace glane::tagger {

inline constexpr std::size_t kMostFeatures = 112;

// The rows of one token.  The first `spelling` of them know the word itself: training leaves them
// out now and then, so that the rest learns to do without.
struct Rows {
  explicit Rows(unsigned row_bits) : shift(64 - row_bits) {}

  void add(std::uint32_t feature, std::uint64_t value) {
    if (size == kMostFeatures) return;
    const std::uint64_t key = (value + feature * 0xA24BAED4963EE407u) * 0x9FB21C651E98DF25u;
    row[size++] = static_cast<std::uint32_t>((key ^ key >> 28) * 0x9E3779B97F4A7C15u >> shift);
  }
  void clear() { size = 0, spelling = 0; }

  unsigned shift;
  std::size_t size = 0;
  std::size_t spelling = 0;
  std::array<std::uint32_t, kMostFeatures> row;
};

// Two values as one.
[[nodiscard]] inline std::uint64_t pair(std::uint64_t a, std::uint64_t b) {
  return (a ^ 0x2545F4914F6CDD1Du) * 0x9E3779B97F4A7C15u + b;
}

// What stands before and after a sentence.
[[nodiscard]] const Facts& border_facts();

// A stretch of a sentence that is tagged as a whole; what lies between stretches is no name.
struct Stretch {
  TokenSpan tokens;
  TokenSpan sentence;
};

// Immutable; reads its arguments only.
class FeatureFinder {
 public:
  explicit FeatureFinder(const Lexicon& lexicon) : chars_(lexicon.chars()) {}

  // French: tokens up to three before and after a capital that a function word does not owe to its
  // sentence.  Chinese: all but the ends.
  static void stretches(const Document& doc, const std::vector<Facts>& facts,
                        const Sentence& sentence, std::vector<Stretch>& out);

  void french(const Document& doc, const std::vector<Facts>& facts, const Stretch& stretch,
              std::uint32_t i, Rows& out) const;
  void chinese(const Document& doc, const std::vector<Facts>& facts, const Stretch& stretch,
               std::uint32_t i, Rows& out) const;

 private:
  const CharTable& chars_;
};

}  // namespace glane::tagger
