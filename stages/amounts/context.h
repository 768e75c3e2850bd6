// What stands around an amount: bounds, rates, restatements, units left out.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/amounts/builder.h"

namespace glane {

[[nodiscard]] inline std::string_view token_text(const Document& doc, std::uint32_t i) {
  return doc.text_of({i, i + 1});
}

// Immutable; safe to share among threads.
class AmountContext {
 public:
  explicit AmountContext(const Lexicon& lexicon);

  // Sets `relation` and `per`.
  void relate(const AmountPlace& place, FoundAmount& amount) const;

  // 五元六角-五元七毛: makes one range of two Chinese prices with nothing but its mark between
  // them.
  [[nodiscard]] bool join(const AmountPlace& place, FoundAmount& first,
                          const FoundAmount& second) const;

  // Sets `same_as`, and the unit of an ellipsis.  `amounts` are all of the document, in order.
  void connect(const Document& doc, std::vector<FoundAmount>& amounts) const;

 private:
  [[nodiscard]] const Arc* ending_at(const Document& doc, std::uint32_t first, std::uint32_t end,
                                     ClassId cls) const;
  [[nodiscard]] const Arc* beginning_at(const Document& doc, std::uint32_t begin,
                                        std::uint32_t last, ClassId cls) const;
  [[nodiscard]] Relation relation_of(const Arc& arc) const;
  void set_rate(const Arc& arc, FoundAmount& amount) const;
  [[nodiscard]] const Arc* relation_before(const AmountPlace& place, std::uint32_t end) const;
  [[nodiscard]] const Arc* distant_relation(const AmountPlace& place, std::uint32_t end) const;
  void find_rate(const AmountPlace& place, FoundAmount& amount) const;
  void find_distant_rate(const AmountPlace& place, std::uint32_t from, FoundAmount& amount) const;
  [[nodiscard]] std::string counted_word(const AmountPlace& place, std::uint32_t begin,
                                         std::uint32_t last) const;
  std::uint32_t find_rate_before(const AmountPlace& place, FoundAmount& amount) const;
  [[nodiscard]] bool restates(const Document& doc, const FoundAmount& first,
                              const FoundAmount& second) const;

  const Lexicon& lexicon_;
  ClassId before_, after_, skip_, rate_, rate_by_, rate_noun_, no_rate_, no_noun_, restates_,
      classifier_, unit_, rate_each_, rate_prefix_, rate_clock_, zh_unit_, zh_big_;
};

}  // namespace glane
