// The story's time line: one pass over the terms in text order, with a small state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/document.h"
#include "stages/dates/compose.h"
#include "stages/dates/fiscal.h"
#include "stages/dates/tense.h"
#include "stages/dates/term.h"

namespace glane::dates {

// What a displacement may hang on: a date of the narrative and its record.
struct Anchor {
  Granule at;
  std::int32_t record = DateRecord::kNoAnchor;
};

// Transitions.  The narrative anchor is what *l'année suivante*, 两年后 and *la veille* start from;
// the day is what bare times (*à 18 h 30*, 下午) belong to; the period is what *même période*
// means; decades and centuries are counted from the last one of them, if any, and so are fiscal
// years.
//
//   event                                     anchor       day            period
//   a date with its year, or beside one       that date    that, if a day that, if Q or H
//   a date found from the document: hier,     that date    that, if a day that, if Q or H
//     samedi, 24日, 去年
//   today's own unit: aujourd'hui, 今年        kept         that, if a day kept
//   a date found from the anchor: 次年          that date    that, if a day that, if Q or H
//   a range                                   its end      none           kept
//   a fiscal period with a year               that year    kept           that
//   a duration, a set, a bare time, a hole    kept         kept           kept
//   a quotation opens                         kept         kept           kept
//   a quotation closes                        as before it opened (all)
//   a heading ends                            as before the heading (all)
//   a paragraph ends                          kept         none           kept
//
// Where a text has no document date, holes stay holes and displacements stay offsets.
class Resolver {
 public:
  Resolver(const Document& doc, const TenseReader& tense, const FiscalYears& issuers);

  // `order`: the terms that are records, in text order.  `terms` also holds the ends of ranges.
  [[nodiscard]] std::vector<DateRecord> run(std::vector<Term>& terms,
                                            const std::vector<std::uint32_t>& order);

 private:
  struct Frame {
    std::optional<Anchor> anchor;
    std::optional<Anchor> day;
    std::optional<Anchor> period;
    std::optional<Anchor> age;
    std::optional<Anchor> fiscal;
    bool fiscal_period = false;  // `period` is one of a fiscal year
  };
  struct Outcome {
    std::optional<Granule> granule;  // none: no place on the calendar, maybe a value in `text`
    std::string text;
    std::int32_t anchor = DateRecord::kNoAnchor;
    bool fiscal = false;  // found to be so: même période
    bool exact = false;   // of a fiscal period: its interval is known
  };

  void move_to(std::uint32_t token);
  void enter_paragraph(std::uint32_t paragraph);
  [[nodiscard]] bool is_heading(std::uint32_t paragraph) const;

  Outcome calendar(const Term& term);
  Outcome displaced(const Term& term, const Instant& base, std::int32_t anchor);
  Outcome counted(const Term& term);
  Outcome portion(const Term& term);
  std::optional<Outcome> fiscal(const Term& term);
  Outcome same_period(const Term& term);
  Outcome bare_time(const Term& term);
  Outcome with_holes(const Term& term);
  Outcome range(const Term& term);
  [[nodiscard]] const Term& other(std::int32_t index) const {
    return (*terms_)[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] std::optional<Anchor> base_of(const Term& term) const;
  [[nodiscard]] Tense tense_of(const Term& term) const;

  DateRecord record(const Term& term);
  void note(const Term& term, const Outcome& outcome, std::int32_t record);

  const Document& doc_;
  const TenseReader& tense_;
  const FiscalYears& issuers_;
  const std::vector<Term>* terms_ = nullptr;  // while run() lasts
  std::optional<Instant> now_;
  bool has_clock_ = false;  // the document's date has a time of day
  Outcome last_;            // of the term that was resolved last
  Frame frame_;
  std::vector<Frame> outer_;  // one for each quotation that is open
  std::optional<Frame> before_heading_;
  std::uint32_t token_ = 0;  // how far the text has been read
  std::uint32_t sentence_ = 0;
  std::uint32_t paragraph_ = 0xFFFFFFFF;
  std::uint32_t period_paragraph_ = 0;  // where the period was last spoken of
};

}  // namespace glane::dates
