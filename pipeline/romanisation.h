// Syllables of romanised Chinese: which words can be pinyin or Wade-Giles.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "pipeline/data_file.h"

namespace glane {

// Immutable after construction.
class Romanisation {
 public:
  // Reads the rows of class `pinyin` (value: the Wade-Giles spelling) of the entity words.
  explicit Romanisation(const DataFiles& files);

  // Whether `word`, folded, is one to three whole syllables; hyphens and apostrophes may stand between.
  [[nodiscard]] bool is_pinyin(std::string_view word) const { return parses(word, pinyin_, 0); }
  [[nodiscard]] bool is_wade_giles(std::string_view word) const { return parses(word, wade_, 0); }

 private:
  using Syllables = std::unordered_set<std::string>;
  static bool parses(std::string_view word, const Syllables& syllables, int count);

  Syllables pinyin_;
  Syllables wade_;
};

}  // namespace glane
