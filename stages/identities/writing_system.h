// How a name is written, told by its looks.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/char_table.h"
#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/records.h"
#include "stages/names/name_sounds.h"
#include "stages/names/name_system.h"

namespace glane {

// Of a mention: Han by its characters, else by the document's script; a person in Latin letters by
// its system; all other Latin names are `common`.
[[nodiscard]] Writing writing_of(const Document& doc, TokenSpan tokens, EntityType type,
                                 const NameSounds& sounds);

// Of the usual name of a person whom the lexicon knows: the looks of `Lisa Su` and `Lee Jae-yong`
// are those of pinyin and Wade-Giles, their other writings say better.
[[nodiscard]] Writing usual_writing(const IdentityLexicon& names, std::uint32_t identity,
                                    const NameSounds& sounds);

}  // namespace glane
