// Annotated sentences made from phrases with places for names.
#pragma once

#include <string>
#include <vector>

#include "stages/tagger/train/corpus.h"
#include "stages/tagger/train/invent.h"

namespace glane::tagger {

// So many sentences from each line of a file; `{ORG}`, `{PER2}` … are filled with names from the
// stock, `{LOC+河}` with one that ends so.  `#` begins a comment line.  Throws std::runtime_error.
[[nodiscard]] std::vector<GoldText> fill_phrases(const std::string& path, const NameStock& stock,
                                                 int copies, bool chinese, Random& random);

}  // namespace glane::tagger
