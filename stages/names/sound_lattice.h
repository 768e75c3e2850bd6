// A part of a name as all the syllables that it can be read as.
#pragma once

#include <cstdint>
#include <vector>

#include "stages/names/name_parts.h"
#include "stages/names/name_sounds.h"

namespace glane {

// A syllable from one place of the part to another.
struct SoundEdge {
  std::uint16_t from = 0;
  std::uint16_t to = 0;
  SoundId sound = 0;
  SystemMask systems = 0;
};

// Edges in the order of `from`; a reading is a path from 0 to `length`.
struct SoundLattice {
  std::vector<SoundEdge> edges;
  std::uint16_t start = 0;
  std::uint16_t length = 0;

  [[nodiscard]] bool complete() const;  // whether there is a path
};

// Latin letters, Han characters or hangul, whatever the part has.  Empty where `tongue` cannot be.
[[nodiscard]] SoundLattice sound_lattice(const NamePart& part, Tongue tongue,
                                         const NameSounds& sounds);

// How many syllables of pinyin the letters are, at the fewest, as pinyin is written: a syllable
// that begins with a vowel stands after an apostrophe or another mark.  0 where they are no pinyin.
[[nodiscard]] unsigned pinyin_syllables(const NamePart& part, const NameSounds& sounds);

}  // namespace glane
