#include "stages/dates/term_builder.h"

#include "stages/dates/match_reader.h"

namespace glane::dates {
namespace {

constexpr std::int32_t kHourSeconds = 3600;

bool plausible(const Fields& f) {
  if (f.month != kHole && (f.month < 1 || f.month > 12)) return false;
  if (f.day != kHole) {
    const std::int32_t year = f.year == kHole ? 2000 : f.year;
    const std::int32_t month = f.month == kHole ? 1 : f.month;
    if (f.day < 1 || f.day > days_in_month(year, month)) return false;
  }
  if (f.quarter != kHole && (f.quarter < 1 || f.quarter > 4)) return false;
  if (f.half != kHole && (f.half < 1 || f.half > 2)) return false;
  return f.year == kHole || (f.year > -10000 && f.year < 10000);
}

}  // namespace

std::int32_t in_part_of_day(std::int32_t second, std::string_view part) {
  const std::int32_t hour = second / kHourSeconds;
  const bool later = (part == "AF" && hour < 12) || (part == "EV" && hour >= 4 && hour < 12) ||
                     (part == "NI" && hour >= 7 && hour < 12) || (part == "MI" && hour < 3);
  return later ? second + 12 * kHourSeconds : second;
}

std::optional<Term> TermBuilder::build(const Match& match, std::vector<Term>& terms) const {
  const MatchReader reader{doc_, lexicon_, match, year_follow_};
  if (!reader.guarded()) return std::nullopt;
  const auto production = static_cast<Production>(match.rule->production);
  Term term;
  if (production == Production::Merge) term = terms[reader.arc(kA)->index];
  term.tokens = match.span;
  term.rule = match.rule->source;
  switch (production) {
    case Production::None:
      return std::nullopt;  // the caller looks at the production first
    case Production::Date:
      reader.read_relative(term);
      if (!reader.read_fields(term.fields)) return std::nullopt;
      break;
    case Production::Length:
      term.kind = Kind::Duration;
      if (!reader.read_length(term.length)) return std::nullopt;
      break;
    case Production::Set:
      if (!reader.read_set(term, terms)) return std::nullopt;
      break;
    case Production::Merge:
      if (!reader.merge(term, terms)) return std::nullopt;
      break;
    case Production::Range:
      term.kind = Kind::Range;
      if (!reader.constant("window").empty()) {
        if (!reader.read_window(term, terms)) return std::nullopt;
        break;
      }
      reader.read_relative(term);
      if (const std::string_view part = reader.word(kPart); !part.empty()) term.fields.part = part;
      term.first = reader.range_end(kA, {kYear, kMonth, kDay, kHour}, terms);
      term.second = reader.range_end(kB, {kYear2, kMonth2, kDay2, kHour2}, terms);
      break;
    case Production::Count:
      if (!reader.count_from(term, terms)) return std::nullopt;
      break;
    case Production::Portion:
      if (!reader.read_portion(term)) return std::nullopt;
      break;
  }
  reader.read_manner(term);
  if (reader.constant("closes") == "1") reader.read_closing(term, terms);
  if (!plausible(term.fields)) return std::nullopt;
  if (term.fields.second != kHole && !term.fields.part.empty()) {
    term.fields.second = in_part_of_day(term.fields.second, term.fields.part);
    term.fields.twelve_hour = false;
  }
  return term;
}

}  // namespace glane::dates
