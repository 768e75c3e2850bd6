#include "stages/names/name_parts.h"

#include "stages/names/romanise.h"
#include "stages/names/sound_lattice.h"

namespace glane {

std::string bare_letters(std::string_view letters) {
  std::string out;
  for (const char c : letters) {
    if (c != ' ' && c != '-' && c != '\'') out += c == 'v' ? 'u' : c;
  }
  return out;
}

NamePart name_part(const NameText& name, std::size_t begin, std::size_t end,
                   const NameSounds& sounds) {
  NamePart part;
  part.aspirates = name.aspirates;
  for (std::size_t i = begin; i < end; ++i) {
    const NameWord& word = name.words[i];
    part.script = word.script;
    if (word.script == NameScript::Kana) {
      if (!part.letters.empty()) part.letters += ' ';
      part.letters += fold_latin(kana_to_latin(word.characters, Romaji::Plain, sounds));
      part.kana = true;
      part.script = NameScript::Latin;
    } else if (!word.letters.empty()) {
      if (!part.letters.empty()) part.letters += ' ';
      part.letters += word.letters;
    } else {
      part.characters += word.characters;
    }
  }
  return part;
}

NamePart characters_part(std::u16string_view text, NameScript script) {
  NamePart part;
  part.characters = text;
  part.script = script;
  return part;
}

std::vector<NameSplit> name_splits(const NameText& name, const NameSounds& sounds) {
  std::vector<NameSplit> out;
  const std::size_t count = name.words.size();
  if (count == 0) return out;
  if (count == 1) {
    const NameWord& word = name.words.front();
    const std::u16string& all = word.characters;
    if (word.script == NameScript::Han || word.script == NameScript::Hangul) {
      const auto cut = [&](std::size_t at) {
        out.push_back({characters_part(std::u16string_view(all).substr(0, at), word.script),
                       characters_part(std::u16string_view(all).substr(at), word.script)});
      };
      if (all.size() > 1) cut(1);
      for (std::size_t at = 2; at < all.size() && at <= 3; ++at) {
        const std::u16string_view family = std::u16string_view(all).substr(0, at);
        const bool known =
            word.script == NameScript::Hangul
                ? !sounds.hangul().family_spellings(family).empty()
                : sounds.is_japanese_family(family) || !sounds.family_pinyin(family).empty();
        if (known || (at == 2 && all.size() >= 4)) cut(at);
      }
      // 陈方安生: the family names of husband and wife; she keeps hers.
      if (word.script == NameScript::Han && all.size() == 4) {
        out.push_back({characters_part(std::u16string_view(all).substr(1, 1), word.script),
                       characters_part(std::u16string_view(all).substr(2), word.script)});
      }
    }
    if (out.empty()) out.push_back({name_part(name, 0, 1, sounds), {}});
    return out;
  }
  const bool characters_only = name.script != NameScript::Latin;
  if (!name.family_last || characters_only) {
    out.push_back({name_part(name, 0, 1, sounds), name_part(name, 1, count, sounds)});
  }
  if (!name.family_first && !characters_only) {
    out.push_back(
        {name_part(name, count - 1, count, sounds), name_part(name, 0, count - 1, sounds)});
  }
  if (count >= 3 && !characters_only) {
    // A Western given name before the Chinese one, a husband's family name, or both: Terry Gou
    // Tai-ming, Carrie Lam Cheng Yuet-ngor. A hyphen says which the Chinese one is.
    const bool parted = name.words.back().letters.find('-') != std::string::npos;
    if (parted) {
      out.push_back({name_part(name, count - 2, count - 1, sounds),
                     name_part(name, count - 1, count, sounds)});
    } else if (!is_chinese(name.words.front().letters, sounds)) {
      out.push_back({name_part(name, 1, 2, sounds), name_part(name, 2, count, sounds)});
      out.push_back(
          {name_part(name, count - 1, count, sounds), name_part(name, 1, count - 1, sounds)});
    }
    // A family name of two words: Au Yeung, Ou Yang.
    out.push_back({name_part(name, 0, 2, sounds), name_part(name, 2, count, sounds)});
  }
  return out;
}

bool is_chinese(std::string_view letters, const NameSounds& sounds) {
  NamePart part;
  part.letters = letters;
  part.script = NameScript::Latin;
  for (const Tongue tongue : {Tongue::Mandarin, Tongue::Cantonese, Tongue::Hokkien}) {
    if (sound_lattice(part, tongue, sounds).complete()) return true;
  }
  return false;
}

}  // namespace glane
