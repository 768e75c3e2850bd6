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

}  // namespace glane
