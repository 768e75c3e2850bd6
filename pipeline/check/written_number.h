// What numbers a short text says: a second reading, independent of the one that made the record.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/check/rational.h"

namespace glane::check {

// One numeral of a text with all values that it may have: `1.616` is 1616 or 1.616.
struct WrittenNumber {
  std::vector<Rational> values;
  // As if it ended before its scale word: the first numeral of `90 à 110 millions` has the scale of
  // the second.
  std::vector<Rational> bare;
  std::vector<Rational> scales;  // what the scale words stand for, 1 where there are none
};

// The numerals of the text in order; none where it holds something that is not understood (halves,
// dozens, 三四百), so that what is found can be relied on.
[[nodiscard]] std::vector<WrittenNumber> written_numbers(std::string_view text);

// Whether a record may give this number, or this range, for the text; true where the text is not
// understood.
[[nodiscard]] bool agrees(std::string_view text, const Rational& number);
[[nodiscard]] bool agrees(std::string_view text, const Rational& low, const Rational& high);

}  // namespace glane::check
