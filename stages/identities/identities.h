// Gives each name the identity behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "stages/identities/writing_system.h"

namespace glane {

// Immutable; each document is resolved by itself.
class Identities {
 public:
  Identities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names);

  [[nodiscard]] std::vector<EntityRecord> run(const Document& doc) const;

 private:
  const Lexicon& lexicon_;
  const IdentityLexicon& names_;
  WritingSystem writing_;
};

}  // namespace glane
