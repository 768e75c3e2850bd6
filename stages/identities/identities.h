// Gives each name the identity behind it.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "stages/identities/identity_words.h"
#include "stages/identities/slips.h"
#include "stages/names/identity_names.h"
#include "stages/names/name_memo.h"
#include "stages/names/name_sounds.h"

namespace glane {

// Each document is resolved by itself.  Safe to share among threads.
class Identities {
 public:
  Identities(const DataFiles& files, const Lexicon& lexicon, const IdentityLexicon& names,
             const NameSounds& sounds);

  [[nodiscard]] std::vector<EntityRecord> run(const Document& doc) const;

 private:
  const Lexicon& lexicon_;
  const IdentityLexicon& names_;
  const NameSounds& sounds_;
  IdentityNames sound_names_;
  NameMemo memo_;
  IdentityWords words_;
  Slips slips_;
};

}  // namespace glane
