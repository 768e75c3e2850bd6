// Quarters of whole months, or of 13 weeks: NVIDIA's fourth quarter of 2019 runs from Monday
// 29 October 2018 to Sunday 27 January 2019.
#include "stages/dates/fiscal.h"

#include <charconv>
#include <cstdlib>
#include <vector>

#include "pipeline/data_file.h"

namespace glane::dates {
namespace {

constexpr std::int32_t kQuarterDays = 13 * 7;
constexpr std::int32_t kClosingReach = 10;  // days
constexpr std::uint32_t kBehind = 4;        // tokens: `de son exercice chez Apple`

std::int32_t integer(std::string_view text) {
  std::int32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string value_of(const std::string& year, FiscalPiece piece) {
  if (piece.quarter != 0) return year + "-Q" + std::to_string(piece.quarter);
  if (piece.half != 0) return year + "-H" + std::to_string(piece.half);
  return year;
}

Unit grain_of(FiscalPiece piece) {
  return piece.quarter != 0 ? Unit::Quarter : piece.half != 0 ? Unit::Half : Unit::Year;
}

}  // namespace

std::optional<FiscalYear> FiscalYear::parse(std::string_view formula) {
  const std::vector<std::string_view> words = split(formula, ' ');
  FiscalYear year;
  if (words.size() == 2) {
    year.month_ = integer(words[0]);
    year.named_by_end_ = words[1] == "end";
  } else if (words.size() >= 3 && words[0] == "last") {
    year.weekday_ = integer(words[1]);
    year.month_ = integer(words[2]);
    year.long_first_ = words.back() == "first";
  }
  if (year.month_ < 1 || year.month_ > 12 || year.weekday_ > 7) return std::nullopt;
  return year;
}

Day FiscalYear::last_day(std::int32_t year) const {
  if (!named_by_end_ && month_ < 12) ++year;
  const Day last{year, month_, days_in_month(year, month_)};
  return weekday_ == 0 ? last : add_days(last, -((weekday(last) - weekday_ + 7) % 7));
}

// Quarter 5 is the first one of the year after.
Day FiscalYear::quarter_begin(std::int32_t year, std::int32_t quarter) const {
  if (quarter == 5) return add_days(last_day(year), 1);
  const Day first = add_days(last_day(year - 1), 1);
  if (weekday_ == 0) return add_months(first, 3 * (quarter - 1));
  if (quarter == 1) return first;
  if (!long_first_) return add_days(first, (quarter - 1) * kQuarterDays);
  return add_days(add_days(last_day(year), 1), (quarter - 5) * kQuarterDays);
}

Granule FiscalYear::piece(std::int32_t year, FiscalPiece piece) const {
  std::int32_t begin = 1;
  std::int32_t end = 5;
  if (piece.quarter != 0) {
    begin = piece.quarter;
    end = begin + 1;
  } else if (piece.half != 0) {
    begin = 2 * piece.half - 1;
    end = begin + 2;
  }
  return days_granule(value_of(year_digits(year), piece), quarter_begin(year, begin),
                      quarter_begin(year, end), grain_of(piece));
}

std::optional<Granule> FiscalYear::closing(const Day& day, FiscalPiece wanted) const {
  for (std::int32_t year = day.year - 1; year <= day.year + 1; ++year) {
    Granule found = piece(year, wanted);
    const Day last = add_days(found.end.day, -1);
    if (std::abs(to_serial(last) - to_serial(day)) > kClosingReach) continue;
    found.end.day = add_days(day, 1);
    return found;
  }
  return std::nullopt;
}

Granule FiscalYear::latest(const Day& day, std::int32_t years, FiscalPiece wanted) const {
  std::int32_t year = day.year - 1;
  while (last_day(year) < day) ++year;
  year += years;
  Granule found = piece(year, wanted);
  const bool part = wanted.quarter != 0 || wanted.half != 0;
  return part && years == 0 && day < found.start.day ? piece(year - 1, wanted) : found;
}

Granule closed_period(const Day& day, FiscalPiece piece) {
  const std::int32_t months = piece.quarter != 0 ? 3 : piece.half != 0 ? 6 : 12;
  const std::int32_t nth = piece.quarter != 0 ? piece.quarter : piece.half != 0 ? piece.half : 1;
  const bool year_ends = nth * months == 12;
  const bool civil = day.month == nth * months;  // the quarter of the civil year
  const Day end = add_days(day, 1);
  Granule found = days_granule(value_of(year_ends || civil ? year_digits(day.year) : "XXXX", piece),
                               add_months(end, -months), end, grain_of(piece));
  found.placed = end.day == 1;
  return found;
}

Granule civil_namesake(const Granule& fiscal) {
  const std::string_view value = fiscal.value;
  if (value.size() < 4 || value.front() == 'X') return fiscal;
  const std::int32_t year = integer(value.substr(0, 4));
  if (value.size() == 4) return year_granule(year);
  if (value.size() != 7) return fiscal;
  const std::int32_t nth = integer(value.substr(6));
  if (value[5] == 'Q') return quarter_granule(year, nth);
  return value[5] == 'H' ? half_granule(year, nth) : fiscal;
}

FiscalYears::FiscalYears(const Lexicon& lexicon)
    : lexicon_(lexicon), issuer_(lexicon.find_class("issuer")) {}

std::optional<FiscalYear> FiscalYears::issuer_in(const Document& doc, const Sentence& sentence,
                                                 TokenSpan period) const {
  ValueId only = 0;
  ValueId behind = 0;
  bool several = false;
  for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
    for (const Arc& arc : doc.words->at(token)) {
      if (arc.cls != issuer_) continue;
      several = several || (only != 0 && only != arc.value);
      only = arc.value;
      if (token >= period.end && token < period.end + kBehind && behind == 0) behind = arc.value;
    }
  }
  const ValueId chosen = several ? behind : only;
  return chosen == 0 ? std::nullopt : FiscalYear::parse(lexicon_.value(chosen));
}

}  // namespace glane::dates
