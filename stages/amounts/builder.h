// From a rule that matched to an amount: the productions of the rule files.
#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "stages/amounts/currencies.h"
#include "stages/amounts/draft.h"
#include "stages/amounts/nouns.h"

namespace glane {

class AmountBuilder {
 public:
  AmountBuilder(const DataFiles& files, const Lexicon& lexicon);

  [[nodiscard]] static RuleVocabulary vocabulary();

  // Nothing where the match is no amount after all: a model's number, an article, a verb as noun.
  [[nodiscard]] std::optional<FoundAmount> build(const AmountPlace& place, const Match& match,
                                                 Currencies& currencies) const;

 private:
  bool money(AmountDraft& draft, Currencies& currencies) const;
  bool change(AmountDraft& draft) const;
  bool pound(AmountDraft& draft, Currencies& currencies) const;
  bool coins(AmountDraft& draft, Currencies& currencies) const;
  bool percent(AmountDraft& draft) const;
  bool quantity(AmountDraft& draft) const;
  bool counted(AmountDraft& draft) const;
  bool counted_chinese(AmountDraft& draft) const;
  bool multiplier(AmountDraft& draft) const;
  bool fraction(AmountDraft& draft) const;
  bool age(AmountDraft& draft) const;
  bool bare(AmountDraft& draft) const;
  [[nodiscard]] bool follows(const AmountDraft& draft) const;
  void read_words(AmountDraft& draft) const;

  [[nodiscard]] bool bare_french(const AmountDraft& draft) const;
  bool bare_chinese(AmountDraft& draft) const;
  [[nodiscard]] bool in_brackets(const AmountDraft& draft) const;
  [[nodiscard]] bool is_code(const AmountDraft& draft) const;
  [[nodiscard]] bool is_postal_code(const AmountDraft& draft) const;
  [[nodiscard]] bool is_year(const AmountDraft& draft) const;

  [[nodiscard]] bool has_class(const Document& doc, std::uint32_t token, ClassId cls) const;
  [[nodiscard]] bool ends_with(const Document& doc, std::uint32_t end, ClassId cls) const;
  [[nodiscard]] bool is_round(const AmountDraft& draft) const;
  [[nodiscard]] bool is_round_word(const AmountDraft& draft) const;
  [[nodiscard]] bool is_label(const AmountPlace& place, std::uint32_t first,
                              std::uint32_t last) const;
  [[nodiscard]] bool in_word(const AmountPlace& place, std::uint32_t first,
                             std::uint32_t last) const;
  [[nodiscard]] bool is_change(const AmountPlace& place, std::uint32_t first) const;

  const Lexicon& lexicon_;
  Singulars singulars_;
  ClassId no_noun_, label_, no_number_, prenoun_, determiner_, calendar_, adjective_number_,
      article_, age_person_, title_, demonym_, all_of_them_, change_verb_, more_, scale_, zh_unit_,
      zh_big_, before_, before_round_, unit_of_time_, formal_, currency_, kuai_;
};

}  // namespace glane
