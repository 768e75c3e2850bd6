// Cuts a text into paragraphs, tokens and sentences.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"

namespace glane {

struct Segments {
  std::vector<Paragraph> paragraphs;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
};

// Sentences end at stops, also where no space follows (`éloges.On dit`, `destination,Le
// triomphant`) or no stop at all stands (`queCes dernières`, `Références Il naît`), and never
// inside abbreviations, initials, decimals, addresses and file names.  Immutable; safe to share
// among threads.
class Segment {
 public:
  Segment(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal.
  [[nodiscard]] Segments run(const Document& doc) const;

 private:
  enum Role : std::uint8_t {
    kNothing = 0,
    kAbbreviation = 1,
    kStarter = 2,
    kDateAbbreviation = 4,
    kOpener = 8,
    kArticle = 16,
    kUnfinished = 32
  };

  void split_glued_words(std::string_view text, std::vector<Token>& tokens,
                         std::size_t first) const;
  [[nodiscard]] bool has_role(const Token& token, Role role) const {
    return token.symbol < roles_.size() && (roles_[token.symbol] & role) != 0;
  }
  [[nodiscard]] bool ends_sentence(std::string_view text, const std::vector<Token>& tokens,
                                   std::uint32_t i, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool opens_sentence(std::string_view text, const std::vector<Token>& tokens,
                                    std::uint32_t i, std::uint32_t last) const;
  [[nodiscard]] bool ends_unmarked(std::string_view text, const std::vector<Token>& tokens,
                                   std::uint32_t i, std::uint32_t last) const;
  [[nodiscard]] bool stop_ends(std::string_view text, const std::vector<Token>& tokens,
                               std::uint32_t i, std::uint32_t first, std::uint32_t last) const;

  const Lexicon& lexicon_;
  std::vector<std::uint8_t> roles_;  // by symbol
};

}  // namespace glane
