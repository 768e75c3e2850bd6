// What the features read of a document: one record of facts for each token.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/tagger/gazetteer.h"

namespace glane::tagger {

// Where a token stands in what a lexicon or the gazetteer knows.
enum class Place : std::uint8_t { First, Inside, Last, Single };

struct Facts {
  std::uint64_t word = 0;        // hash of the folded text
  std::uint64_t bare = 0;        // the same without accents, which the gazetteer knows
  std::uint64_t lexicon = 0;     // bit 2c: class c begins here; bit 2c+1: goes on here
  std::uint32_t listed = 0;      // French: bit 2c, 2c+1: the same of the gazetteer's lists
  std::uint32_t elsewhere = 0;   // what the document says of the same word, see Evidence
  std::uint64_t piece = 0;       // Chinese: hash of the word that it is in
  std::uint8_t back = 0;         // so many tokens of that word come before this one
  std::uint8_t ahead = 0;        // and so many after
  std::uint8_t run_back = 0;     // Chinese: tokens before this one in its run of nouns and names
  std::uint8_t run_ahead = 0;    // and after
  std::uint8_t bracket = 0;      // Chinese: in which brackets it is; 0: none
  std::uint8_t piece_class = 0;  // what the gazetteer says of the word
  std::uint8_t known = 0;        // 1 + 4 * type + place in the longest known name; 0: none
  std::uint8_t shape = 0;        // kind and capitals
  bool capital = false;          // may begin a name
  bool opener = false;           // French: a function word, with a capital as it opens a sentence
};

// What the document's other tokens say of a word: bits of Facts::elsewhere.
enum Evidence : std::uint32_t {
  kInside = 1,           // has its capital inside a sentence
  kAfterTitle = 2,       // after a title or a given name
  kAfterPlaceWord = 4,   // after `à`, `en`
  kInPerson = 8,         // in a known person of several words
  kInOrganization = 16,  // in a known organisation of several words
  kInLocation = 32,      // in a known location of several words
  kByOrganization = 64,  // after a head of organisations, before a legal form
  kSmall = 128,          // also without its capital
  kOften = 256,          // three times and more
  kAfterCapital = 512,   // after another capital
  kBeforeCapital = 1024  // before another capital
};

// The classes of the lexicon that are features, and how facts are gathered.  Immutable.
class FactFinder {
 public:
  explicit FactFinder(const Lexicon& lexicon);

  // Facts of all tokens; sentences of a language that has a gazetteer are looked up in it.
  [[nodiscard]] std::vector<Facts> run(const Document& doc, const Gazetteer& french,
                                       const Gazetteer& chinese) const;

  // The hashes of a token's text, as in Facts::word and Facts::bare; of a very long one, of its
  // beginning.
  struct Hashes {
    std::uint64_t word = 0;
    std::uint64_t bare = 0;
  };
  [[nodiscard]] Hashes hash_of(std::string_view word) const;

 private:
  void add_words(const Document& doc, std::vector<Facts>& facts) const;
  void add_lexicon(const Document& doc, std::vector<Facts>& facts) const;
  static void add_listed(const Sentence& sentence, const Gazetteer& gazetteer,
                         std::vector<Facts>& facts);
  void add_evidence(const Document& doc, std::vector<Facts>& facts) const;

  const Lexicon& lexicon_;
  std::vector<std::uint8_t> bit_of_class_;  // by ClassId; kNoBit: no feature
  std::array<ClassId, 2> openers_;
  std::uint64_t person_lead_ = 0;  // bits of Facts::lexicon: titles, given names
  std::uint64_t organization_lead_ = 0;
  std::array<std::uint64_t, 2> place_words_{};
  std::array<char32_t, 0x180> bare_letters_{};  // of each small letter, without its accent
};

}  // namespace glane::tagger
