#include "stages/identities/identities.h"

#include "stages/identities/resolver.h"

namespace glane {

Identities::Identities(const DataFiles& files, const Lexicon& lexicon,
                       const IdentityLexicon& names, const NameSounds& sounds)
    : lexicon_(lexicon),
      names_(names),
      sounds_(sounds),
      sound_names_(names, sounds),
      memo_(sound_names_),
      words_(lexicon),
      slips_(files, names, sounds, sound_names_, words_) {}

std::vector<EntityRecord> Identities::run(const Document& doc) const {
  const ResolverTools tools{lexicon_, names_, sounds_, memo_, words_, slips_};
  return Resolver(doc, tools).run();
}

}  // namespace glane
