// Finds amounts: a numeral with its unit, bounds and rate.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

class Amounts {
 public:
  Amounts(const DataFiles& files, Lexicon& lexicon);

  [[nodiscard]] std::vector<AmountRecord> run(const Document& doc) const;
};

}  // namespace glane
