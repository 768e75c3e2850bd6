// How a personal name in Latin letters is written, and what it is called across documents.
#pragma once

#include <cstdint>
#include <string>

#include "pipeline/records.h"
#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {

// What the looks of a name say of a person whom no lexicon knows.
struct NameSystem {
  Writing writing = Writing::Common;
  bool family_first = false;
  bool east_asian = false;   // a family name and syllables of one language
  std::size_t family = 0;    // the words [0, family), or the last `family` ones, are the family name
};

// Of a name of two words or more in Latin letters; `Common` for all that is not clearly one system:
// EFEO, Hokkien and Vietnamese, for which there is no word, are their bearers' usual form.
[[nodiscard]] NameSystem name_system(const NameText& name, const NameSounds& sounds);

// Whether a word can be a Chinese given name in pinyin or Wade-Giles: one to three syllables.
[[nodiscard]] bool is_mandarin_given(const NameText& word, const NameSounds& sounds);

// The normalised name of a person: family name first, given name in one word, characters and
// Wade-Giles that can be read in one way only in pinyin.  `罗启明`, `Luo Qiming`, `Qiming LUO` and
// `Lo Ch'i-ming` are `luo-qiming`; a Western name keeps its order.
[[nodiscard]] std::string person_slug(const NameText& name, const NameSounds& sounds);

}  // namespace glane
