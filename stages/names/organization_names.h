// Names of organisations, short and full.
#pragma once

#include <string>

#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {

// The key of a name without the words of its kind; the whole where it has no others.  `name` has a
// word.
[[nodiscard]] std::string organization_key(const NameText& name);

// One name but for words of its kind (集团, Group, SA), one in Latin letters as the pinyin of the
// other, or the first letters of its words.
[[nodiscard]] bool same_organization(const NameText& a, const NameText& b,
                                     const NameSounds& sounds);

}  // namespace glane
