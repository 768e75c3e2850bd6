#include "stages/names/romanise.h"

#include <algorithm>

#include "stages/names/name_match.h"
#include "stages/names/readings.h"

namespace glane {
namespace {

constexpr char16_t kSmallTsu = u'っ';
constexpr char16_t kLong = u'ー';
constexpr char16_t kN = u'ん';

bool is_vowel(char c) {
  return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
}

// The long form of a vowel; `ii` and `ei` stay two letters in Hepburn names (Eiichi).
std::string_view long_vowel(char vowel, Romaji system) {
  constexpr std::string_view kVowels = "aiueo";
  constexpr std::array<std::string_view, 5> kMacrons{"ā", "ī", "ū", "ē", "ō"};
  constexpr std::array<std::string_view, 5> kCircumflexes{"â", "î", "û", "ê", "ô"};
  const std::size_t at = kVowels.find(vowel);
  if (at == std::string_view::npos || system == Romaji::Plain) return {};
  return system == Romaji::Kunrei ? kCircumflexes[at] : kMacrons[at];
}

void lengthen(std::string& out, Romaji system) {
  const char vowel = out.back();
  const std::string_view marked = long_vowel(vowel, system);
  if (marked.empty()) return;
  out.pop_back();
  out += marked;
}

}  // namespace

std::string capitalised(std::string_view word) {
  std::string out(word);
  if (out.empty()) return out;
  if (out.front() >= 'a' && out.front() <= 'z') {
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
  }
  // ā and its like: two bytes, the capital stands before (macrons) or 0x20 lower.
  if (out.size() > 1 && (out[0] == '\xC4' || out[0] == '\xC5'))
    out[1] = static_cast<char>(out[1] & ~1);
  if (out.size() > 1 && out[0] == '\xC3') out[1] = static_cast<char>(out[1] & ~0x20);
  return out;
}

std::string kana_to_latin(std::u16string_view kana, Romaji system, const NameSounds& sounds) {
  const bool kunrei = system == Romaji::Kunrei;
  std::string out;
  char last_vowel = '\0';
  bool doubled = false;
  for (std::size_t i = 0; i < kana.size();) {
    if (kana[i] == kSmallTsu) {
      doubled = true;
      ++i;
      continue;
    }
    if (kana[i] == kLong) {
      if (last_vowel != '\0') lengthen(out, system);
      last_vowel = '\0';
      ++i;
      continue;
    }
    std::string_view latin = sounds.kana(kana.substr(i, 2), kunrei);
    std::size_t used = kana.size() - i >= 2 && !latin.empty() ? 2 : 1;
    if (used == 1) latin = sounds.kana(kana.substr(i, 1), kunrei);
    // o and u, o and o, u and u are one long vowel; not in のうえ, whose う begins a word.
    const bool uu = kana[i] == u'う' && (last_vowel == 'o' || last_vowel == 'u');
    const bool oo = kana[i] == u'お' && last_vowel == 'o';
    const bool parted =
        uu && i > 0 && kana[i - 1] == u'の' && i + 1 < kana.size() && kana[i + 1] == u'え';
    if (used == 1 && (uu || oo) && !parted) {
      lengthen(out, system);
      last_vowel = '\0';
      ++i;
      continue;
    }
    const bool after_n = i > 0 && kana[i - 1] == kN && !latin.empty();
    if (after_n && (is_vowel(latin.front()) || latin.front() == 'y')) out += '\'';
    if (doubled && !latin.empty() && !is_vowel(latin.front())) {
      out += latin.substr(0, 2) == "ch" ? 't' : latin.front();
    }
    doubled = false;
    out += latin;
    last_vowel = latin.empty() ? '\0' : is_vowel(latin.back()) ? latin.back() : '\0';
    i += used;
  }
  return out;
}

std::string han_to_pinyin(std::u16string_view characters, bool person, const NameSounds& sounds) {
  const SoundTable& table = sounds.table(Tongue::Mandarin);
  const auto syllables = [&](std::u16string_view part) {
    std::string out;
    for (const char16_t c : part) {
      const auto readings = table.of(c);
      if (readings.empty()) continue;
      const std::string_view pinyin = sounds.mandarin()[readings.front()].pinyin;
      const char first = pinyin.front();
      if (!out.empty() && (first == 'a' || first == 'e' || first == 'o')) out += '\'';
      out += pinyin;
    }
    return out;
  };
  if (!person) return capitalised(syllables(characters));
  std::size_t family = 1;
  if (characters.size() > 2) {
    const std::u16string_view two = characters.substr(0, 2);
    if (!sounds.family_pinyin(two).empty() || sounds.is_japanese_family(two) ||
        characters.size() > 3)
      family = 2;
  }
  const std::string_view own = sounds.family_pinyin(characters.substr(0, family));
  std::string out = own.empty() ? capitalised(syllables(characters.substr(0, family)))
                                : capitalised(own.substr(0, own.find('|')));
  if (characters.size() > family) out += ' ' + capitalised(syllables(characters.substr(family)));
  return out;
}

std::vector<NameReading> name_readings(const NameText& name, const NameSounds& sounds) {
  std::vector<NameReading> out;
  switch (name.script) {
    case NameScript::Han:
      read_han(name, sounds, out);
      break;
    case NameScript::Hangul:
      read_hangul(name, sounds, out);
      break;
    case NameScript::Kana:
      read_kana(name, sounds, out);
      break;
    case NameScript::Latin:
      read_latin(name, sounds, out);
      break;
    case NameScript::Mixed: {
      // 浜崎あゆみ: only the characters have another form.
      std::string text;
      for (const NameWord& word : name.words) text += word.letters + to_utf8(word.characters);
      out.push_back({"hans", text});
      break;
    }
    case NameScript::None:
      break;
  }
  return out;
}

}  // namespace glane
