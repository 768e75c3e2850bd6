// Amounts as French writes them, for corrections.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/compare/side.h"

namespace glane::compare {

// `7,3 milliards`, `9 000`, `0,05`.  Groups are parted by no-break spaces.
[[nodiscard]] std::string french_number(const Decimal& number);

// The Chinese amount with the unit words of the French one; empty where no certain writing is
// known.
[[nodiscard]] std::string french_amount(const Side& fr_side, const Fact& fr, const Fact& zh);

}  // namespace glane::compare
