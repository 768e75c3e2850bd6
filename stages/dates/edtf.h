// Dates in the Extended Date/Time Format: ISO 8601-2, level 1, and its sub-year groupings.
#pragma once

#include <string>

#include "pipeline/records.h"
#include "stages/dates/granule.h"
#include "stages/dates/term.h"

namespace glane::dates {

// 198X, 2017-36 for a fourth quarter, 2023~ for `vers 2023`, 2016/.. for `depuis 2016`,
// 2023-09-18/2023-09-24 for a week; an end of a range that is no year, month or day is told by its
// days.  A time of day stands with its seconds, and with its zone where the record has one; a part
// of the day is its day.  Empty for durations, sets, what has holes, and times without a day.
[[nodiscard]] std::string edtf_of(const DateRecord& record, const Granule* granule, Open open);

}  // namespace glane::dates
