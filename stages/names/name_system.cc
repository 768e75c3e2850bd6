#include "stages/names/name_system.h"

#include <algorithm>
#include <optional>

#include "stages/names/name_parts.h"
#include "stages/names/romanise.h"
#include "stages/names/sound_lattice.h"

namespace glane {
namespace {

constexpr SystemMask kTaiwan = kWade | kTongyong | kPress;

// One way to part the words: which languages the family name is listed in, and the given name can
// be read in.
struct Reading {
  const NameText& name;
  bool family_first;
  NamePart family;
  NamePart given;
  std::size_t given_words;
};

bool is_hyphened(const NamePart& part) {
  return part.letters.find('-') != std::string::npos;
}

bool reads(const NamePart& part, Tongue tongue, const NameSounds& sounds) {
  return sound_lattice(part, tongue, sounds).complete();
}

// Whether there is a path of syllables of these systems alone.
bool reads_in(const NamePart& part, SystemMask systems, const NameSounds& sounds) {
  SoundLattice lattice = sound_lattice(part, Tongue::Mandarin, sounds);
  std::erase_if(lattice.edges, [&](const SoundEdge& e) { return (e.systems & systems) == 0; });
  return lattice.complete();
}

bool is_short_pinyin(const NamePart& part, const NameSounds& sounds) {
  const unsigned syllables = pinyin_syllables(part, sounds);
  return syllables == 1 || syllables == 2;
}

// The pinyin of the commonest family name that is spelt so in Taiwan: `tsai` is cai.
std::string_view taiwan_family(const NamePart& family, const NameSounds& sounds) {
  const SoundLattice lattice = sound_lattice(family, Tongue::Mandarin, sounds);
  std::string_view found;
  for (const SoundEdge& edge : lattice.edges) {
    if (edge.from != lattice.start || edge.to != lattice.length) continue;
    if ((edge.systems & kTaiwan) == 0) continue;
    const std::string_view pinyin = sounds.mandarin()[edge.sound].pinyin;
    if (!sounds.is_usual_pinyin_family(pinyin)) continue;
    const bool exact = (edge.systems & kBareAspirate) == 0;
    if (found.empty() || exact) found = pinyin;
  }
  return found;
}

bool is_listed(const NamePart& family, Tongue tongue, const NameSounds& sounds) {
  const std::string letters = bare_letters(family.letters);
  const auto* found = sounds.families(
      pack_letters(tongue == Tongue::Japanese ? fold_romaji(letters) : letters));
  return found != nullptr && std::any_of(found->begin(), found->end(), [&](const auto& one) {
           return one.tongue == tongue;
         });
}

std::optional<NameSystem> system_of(const Reading& reading, const NameSounds& sounds) {
  const NamePart& family = reading.family;
  const NamePart& given = reading.given;
  NameSystem system{Writing::Common, reading.family_first, true, 1};
  const auto as = [&](Writing writing) {
    system.writing = writing;
    return system;
  };
  const bool parted = is_hyphened(given) || reading.given_words == 2;
  const bool usual = sounds.is_usual_pinyin_family(family.letters);
  if (!is_hyphened(given) && usual && is_short_pinyin(given, sounds)) return as(Writing::Pinyin);
  const bool taiwan = !taiwan_family(family, sounds).empty() && reads_in(given, kTaiwan, sounds);
  if (parted) {
    const bool korean = sounds.hangul().is_family(family.letters) &&
                        reads(given, Tongue::Korean, sounds);
    const bool cantonese =
        is_listed(family, Tongue::Cantonese, sounds) && reads(given, Tongue::Cantonese, sounds);
    const bool hyphened = is_hyphened(given);
    if (korean && !taiwan && (hyphened || !cantonese)) return as(Writing::Korean);
    if (cantonese && !taiwan) return as(Writing::Cantonese);
    if (taiwan && hyphened) return as(Writing::WadeGiles);
    if (korean && hyphened) return as(Writing::Korean);
  }
  if (is_listed(family, Tongue::Japanese, sounds) && !is_hyphened(given) &&
      reading.given_words == 1 && reads(given, Tongue::Japanese, sounds)) {
    return as(reading.family_first ? Writing::Hepburn : Writing::Common);
  }
  if (is_listed(family, Tongue::Hokkien, sounds) && parted &&
      reads(given, Tongue::Hokkien, sounds)) {
    return system;
  }
  return std::nullopt;
}

// `Tu Guangshao`: a rarer family name, told by two syllables of pinyin beside it.
bool is_rarer_pinyin(const Reading& reading, const NameSounds& sounds) {
  return reading.given_words == 1 && !is_hyphened(reading.given) &&
         sounds.is_other_pinyin_family(reading.family.letters) &&
         !sounds.hangul().is_family(reading.family.letters) &&
         pinyin_syllables(reading.given, sounds) == 2;
}

// The one pinyin that the letters can stand for in Taiwan; empty where there are several.
std::string only_pinyin(const NamePart& part, const NameSounds& sounds) {
  const SoundLattice lattice = sound_lattice(part, Tongue::Mandarin, sounds);
  std::string out;
  for (std::uint16_t at = lattice.start; at < lattice.length;) {
    const SoundEdge* only = nullptr;
    for (const SoundEdge& edge : lattice.edges) {
      if (edge.from != at || (edge.systems & kTaiwan) == 0) continue;
      // A hyphen or the end closes a syllable in this system.
      const bool closed = edge.to == lattice.length || part.letters[edge.to - 1U] == '-';
      if (!closed) continue;
      if (only != nullptr && only->sound != edge.sound) return {};
      only = &edge;
    }
    if (only == nullptr) return {};
    out += sounds.mandarin()[only->sound].pinyin;
    at = only->to;
  }
  return out;
}

void append(std::string_view letters, std::string& out) {
  if (!out.empty()) out += '-';
  for (const char c : letters) {
    if (c != '-' && c != ' ' && c != '\'') out += c;
  }
}

// The words as they stand: `d'artagnan` and `jean-luc` in their parts.
std::string words_slug(const NameText& name, const NameSounds& sounds) {
  std::string out;
  for (const NameWord& word : name.words) {
    const std::string latin = word.characters.empty() ? word.letters
                              : word.script == NameScript::Han
                                  ? fold_latin(han_to_pinyin(word.characters, false, sounds))
                              : word.script == NameScript::Hangul
                                  ? sounds.hangul().revised_apart(word.characters, "-")
                                  : fold_latin(kana_to_latin(word.characters, Romaji::Plain, sounds));
    if (latin.empty()) continue;
    if (!out.empty()) out += '-';
    for (const char c : latin) out += c == '\'' ? '-' : c == 'v' && !word.characters.empty() ? 'u' : c;
  }
  return out;
}

}  // namespace

NameSystem name_system(const NameText& name, const NameSounds& sounds) {
  const std::size_t count = name.words.size();
  if (name.script != NameScript::Latin || count < 2 || count > 3) return {};
  std::optional<NameSystem> rarer;
  for (const bool first : {true, false}) {
    if (first ? name.family_last : name.family_first) continue;
    const Reading reading{name, first,
                          first ? name_part(name, 0, 1, sounds) : name_part(name, count - 1, count, sounds),
                          first ? name_part(name, 1, count, sounds) : name_part(name, 0, count - 1, sounds),
                          count - 1};
    if (is_hyphened(reading.family)) continue;
    if (const auto system = system_of(reading, sounds)) return *system;
    if (!rarer && is_rarer_pinyin(reading, sounds)) rarer = NameSystem{Writing::Pinyin, first, true, 1};
  }
  return rarer.value_or(NameSystem{});
}

bool is_mandarin_given(const NameText& word, const NameSounds& sounds) {
  constexpr unsigned kMostSyllables = 3;
  if (word.words.size() != 1 || word.script != NameScript::Latin) return false;
  const NamePart part = name_part(word, 0, 1, sounds);
  const unsigned syllables = pinyin_syllables(part, sounds);
  if (syllables != 0) return syllables <= kMostSyllables;
  return reads_in(part, kWade, sounds);
}

std::string person_slug(const NameText& name, const NameSounds& sounds) {
  if (name.words.empty()) return {};
  if (name.words.size() == 1 && name.script == NameScript::Han) {
    const NameText pinyin =
        read_name(han_to_pinyin(name.words.front().characters, true, sounds), sounds.chars());
    std::string out;
    for (const NameWord& word : pinyin.words) append(word.letters, out);
    return out;
  }
  const NameSystem system = name_system(name, sounds);
  if (!system.east_asian) return words_slug(name, sounds);
  const std::size_t count = name.words.size();
  const NamePart family = system.family_first ? name_part(name, 0, 1, sounds)
                                              : name_part(name, count - 1, count, sounds);
  const NamePart given = system.family_first ? name_part(name, 1, count, sounds)
                                             : name_part(name, 0, count - 1, sounds);
  std::string out;
  if (system.writing == Writing::WadeGiles) {
    const std::string pinyin = only_pinyin(given, sounds);
    if (!pinyin.empty()) {
      append(taiwan_family(family, sounds), out);
      append(pinyin, out);
      return out;
    }
  }
  append(family.letters, out);
  append(given.letters, out);
  return out;
}

}  // namespace glane
