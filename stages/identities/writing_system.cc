#include "stages/identities/writing_system.h"

#include <algorithm>

#include "pipeline/utf8.h"

namespace glane {
namespace {

enum class Script : std::uint8_t { Latin, Traditional, Simplified, Han, Kana, Hangul };

Script script_of(std::string_view text, const CharTable& chars) {
  Script script = Script::Latin;
  for (std::uint32_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) return Script::Kana;
    if (c >= 0xAC00 && c <= 0xD7A3) return Script::Hangul;
    if (chars.class_of(c) != CharClass::Han) continue;
    if (chars.is_traditional(c)) return Script::Traditional;
    script = chars.is_simplified(c) ? Script::Simplified
                                    : std::max(script, Script::Han, [](Script a, Script b) {
                                        return a == Script::Latin && b == Script::Han;
                                      });
  }
  return script;
}

}  // namespace

Writing writing_of(const Document& doc, TokenSpan tokens, EntityType type,
                   const NameSounds& sounds) {
  const std::string_view text = doc.text_of(tokens);
  switch (script_of(text, sounds.chars())) {
    case Script::Traditional: return Writing::Hant;
    case Script::Simplified: return Writing::Hans;
    case Script::Han:
      return doc.languages->document == Language::ZhHant ? Writing::Hant : Writing::Hans;
    case Script::Kana: return Writing::Kana;
    case Script::Hangul: return Writing::Hangul;
    case Script::Latin: break;
  }
  if (type != EntityType::Person || tokens.size() < 2) return Writing::Common;
  return name_system(read_name(text, sounds.chars()), sounds).writing;
}

Writing usual_writing(const IdentityLexicon& names, std::uint32_t identity,
                      const NameSounds& sounds) {
  const NameText usual = read_name(names.identities()[identity].fr, sounds.chars());
  bool has_pinyin = false;
  bool is_pinyin = false;
  bool korean = false;
  for (const IdentityLexicon::Name& name : names.names_of(identity)) {
    korean = korean || name.writing == Writing::Korean || name.writing == Writing::Hangul;
    if (name.writing != Writing::Pinyin) continue;
    has_pinyin = true;
    const NameText pinyin = read_name(name.surface, sounds.chars());
    is_pinyin = is_pinyin || pinyin.key() == usual.key() || pinyin.key_last_first() == usual.key();
  }
  if (is_pinyin) return Writing::Pinyin;
  const Writing looks = name_system(usual, sounds).writing;
  if (korean) return looks == Writing::Common ? Writing::Common : Writing::Korean;
  const bool other = looks == Writing::Pinyin || looks == Writing::Korean;
  return has_pinyin && other ? Writing::Common : looks;
}

}  // namespace glane
