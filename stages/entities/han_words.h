// Chinese characters by their part in names, and the cutting of a sentence into words.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"

namespace glane {

enum class HanRole : std::uint8_t { Given, People, Stop, Surname, Translit };

// Whether a span begins or ends inside a word.  `lengths`: as HanWords::cut() gives them.
[[nodiscard]] inline bool cuts_word(const std::vector<std::uint8_t>& lengths, TokenSpan span) {
  return lengths[span.begin] == 0 || (span.end < lengths.size() && lengths[span.end] == 0);
}

// Immutable after construction.
class HanWords {
 public:
  HanWords(const DataFiles& files, Lexicon& lexicon);

  [[nodiscard]] bool is(Symbol symbol, HanRole role) const {
    const auto& bits = bits_[static_cast<std::size_t>(role)];
    return symbol < bits.size() && bits[symbol];
  }

  // The length in tokens of the word that begins at each token of the sentence; 0 inside a word.  The
  // fewest words win: 均衡|水平, not 均|衡水|平; single characters are words of last resort.
  void cut(const Document& doc, TokenSpan sentence, std::vector<std::uint8_t>& lengths) const;

 private:
  std::array<std::vector<bool>, 5> bits_;
  ClassId common_, known_person_;
};

}  // namespace glane
