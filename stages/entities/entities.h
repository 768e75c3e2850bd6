// Finds the spans and types of names.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

class Entities {
 public:
  Entities(const DataFiles& files, Lexicon& lexicon);

  [[nodiscard]] std::vector<Mention> run(const Document& doc) const;
};

}  // namespace glane
