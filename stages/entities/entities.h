// Finds the spans and types of names.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

class Entities {
 public:
  Entities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names);

  [[nodiscard]] std::vector<Mention> run(const Document& doc) const;
};

}  // namespace glane
