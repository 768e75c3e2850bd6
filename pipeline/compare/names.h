// Which names of one text are which of the other, and where another one stands.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/compare/align.h"
#include "pipeline/compare/finding.h"
#include "pipeline/compare/identities.h"

namespace glane::compare {

// Numbers of facts, one of each side, that name the same identity in the same bead.
struct NameLink {
  std::uint32_t fr = 0;
  std::uint32_t zh = 0;
};

// The romanised names of the French that sound like a Chinese name of another id.
[[nodiscard]] SameNames same_names(const Side& fr, const Side& zh, const NameKnowledge& knowledge);

// Appends where a bead names another person, organisation or place than its
// counterpart, and where one identity has several names.
[[nodiscard]] std::vector<NameLink> compare_names(const Side& fr, const Side& zh,
                                                  const std::vector<Bead>& beads,
                                                  const NameKnowledge& knowledge,
                                                  std::vector<Finding>& findings);

}  // namespace glane::compare
