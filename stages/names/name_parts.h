// A name in its parts, in each way that it can be parted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {

// The family or given part of a name; Latin letters, or characters of one script.
struct NamePart {
  std::string letters;  // words parted by spaces
  std::u16string characters;
  NameScript script = NameScript::None;
  bool kana = false;       // letters are the Hepburn of kana
  bool aspirates = false;  // aspirates are marked wherever they are
};

// One way to part a name; `given` is empty for a name of one part.
struct NameSplit {
  NamePart family;
  NamePart given;
};

// The words [begin, end) of a name as one part; kana as their Hepburn.
[[nodiscard]] NamePart name_part(const NameText& name, std::size_t begin, std::size_t end,
                                 const NameSounds& sounds);
[[nodiscard]] NamePart characters_part(std::u16string_view text, NameScript script);

// Letters without marks, u for ü.
[[nodiscard]] std::string bare_letters(std::string_view letters);

// Family name first or last, of one or two characters or words, after a Western given name.
[[nodiscard]] std::vector<NameSplit> name_splits(const NameText& name, const NameSounds& sounds);

// Whether letters can be read as syllables of Mandarin, Cantonese or Hokkien.
[[nodiscard]] bool is_chinese(std::string_view letters, const NameSounds& sounds);

}  // namespace glane
