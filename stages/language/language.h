// Tells the language of a document and of each of its paragraphs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"

namespace glane {

// Chinese by its share of Han characters, traditional or simplified by the characters that only one
// of them writes, French by its function words (function_words.tsv).  `und` where nothing tells.
// Immutable.
class LanguageStage {
 public:
  LanguageStage(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal, paragraphs, tokens.
  [[nodiscard]] Languages run(const Document& doc) const;

 private:
  struct Evidence {
    std::uint32_t han = 0;
    std::uint32_t traditional = 0;
    std::uint32_t simplified = 0;
    std::uint32_t kana = 0;
    std::uint32_t words = 0;
    std::uint32_t french = 0;
    std::uint32_t foreign = 0;
    void add(const Evidence& other);
  };
  [[nodiscard]] Evidence weigh(const Document& doc, const Paragraph& paragraph) const;
  [[nodiscard]] static Language decide(const Evidence& evidence);

  const Lexicon& lexicon_;
  std::vector<std::int8_t> evidence_of_;  // by symbol: 1 French, -1 another language's
};

}  // namespace glane
