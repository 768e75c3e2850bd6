#include "stages/identities/identities.h"

#include "stages/identities/resolver.h"

namespace glane {

Identities::Identities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names)
    : lexicon_(lexicon), names_(names), writing_(files, lexicon) {}

std::vector<EntityRecord> Identities::run(const Document& doc) const {
  const ResolverTools tools{lexicon_, names_, writing_};
  return Resolver(doc, tools).run();
}

}  // namespace glane
