// The two ends of a range: what one leaves open the other says.
#pragma once

#include "stages/dates/term.h"

namespace glane::dates {

// Fills the holes of both ends: `15 au 29 septembre 2020`, 2016年6月1日-6月30日, jeudi de 9 h à 11
// h.
void share_fields(const Term& range, Term& first, Term& second);

// The beginning sought again where it came out behind the end: 3月至昨天, du 13 au 18.
[[nodiscard]] Granule earlier(const Term& first, const Granule& found, const Granule& last);

// An end that came out before the beginning, moved on by what it left open: a year, a week, a day.
[[nodiscard]] Granule later(const Term& second, const Granule& first, const Granule& found);

// From the beginning of `first` to the end of `last`; a clock time ends the range itself.
[[nodiscard]] Granule spanning(const Granule& first, const Granule& last);

// The last piece of a range, as an anchor.
[[nodiscard]] Granule end_of(const Granule& range);

}  // namespace glane::dates
