// A name as letters to compare: what is folded, and what is kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/char_table.h"

namespace glane {

enum class NameScript : std::uint8_t { None, Latin, Han, Hangul, Kana, Mixed };

// One word of a name, without its accents and case.
struct NameWord {
  std::string letters;        // Latin: a-z, digits, `'`, `-` between syllables, `v` for ü
  std::u16string characters;  // Han folded to simplified, hangul, or kana as hiragana
  NameScript script = NameScript::None;
  bool capitals = false;  // two letters or more, all capitals
};

struct NameText {
  std::vector<NameWord> words;
  NameScript script = NameScript::None;
  bool family_first = false;  // a comma after the first word, or capitals, say which is the family
  bool family_last = false;
  bool aspirates = false;  // an apostrophe that marks an aspirate is written: all of them are

  // All letters or characters, without marks between them: the key of an exact writing.
  [[nodiscard]] std::string key() const;
  // As key(), with the last word first.
  [[nodiscard]] std::string key_last_first() const;
};

[[nodiscard]] NameText read_name(std::string_view name, const CharTable& chars);

// Latin letters without accents and case as NameWord has them; one space between words.
[[nodiscard]] std::string fold_latin(std::string_view text);

// Hiragana for katakana; other characters as they are.
[[nodiscard]] char16_t fold_kana(char16_t c);

}  // namespace glane
