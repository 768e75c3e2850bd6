// XLIFF 2.x and TMX: texts cut into segments, each with its translation.
#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/pairs.h"

namespace glane::compare {

// One pair for each <file> of an XLIFF file, one for a TMX file.  Either direction: the French side
// is the one whose language says so.  Entities other than XML's own five are refused, so that no
// file grows when it is read.  Throws DataError for what is not well-formed, has no French or no
// Chinese, or declares entities.
[[nodiscard]] std::vector<Pair> read_bilingual(const std::string& path);

}  // namespace glane::compare
