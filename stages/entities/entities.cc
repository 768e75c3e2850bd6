#include "stages/entities/entities.h"

namespace glane {

Entities::Entities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names) {
  static_cast<void>(names);
  static_cast<void>(files);
  static_cast<void>(lexicon);
}

std::vector<Mention> Entities::run(const Document& doc) const {
  static_cast<void>(doc);
  return {};
}

}  // namespace glane
