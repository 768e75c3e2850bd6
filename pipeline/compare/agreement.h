// How far two facts, one of each text, say the same.
#pragma once

#include <cstdint>

#include "pipeline/compare/side.h"
#include "pipeline/compare/units.h"

namespace glane::compare {

// Of two numbers with their measures, or of two dates.
struct Agreement {
  bool same_value = false;  // the number, or the time that is meant
  bool same_kind = false;   // money with money, date with date, a counted noun with a counted noun
  bool same_unit = false;   // also the currency or the unit
  int power = 0;            // not 0: the French number is 10^power times the other one
  float likeness = 0;       // the likelier the two are counterparts, the greater; 0: they are not

  [[nodiscard]] bool equal() const { return same_value && same_kind; }
};

[[nodiscard]] Agreement agree(const Side& fr_side, const Fact& fr, const Side& zh_side,
                              const Fact& zh, const Units& units);

// Bounds that say the same, as `more than` and `at least` nearly do.
[[nodiscard]] bool same_bound(Relation a, Relation b);

}  // namespace glane::compare
