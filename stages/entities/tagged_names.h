// What the trained tagger says of names.
#pragma once

#include <vector>

#include "stages/entities/evidence.h"
#include "stages/entities/runs.h"
#include "stages/tagger/tagger.h"

namespace glane {

// A tagged name is a voice for its type; a run of capitals in which the tagger sees none is
// doubted.
void add_tagged(const Document& doc, const std::vector<TaggedSpan>& names,
                const std::vector<Run>& runs, std::vector<Evidence>& out);

}  // namespace glane
