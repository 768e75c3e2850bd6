// Finds dates, times, durations and sets, and resolves them.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

class Dates {
 public:
  Dates(const DataFiles& files, Lexicon& lexicon);

  [[nodiscard]] std::vector<DateRecord> run(const Document& doc) const;
};

}  // namespace glane
