// Whether a name is that of an identity of the lexicon, though the lexicon does not have it.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/identity_lexicon.h"
#include "stages/names/name_match.h"
#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"
#include "stages/names/sound_index.h"

namespace glane {

// Holds references to what it is made from.  Built once, const after, safe to share.
class IdentityNames {
 public:
  IdentityNames(const IdentityLexicon& lexicon, const NameSounds& sounds)
      : lexicon_(lexicon), sounds_(sounds), matcher_(sounds), index_(lexicon, sounds) {}

  // By sound and structure: another romanisation or order, a hybrid of two parts of one identity.
  [[nodiscard]] bool writes(const NameText& name, std::uint32_t identity) const;

  // All identities of which this is so, in the order of the lexicon.  What it costs does not depend
  // on the size of the lexicon.
  [[nodiscard]] std::vector<std::uint32_t> find(const NameText& name) const;

  [[nodiscard]] const NameMatcher& matcher() const { return matcher_; }

 private:
  [[nodiscard]] bool has_both_parts(const NameText& name, std::uint32_t identity) const;

  const IdentityLexicon& lexicon_;
  const NameSounds& sounds_;
  NameMatcher matcher_;
  SoundIndex index_;
};

}  // namespace glane
