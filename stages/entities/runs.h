// Stretches of Latin text whose capitals may be those of a name.
#pragma once

#include <array>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "stages/entities/common_words.h"

namespace glane {

// More space than that inside a name stands between columns: `Xiao Lin  Suivre`.
inline constexpr std::uint32_t kWidestGap = 1;

// `la Silicon Valley`, `la Sorbonne`: what is a name begins behind the article.
[[nodiscard]] bool begins_with_article(const Document& doc, TokenSpan tokens);

// `Jean-Claude Juncker`, `J. K. Rowling`, `Johnson & Johnson`, `Denny's`, `DGX-1`.
struct Run {
  TokenSpan tokens;
  bool initial = false;  // the first capital may be that of the sentence
  std::uint32_t number_end = 0;  // behind a number that may belong to it
  bool in_chinese = false;  // in a Chinese sentence
  bool headline = false; // in a sentence where common words bear capitals too
};

// Finds the runs of a sentence, cut where `cut` says that a known name ends or begins (ends of known
// names of several words, by their first token; 0: none).  Titles and common words at the start of a
// sentence are left out.  Immutable after construction.
class Runs {
 public:
  Runs(const CommonWords& common, const Lexicon& lexicon, const IdentityLexicon& names);

  void find(const Document& doc, const Sentence& sentence, const std::vector<std::uint32_t>& known,
            std::vector<Run>& out) const;

 private:
  [[nodiscard]] bool begins(const Document& doc, std::uint32_t i, bool headline) const;
  [[nodiscard]] std::uint32_t extend(const Document& doc, std::uint32_t i, std::uint32_t last,
                                     bool headline, const std::vector<std::uint32_t>& known) const;
  [[nodiscard]] std::uint32_t trim(const Document& doc, TokenSpan run, bool initial) const;
  [[nodiscard]] bool is_headline(const Document& doc, TokenSpan sentence) const;
  [[nodiscard]] bool opens(const Document& doc, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t number_after(const Document& doc, std::uint32_t end,
                                           std::uint32_t last) const;
  [[nodiscard]] bool splits(const Document& doc, std::uint32_t begin, std::uint32_t i) const;
  [[nodiscard]] std::uint32_t with_legal_form(const Document& doc, std::uint32_t end,
                                              std::uint32_t last) const;

  const CommonWords& common_;
  const IdentityLexicon& names_;
  ClassId title_;
  ClassId demonym_;
  ClassId clitic_;
  ClassId function_;
  ClassId legal_form_;
  std::array<ClassId, 3> given_;  // what a person's name may begin with
};

}  // namespace glane
