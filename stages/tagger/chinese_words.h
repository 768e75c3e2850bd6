// Chinese text cut into words, and what the gazetteer's entries say of each character.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pipeline/document.h"
#include "stages/tagger/facts.h"
#include "stages/tagger/gazetteer.h"

namespace glane::tagger {

// The classes of an entry of the Chinese gazetteer: a part of speech in the lower five bits,
// numbered by tools/tagger-lists, above them what other sources say.
inline constexpr unsigned kSpeech = 0x1F;

// Those that are neither nouns nor names, by bits: verbs, adjectives, adverbs, numerals, times,
// idioms.
inline constexpr std::uint32_t kCommonSpeech = 0x1FFF80u | 1u << 21 | 1u << 24;

// Parts of speech beyond those of the gazetteer: characters that it lacks, other tokens.
enum Speech : std::uint8_t {
  kNumberToken = 28,
  kLatinToken = 29,
  kPunctToken = 30,
  kUnknownHan = 31
};

// Lists of Facts::listed for Chinese, three bits each: begins here, goes on here, ends here.
enum ChineseList : std::uint8_t {
  kPersonList,
  kForeignPersonList,
  kPlaceList,
  kOrganizationList,
  kOtherNameList,
  kWordList,
  kDivisionList,
  kForeignCharList
};

// Whether a character is one that spells foreign names.
[[nodiscard]] inline bool spells_foreign(const Facts& facts) {
  return (facts.listed >> (3 * kForeignCharList) & 1) != 0;
}

// Cuts sentences: of all ways the one whose words are together the most frequent.  Keeps its memory
// from sentence to sentence.
class ChineseWords {
 public:
  // Writes what is of Chinese in the facts of the sentence's tokens, and `listed`.
  void run(const Document& doc, const Sentence& sentence, const Gazetteer& gazetteer,
           std::vector<Facts>& facts);

 private:
  static void find_runs(TokenSpan tokens, std::vector<Facts>& facts);
  static void find_brackets(const Document& doc, TokenSpan tokens, std::vector<Facts>& facts);

  struct Step {
    std::uint32_t cost = 0;  // of the rest of the sentence
    std::uint8_t length = 1;
    std::uint8_t classes = 0;
    std::uint64_t key = 0;
  };

  std::vector<Step> steps_;
};

}  // namespace glane::tagger
