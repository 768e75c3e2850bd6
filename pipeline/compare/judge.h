// What is wrong with a pair of facts, or with one that has no counterpart.
#pragma once

#include <vector>

#include "pipeline/compare/bounds.h"
#include "pipeline/compare/causes.h"
#include "pipeline/compare/finding.h"
#include "pipeline/compare/match.h"

namespace glane::compare {

// Appends what is wrong with the links and with what stands alone.
void judge_matches(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                   const Matches& matches, const Causes& causes, const Bounds& bounds,
                   std::vector<Finding>& findings);

}  // namespace glane::compare
