// Finds dates, times, durations and sets, and resolves them.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "stages/dates/fiscal.h"
#include "stages/dates/tense.h"
#include "stages/dates/term.h"

namespace glane {

// Three steps: rules over words and numerals find first terms (`mardi`, `15 h`, `2016`); rules over
// terms join them (`mardi à 15 h`, `de 2016 à 2019`, `plus de six mois`) in a few rounds; the
// Resolver places them in text order.  Immutable; safe to share among threads.
class Dates {
 public:
  Dates(const DataFiles& files, Lexicon& lexicon);

  // Reads: normal, paragraphs, tokens, sentences, languages, words, numerals, numeral_arcs.
  [[nodiscard]] std::vector<DateRecord> run(const Document& doc) const;

  // The document's own date, as its first lines say it: a dateline (`PARIS, 12 mai 2020 (AFP)`), a
  // publication line (`Publié le …`, 发布时间 …), a line that is a date.  Only a full date counts.
  // Reads the same layers as run().
  [[nodiscard]] std::optional<Day> own_date(const Document& doc) const;

  // The rules and joins of French, then of Chinese.
  [[nodiscard]] const RuleSet& rules(bool chinese) const { return chinese ? rules_zh_ : rules_fr_; }
  [[nodiscard]] const RuleSet& joins(bool chinese) const { return chinese ? joins_zh_ : joins_fr_; }

 private:
  // Classes of terms, as joins see them.
  enum TermClass : std::uint8_t {
    kAny,
    kYearTerm,
    kMonthTerm,
    kDayTerm,
    kWeekdayTerm,
    kWeekTerm,
    kQuarterTerm,
    kSeasonTerm,
    kAgeTerm,
    kPartTerm,
    kClockTerm,
    kTimeTerm,
    kDurationTerm,
    kSetTerm,
    kRangeTerm,
    kHolidayTerm,
    kNumberDayTerm,
    kRelativeTerm,
    kTermClasses
  };
  struct Found;

  void windows(const Document& doc, const Sentence& sentence, std::vector<TokenSpan>& out) const;
  void find(const Document& doc, Found& found) const;
  [[nodiscard]] bool join(const Document& doc, Found& found) const;
  void share_months(const Document& doc, Found& found) const;
  void classes_of(const dates::Term& term, std::vector<TermClass>& classes) const;

  const Lexicon& lexicon_;
  std::array<ClassId, kTermClasses> classes_;
  RuleSet rules_fr_;
  RuleSet rules_zh_;
  RuleSet joins_fr_;
  RuleSet joins_zh_;
  dates::TenseReader tense_;
  dates::FiscalYears issuers_;
  ClassId list_word_;          // what may stand between the days of a list
  std::vector<bool> anchors_;  // by class
};

}  // namespace glane
