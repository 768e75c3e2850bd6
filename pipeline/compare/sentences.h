// Sentences that were left out, added, merged, split or moved.
#pragma once

#include <vector>

#include "pipeline/compare/finding.h"
#include "pipeline/compare/match.h"

namespace glane::compare {

void judge_sentences(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                     const Matches& matches, std::vector<Finding>& findings);

}  // namespace glane::compare
