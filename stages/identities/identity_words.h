// The words that say whose a name is: titles that tell the gender, and what speaks for or against a
// mistranslation.
#pragma once

#include <string_view>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"

namespace glane {

// The classes of words.fr.tsv and of the lexicons of names.  Immutable after construction.
class IdentityWords {
 public:
  explicit IdentityWords(const Lexicon& lexicon)
      : lexicon_(lexicon),
        gender_title_(lexicon.find_class("gender_title")),
        given_fr_(lexicon.find_class("given_fr")),
        given_en_(lexicon.find_class("given_en")),
        legal_form_(lexicon.find_class("legal_form")),
        finite_verb_(lexicon.find_class("finite_verb")),
        slip_foe_(lexicon.find_class("slip_foe")),
        indefinite_(lexicon.find_class("indefinite")),
        of_(lexicon.find_class("of")),
        role_(lexicon.find_class("title")),
        company_noun_(lexicon.find_class("company_noun")),
        no_name_(lexicon.find_class("no_name")),
        family_(lexicon.find_class("family")),
        known_family_(lexicon.find_class("known_family")),
        romanised_family_(lexicon.find_class("surname_romanised")) {}

  // Whether a lexicon says of exactly these tokens that they are no name.
  [[nodiscard]] bool is_no_name(const Document& doc, TokenSpan tokens) const;

  // The gender that a civil title right before the tokens, or their first given name, has: `m`,
  // `f`, or `\0`.
  [[nodiscard]] char gender_of(const Document& doc, TokenSpan tokens) const;

  // The end of the legal form that begins at a token; 0 where there is none.
  [[nodiscard]] std::uint32_t legal_form_end(const Document& doc, std::uint32_t token) const {
    return end_of(doc, token, legal_form_);
  }
  [[nodiscard]] bool is_finite_verb(const Document& doc, std::uint32_t token) const {
    return end_of(doc, token, finite_verb_) != 0;
  }
  [[nodiscard]] bool is_slip_foe(const Document& doc, std::uint32_t token) const {
    return end_of(doc, token, slip_foe_) != 0;
  }
  // What a name of one word of a person of whom nothing else is known is: a family name (`Zhang`,
  // `Mme Kervadec`), a given name, or all there is.
  [[nodiscard]] Form form_alone(const Document& doc, TokenSpan tokens) const;

  // `Jack`, which thousands bear, not `Masayoshi`.
  [[nodiscard]] bool is_usual_given(const Document& doc, TokenSpan tokens) const {
    return end_of(doc, tokens.begin, given_fr_) == tokens.end ||
           end_of(doc, tokens.begin, given_en_) == tokens.end;
  }
  [[nodiscard]] bool is_indefinite(const Document& doc, std::uint32_t token) const {
    return end_of(doc, token, indefinite_) != 0;
  }
  [[nodiscard]] std::uint32_t of_end(const Document& doc, std::uint32_t token) const {
    return end_of(doc, token, of_);
  }
  // A word that people or companies are introduced by: `le fabricant`.
  [[nodiscard]] bool introduces(const Document& doc, std::uint32_t token) const {
    return end_of(doc, token, role_) != 0 || end_of(doc, token, company_noun_) != 0;
  }

 private:
  [[nodiscard]] static std::uint32_t end_of(const Document& doc, std::uint32_t token, ClassId cls);

  const Lexicon& lexicon_;
  ClassId gender_title_, given_fr_, given_en_, legal_form_, finite_verb_, slip_foe_, indefinite_,
      of_, role_, company_noun_, no_name_, family_, known_family_, romanised_family_;
};

}  // namespace glane
