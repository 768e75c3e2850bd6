// Names written in Latin letters by each system.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {

enum class Romaji : std::uint8_t { Hepburn, Plain, Kunrei };

// One word in kana (hiragana); the first letter small.
[[nodiscard]] std::string kana_to_latin(std::u16string_view kana, Romaji system,
                                        const NameSounds& sounds);

// The pinyin of a name in characters, family name first: `Ouyang Xiu`.  One word where `person` is
// false.
[[nodiscard]] std::string han_to_pinyin(std::u16string_view characters, bool person,
                                        const NameSounds& sounds);

// One reading of a name in one system.
struct NameReading {
  std::string system;  // `pinyin`, `wade-giles`, `hepburn` …
  std::string text;
};

// Every reading of the tables, the surest first.
[[nodiscard]] std::vector<NameReading> name_readings(const NameText& name,
                                                     const NameSounds& sounds);

[[nodiscard]] std::string capitalised(std::string_view word);

}  // namespace glane
