// Names of organisations, short and full.
#pragma once

#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {

// One name but for words of its kind (集团, Group, SA), one in Latin letters as the pinyin of the
// other, or the first letters of its words.
[[nodiscard]] bool same_organization(const NameText& a, const NameText& b,
                                     const NameSounds& sounds);

}  // namespace glane
