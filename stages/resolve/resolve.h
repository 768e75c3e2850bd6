// The only owner of overlap decisions.
#pragma once

#include "pipeline/document.h"

namespace glane {

// Where two records overlap, one goes:
//   - dates and amounts: the longer span; of equal ones the date (`2016` is a year, not a number),
//     but an age is no length of time;
//   - an entity against a date or an amount: the longer span; of equal ones the entity (`iPhone
//   15`,
//     `20 Minutes`; a feast is a date), but a date inside a name goes with the name (`SoftBank World 2020`);
//   - two of a kind: the longer, then the earlier.
// Indexes from one record to another (anchor, same_as) are kept up; one that pointed to a dropped
// record goes.  Reads: dates, amounts, entities.  Pure; thread-safe.
[[nodiscard]] Records resolve(const Document& doc);

}  // namespace glane
