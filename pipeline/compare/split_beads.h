// Beads once their facts are matched.
#pragma once

#include <vector>

#include "pipeline/compare/match.h"

namespace glane::compare {

// A sentence at the edge of a bead that has facts, of which none has a counterpart, and without
// which the lengths of both sides go better together, becomes a bead of its own: it was left out or
// added, not merged.
[[nodiscard]] std::vector<Bead> split_beads(const Side& fr, const Side& zh,
                                            const std::vector<Bead>& beads, const Matches& matches);

}  // namespace glane::compare
