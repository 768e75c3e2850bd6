// Which amounts and dates of one text are which of the other.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/compare/agreement.h"
#include "pipeline/compare/align.h"

namespace glane::compare {

// Numbers of facts in their sides.
struct Link {
  std::uint32_t fr = 0;
  std::uint32_t zh = 0;
  Agreement agreement;
};

struct Matches {
  std::vector<Link> links;
  // What has no counterpart; numbers of facts, in text order.
  std::vector<std::uint32_t> fr_alone;
  std::vector<std::uint32_t> zh_alone;
};

// Equal facts of a bead first, then equal ones of other beads (what was moved), then those of a
// bead that differ, then those of neighbours that differ in a digit or a power of ten.  Names are
// left out.  Time is linear in the number of beads.
[[nodiscard]] Matches match_facts(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                                  const Units& units);

}  // namespace glane::compare
