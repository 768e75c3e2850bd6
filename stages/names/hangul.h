// Hangul syllables in Latin letters: Revised Romanisation, McCune-Reischauer, and what names have.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/data_file.h"

namespace glane {

// A spelling of a hangul syllable that begins somewhere in a text.
struct HangulSpelling {
  char16_t syllable = 0;
  std::uint8_t length = 0;
};

// Filled by the constructor, const after, safe to share.
class Hangul {
 public:
  explicit Hangul(const DataFiles& files);
  Hangul(const Hangul&) = delete;  // the spellings point into the letters
  Hangul& operator=(const Hangul&) = delete;

  // Every syllable with a spelling at the beginning of `letters` (a to z).
  void at(std::string_view letters, std::vector<HangulSpelling>& out) const;

  // Whether a family name is spelt so.
  [[nodiscard]] bool is_family(std::string_view letters) const;

  // A word as it is spoken.
  [[nodiscard]] std::string revised(std::u16string_view word) const;
  // Each syllable by itself, parted by `mark`.
  [[nodiscard]] std::string revised_apart(std::u16string_view word, std::string_view mark) const;
  [[nodiscard]] std::string mccune(std::u16string_view word) const;

  // What the tables have for a family name, or a syllable of a given name; empty where none.
  [[nodiscard]] std::string_view family_spellings(std::u16string_view family) const;
  [[nodiscard]] std::string_view given_spellings(char16_t syllable) const;

 private:
  struct Letter {
    std::string_view revised, mccune;
    std::vector<std::string> spellings;  // folded, all
  };
  struct Spoken {
    std::uint8_t first = 0, middle = 0, last = 0;
    bool linked = false;  // its first sound was the last of the syllable before
  };
  [[nodiscard]] std::vector<Spoken> spoken(std::u16string_view word) const;

  // The spellings of the letters of one place, in their order, by what a text begins with: those of
  // no letters stand in each list.
  struct Spelt {
    std::string_view spelling;
    unsigned letter;
  };
  class Spellings {
   public:
    void add(const std::vector<Letter>& letters);
    [[nodiscard]] const std::vector<Spelt>& of(std::string_view text) const;

   private:
    std::array<std::vector<Spelt>, 27> lists_;  // a to z, and anything else
  };

  std::vector<Letter> firsts_, middles_, lasts_;
  std::unordered_map<std::u16string, std::string_view> families_, words_;
  std::unordered_map<char16_t, std::string_view> given_;
  Spellings first_spellings_, middle_spellings_, last_spellings_;
  std::unordered_map<std::uint64_t, std::vector<char16_t>> whole_;  // by packed spelling
  std::vector<std::string> family_letters_;                         // folded, sorted
  std::size_t longest_ = 0;
};

// Syllables that differ only by the loss of r and n at the beginning of a word are one: 리, 이.
[[nodiscard]] char16_t initial_law(char16_t syllable);

}  // namespace glane
