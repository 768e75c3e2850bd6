// Rules that did not match at a place, and why: for explanations, which may take their time.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/rule_set.h"

namespace glane {

// The beginning of some rules fitted, and nothing that follows in them.
struct Trial {
  TokenSpan taken;                     // what fitted
  std::uint8_t elements;               // in so many steps
  std::vector<RuleTrie::Edge> wanted;  // what could have followed
  std::vector<const Rule*> rules;      // that go on from there, in file order
};

// A rule that fitted whole, and has a neighbour that it may not have.
struct Refusal {
  Match match;
  Element neighbour;
  bool before = false;
};

struct Trials {
  std::vector<Trial> broken;  // those that got farthest first
  std::vector<Refusal> refused;
};

// What was tried at `token` in tokens [first, last): by the walk that scan() takes.
[[nodiscard]] Trials trials_at(const RuleSet& rules, const RuleText& text, std::uint32_t first,
                               std::uint32_t last, std::uint32_t token);

}  // namespace glane
