#include "stages/identities/identities.h"

namespace glane {

Identities::Identities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names) {
  static_cast<void>(names);
  static_cast<void>(files);
  static_cast<void>(lexicon);
}

std::vector<EntityRecord> Identities::run(const Document& doc) const {
  static_cast<void>(doc);
  return {};
}

}  // namespace glane
