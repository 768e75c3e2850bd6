// Gives each name the identity behind it.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"

namespace glane {

class Identities {
 public:
  Identities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names);

  [[nodiscard]] std::vector<EntityRecord> run(const Document& doc) const;
};

}  // namespace glane
