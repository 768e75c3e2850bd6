// Fiscal years of issuers: when the years and quarters of a company begin and end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/dates/granule.h"

namespace glane::dates {

// A quarter or half of a fiscal year; both 0: the whole year.
struct FiscalPiece {
  std::int32_t quarter = 0;
  std::int32_t half = 0;
};

// How an issuer counts.  Formulas of the data files:
//   6 end        the year ends with June and is called by the civil year in which it ends
//   3 begin      it ends with March and is called by the year in which it begins
//   last 7 1     it ends on the last Sunday of January; weeks are whole, a 53rd one goes to the
//                last quarter, with `first` to the first
class FiscalYear {
 public:
  [[nodiscard]] static std::optional<FiscalYear> parse(std::string_view formula);

  // A piece of the year that is called `year`: `2019-Q4` with its interval.
  [[nodiscard]] Granule piece(std::int32_t year, FiscalPiece piece) const;

  // What the year is called that was said so; `split`: by the second of two, 2023-2024.
  [[nodiscard]] std::int32_t called(std::int32_t year, bool split) const {
    return split && !named_by_end_ ? year - 1 : year;
  }

  // The piece that ends on this day or within some days of it.
  [[nodiscard]] std::optional<Granule> closing(const Day& day, FiscalPiece piece) const;

  // Of the year that is running on this day, or so many years later; a quarter or half that has
  // not begun then is that of the year before.
  [[nodiscard]] Granule latest(const Day& day, std::int32_t years, FiscalPiece piece) const;

 private:
  [[nodiscard]] Day last_day(std::int32_t year) const;
  [[nodiscard]] Day quarter_begin(std::int32_t year, std::int32_t quarter) const;

  std::int32_t month_ = 12;
  std::int32_t weekday_ = 0;  // 0: the last day of the month
  bool named_by_end_ = true;
  bool long_first_ = false;
};

// A period that ends on this day, of an unknown issuer: three, six or twelve whole months where it
// is the last day of a month, else its end alone is known, and `value` is all that counts.
[[nodiscard]] Granule closed_period(const Day& day, FiscalPiece piece);

// The piece of the civil year that is called as this fiscal one: `2019-Q4`.
[[nodiscard]] Granule civil_namesake(const Granule& fiscal);

// The issuers of the lexicon: class `issuer`, whose value is the formula.  Immutable.
class FiscalYears {
 public:
  explicit FiscalYears(const Lexicon& lexicon);

  // Whose period the tokens `period` name: the one issuer of the sentence, else the one that stands
  // right behind them (du quatrième trimestre d'Alibaba).
  [[nodiscard]] std::optional<FiscalYear> issuer_in(const Document& doc, const Sentence& sentence,
                                                    TokenSpan period) const;

 private:
  const Lexicon& lexicon_;
  ClassId issuer_;
};

}  // namespace glane::dates
