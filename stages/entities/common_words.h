// Words that are no names, though they bear a capital where they open a sentence.
#pragma once

#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/lexicon.h"

namespace glane {

// A bit for each symbol.  Immutable after construction.
class CommonWords {
 public:
  CommonWords(const DataFiles& files, Lexicon& lexicon);

  [[nodiscard]] bool has(Symbol symbol) const {
    return symbol < bits_.size() && bits_[symbol];
  }

 private:
  std::vector<bool> bits_;
};

}  // namespace glane
