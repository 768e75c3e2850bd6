// Names for the texts that training makes up.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stages/tagger/train/random.h"

namespace glane::tagger {

// Makes up words that sound like those it was given: each letter follows the three before it as it
// does in one of them.
class WordMaker {
 public:
  explicit WordMaker(const std::vector<std::string>& words);
  [[nodiscard]] std::string make(Random& random) const;

 private:
  std::map<std::u32string, std::u32string> next_;  // by the letters before; 0 ends the word
};

// Names of people, organisations and places: half of them real, half made up, so that no lexicon
// holds them.
class NameStock {
 public:
  // Lines `kind TAB name`, as tools/tagger-lists writes them.  Throws std::runtime_error.
  explicit NameStock(const std::string& path);

  // How a person's name is written: as in the West, or as pinyin.
  enum class Style { West, Pinyin };
  [[nodiscard]] std::string given(Style style, Random& random) const;
  [[nodiscard]] std::string family(Style style, Random& random) const;
  [[nodiscard]] std::string organization(Random& random) const;
  [[nodiscard]] std::string acronym(Random& random) const;
  [[nodiscard]] std::string place(Random& random) const;
  [[nodiscard]] std::string product(Random& random) const;
  [[nodiscard]] std::string event(Random& random) const;
  [[nodiscard]] std::string title(Random& random) const;
  // Of a label of the phrases; throws std::runtime_error for one that has no Chinese names.
  [[nodiscard]] std::string chinese(std::string_view label, Random& random) const;

 private:
  [[nodiscard]] const std::vector<std::string>& of(std::string_view kind) const;
  [[nodiscard]] const std::string& pick(std::string_view kind, Random& random) const;

  std::map<std::string, std::vector<std::string>, std::less<>> names_;
  std::map<std::string, WordMaker, std::less<>> makers_;
};

}  // namespace glane::tagger
