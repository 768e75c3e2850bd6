// Places calendar fields with holes on the calendar: the nearest one that the words ask for.
#pragma once

#include <optional>
#include <string>

#include "stages/dates/tense.h"
#include "stages/dates/term.h"

namespace glane::dates {

// What fills the holes.
struct Reference {
  std::optional<Day> day;  // the document's own, or that of the narrative
  Tense tense = Tense::Unknown;
  Direction direction = Direction::None;
  bool season = false;    // how the words turn its corner, see kSeasonLag
  bool day_only = false;  // le 24: what is to come is said more fully
  bool coarse = false;    // a month or more, a feast: the verb counts less than the distance
};

struct Placed {
  Granule granule;        // not placed where holes are left
  bool relative = false;  // a hole was filled from the reference
};

// `15 septembre` near 2023-09-22 is 2023-09-15.  A weekday that was said together with the date
// chooses the year or month in which it fits.  Nothing where the date does not exist at all.
[[nodiscard]] std::optional<Placed> compose(const Fields& fields, const Reference& reference);

// TIMEX3 with `X` for what is not known: XXXX-09-15, XXXX-WXX-1, XXXX-Q4, T15:30.
[[nodiscard]] std::string partial_value(const Fields& fields);

}  // namespace glane::dates
