// From a rule that matched to an amount: the productions of the rule files.
#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "stages/amounts/currencies.h"
#include "stages/amounts/nouns.h"

namespace glane {

// Where in a document rules are read.
struct AmountPlace {
  const Document& doc;
  TokenSpan sentence;
  Language language;
  std::uint32_t paragraph;
};

// An amount with what later steps need to know of it.
struct FoundAmount {
  AmountRecord record;
  TokenSpan tokens;
  TokenSpan sentence;
  std::uint32_t paragraph = 0;
  bool measure = false;  // a physical unit or a currency: what another amount can restate
  bool open = false;     // a scaled number without unit, which an ellipsis may give one
};

class AmountBuilder {
 public:
  AmountBuilder(const DataFiles& files, const Lexicon& lexicon);

  [[nodiscard]] static RuleVocabulary vocabulary();

  // Nothing where the match is no amount after all: a model's number, an article, a verb as noun.
  [[nodiscard]] std::optional<FoundAmount> build(const AmountPlace& place, const Match& match,
                                                 Currencies& currencies) const;

 private:
  struct Draft;
  bool money(Draft& draft, Currencies& currencies) const;
  bool change(Draft& draft) const;
  bool pound(Draft& draft, Currencies& currencies) const;
  bool coins(Draft& draft, Currencies& currencies) const;
  bool percent(Draft& draft) const;
  bool quantity(Draft& draft) const;
  bool counted(Draft& draft) const;
  bool counted_chinese(Draft& draft) const;
  bool multiplier(Draft& draft) const;
  bool fraction(Draft& draft) const;
  bool age(Draft& draft) const;
  bool bare(Draft& draft) const;
  [[nodiscard]] bool follows(const Draft& draft) const;

  bool bare_chinese(Draft& draft) const;
  [[nodiscard]] bool is_code(const Draft& draft) const;
  [[nodiscard]] bool is_year(const Draft& draft) const;

  [[nodiscard]] bool has_class(const Document& doc, std::uint32_t token, ClassId cls) const;
  [[nodiscard]] bool is_label(const AmountPlace& place, std::uint32_t first,
                              std::uint32_t last) const;
  [[nodiscard]] bool in_word(const AmountPlace& place, std::uint32_t first,
                             std::uint32_t last) const;
  [[nodiscard]] bool is_change(const AmountPlace& place, std::uint32_t first) const;

  const Lexicon& lexicon_;
  Singulars singulars_;
  ClassId no_noun_, label_, no_number_, prenoun_, determiner_, calendar_, adjective_number_,
      article_, age_person_, title_, demonym_, change_verb_;
};

}  // namespace glane
