// Words that are no names, though they bear a capital where they open a sentence.
#pragma once

#include <cstdint>

#include "pipeline/data_file.h"
#include "pipeline/image.h"
#include "pipeline/lexicon.h"
#include "pipeline/table.h"

namespace glane {

// A bit for each symbol.  Immutable after construction.
class CommonWords {
 public:
  CommonWords(const DataFiles& files, Lexicon& lexicon);
  void save(ImageWriter& image) const { image.put<std::uint64_t>("common words", bits_); }

  [[nodiscard]] bool has(Symbol symbol) const {
    return symbol / 64 < bits_.size() && (bits_[symbol / 64] >> (symbol % 64) & 1) != 0;
  }

 private:
  Table<std::uint64_t> bits_;
};

}  // namespace glane
