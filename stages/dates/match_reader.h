// What the captures and constants of a match say, one by one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/rule_set.h"
#include "stages/dates/term_builder.h"

namespace glane::dates {

// Sets what is still open.
template <class T>
void fill(T& hole, const T& value, const T& empty) {
  if (hole == empty) hole = value;
}

// Lives as long as one match.
struct MatchReader {
  const Document& doc;
  const Lexicon& lexicon;
  const Match& match;
  ClassId year_follow;

  [[nodiscard]] const Arc* arc(Slot slot) const { return match.get(slot); }
  [[nodiscard]] std::string_view constant(std::string_view key) const;

  // The number of a capture, else of the constant of the same name.
  [[nodiscard]] std::int32_t number(Slot slot) const;
  [[nodiscard]] std::string_view word(Slot slot) const;

  // The exact value of a count: an, 3,5, trois.
  [[nodiscard]] std::optional<Decimal> count(Slot slot) const;

  [[nodiscard]] bool read_length(Length& length) const;

  [[nodiscard]] bool has_more() const;

  // 19 for the twentieth century.
  [[nodiscard]] std::int32_t read_century() const;

  // The year that was said, in whatever way; kHole where none was.
  [[nodiscard]] std::int32_t said_year() const;

  void read_year(Fields& f) const;

  [[nodiscard]] bool read_clock(Fields& f) const;

  [[nodiscard]] bool read_fields(Fields& f) const;

  void read_relative(Term& term) const;

  static void read_mod(Term& term, Mod mod);
  void read_manner(Term& term) const;

  // What recurs: a length (`tous les trois mois`), or fields (`chaque lundi`).
  [[nodiscard]] bool read_set(Term& term, const std::vector<Term>& terms) const;

  // `term` is a copy of `a`; takes in what the rule and `b` say.
  [[nodiscard]] bool merge(Term& term, const std::vector<Term>& terms) const;

  // `term` becomes a displacement from b: la veille de Noël, trois mois après le 3 mai.
  [[nodiscard]] bool count_from(Term& term, const std::vector<Term>& terms) const;

  // The first or last so many units of b, or of this year: les trois premiers mois de 2023.
  [[nodiscard]] bool read_portion(Term& term) const;

  // The day with which a fiscal period closes, as a new term.
  void read_closing(Term& term, std::vector<Term>& terms) const;

  // An end of a range: the term that was captured, else what captures say, as a new term.
  [[nodiscard]] std::int32_t range_end(Slot slot, const std::array<Slot, 4>& fields,
                                       std::vector<Term>& terms) const;

  // Whether a small word follows that is no function word: 2000 personnes.
  [[nodiscard]] bool counts_something() const;

  // 上两个月, 下三天: so many whole units before or after the current one.
  [[nodiscard]] bool read_window(Term& term, std::vector<Term>& terms) const;

  // `guard=…`: what patterns cannot say of the digits themselves.
  [[nodiscard]] bool guarded() const;
};

}  // namespace glane::dates
