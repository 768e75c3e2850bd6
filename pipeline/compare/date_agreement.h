// How far two dates mean the same time.
#pragma once

#include <string_view>

#include "pipeline/compare/agreement.h"

namespace glane::compare {

[[nodiscard]] Agreement agree_dates(const Side& fr_side, const Fact& fr, const Side& zh_side,
                                    const Fact& zh);

// `P1Y`, `-P18M` in months, days as parts of one; not a number where it is of another form.
[[nodiscard]] double length_in_months(std::string_view offset);

// Whether one of two dates, as written, points from another time: `l'année dernière`, 去年5月.
[[nodiscard]] bool is_relative(std::string_view fr, std::string_view zh);

}  // namespace glane::compare
