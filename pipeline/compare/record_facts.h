// The facts of a text from the records of an output, without looking for them again.
#pragma once

#include <string_view>

#include "pipeline/check/sources.h"
#include "pipeline/compare/side.h"

namespace glane::compare {

// `records`: lines of NDJSON in the order of the contract; `unit`: what their places count.  `doc`
// has been through Pipeline::prepare().  Throws BadInput for a place outside the text.
[[nodiscard]] Side read_side(const Document& doc, std::string_view records, check::Unit unit,
                             const Units& units);

}  // namespace glane::compare
