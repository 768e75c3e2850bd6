#include "stages/names/readings.h"

#include <algorithm>
#include <functional>

#include "stages/names/name_match.h"
#include "stages/names/sound_lattice.h"

namespace glane {
namespace {

// A name of many spellings has more of them than anyone reads.
constexpr std::size_t kMostReadings = 160;
constexpr char16_t kFirstHangul = 0xAC00;

void add(std::vector<NameReading>& out, std::string_view system, std::string text) {
  if (text.empty() || out.size() >= kMostReadings) return;
  const auto same = [&](const NameReading& one) {
    return one.system == system && one.text == text;
  };
  if (std::none_of(out.begin(), out.end(), same))
    out.push_back({std::string(system), std::move(text)});
}

std::u16string all_characters(const NameText& name) {
  std::u16string out;
  for (const NameWord& word : name.words) out += word.characters;
  return out;
}

// `Leung Chiu-wai`: the family as the table has it, the given name by each syllable's first
// spelling.
std::string by_first_spelling(std::u16string_view family_name, std::u16string_view given,
                              Tongue tongue, std::string_view family, const NameSounds& sounds) {
  const SoundTable& table = sounds.table(tongue);
  std::string out(family);
  const auto syllable = [&](char16_t c) -> std::string {
    const auto readings = table.of(c);
    return readings.empty() ? std::string() : std::string(table.name(readings.front()));
  };
  if (out.empty()) {
    for (const char16_t c : family_name) out += syllable(c);
    out = capitalised(out);
  }
  std::string rest;
  for (const char16_t c : given) {
    const std::string one = syllable(c);
    if (one.empty()) return {};
    if (!rest.empty()) rest += tongue == Tongue::Vietnamese ? " " : "-";
    rest += tongue == Tongue::Vietnamese ? capitalised(one) : one;
  }
  return rest.empty() ? out : out + ' ' + capitalised(rest);
}

// Pinyin syllables in the order of a path through the lattice; each path once, at most `most`.
std::vector<std::vector<SoundEdge>> paths(SoundLattice lattice, std::size_t most) {
  // Pinyin first, and longer syllables before shorter ones: `chao` before `cha o`.
  std::stable_sort(lattice.edges.begin(), lattice.edges.end(),
                   [](const SoundEdge& a, const SoundEdge& b) {
                     if (a.from != b.from) return a.from < b.from;
                     if (a.to != b.to) return a.to > b.to;
                     return (a.systems & kPinyin) > (b.systems & kPinyin);
                   });
  std::vector<std::vector<SoundEdge>> out;
  std::vector<SoundEdge> path;
  std::size_t steps = 0;
  const std::function<void(std::uint16_t)> walk = [&](std::uint16_t at) {
    if (out.size() >= most || ++steps > 4000) return;
    if (at == lattice.length) {
      out.push_back(path);
      return;
    }
    for (const SoundEdge& edge : lattice.edges) {
      if (edge.from != at) continue;
      path.push_back(edge);
      walk(edge.to);
      path.pop_back();
    }
  };
  if (lattice.length > 0) walk(lattice.start);
  // `Huang` and not `Hu ang`.
  std::size_t fewest = lattice.length;
  for (const auto& one : out) fewest = std::min(fewest, one.size());
  std::erase_if(out, [&](const auto& one) { return one.size() > fewest; });
  return out;
}

// A name of syllables in a system: `hyphen` between the syllables of the given name.
std::string in_system(const std::vector<SoundEdge>& path, std::size_t family,
                      const NameSounds& sounds, std::string_view MandarinRow::*system, bool hyphen,
                      std::size_t choice) {
  std::string out;
  std::string word;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto choices = split(sounds.mandarin()[path[i].sound].*system, '|');
    const std::string_view syllable = choices[std::min(choice, choices.size() - 1)];
    if (i == family && i > 0) {
      out += capitalised(word) + ' ';
      word.clear();
    }
    const bool vowel = !syllable.empty() && (syllable.front() == 'a' || syllable.front() == 'e' ||
                                             syllable.front() == 'o');
    if (!word.empty()) word += hyphen ? "-" : vowel ? "'" : "";
    word += syllable;
  }
  return out + capitalised(word);
}

}  // namespace

void read_han(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out) {
  const std::u16string text = all_characters(name);
  if (const std::string_view own = sounds.family_pinyin(text); !own.empty()) {
    for (const std::string_view one : split(own, '|')) add(out, "pinyin", capitalised(one));
  }
  add(out, "pinyin", han_to_pinyin(text, true, sounds));
  add(out, "hans", to_utf8(text));
  std::size_t family = 1;
  const std::u16string two = text.substr(0, 2);
  if (text.size() > 2 && (!sounds.family_pinyin(two).empty() || sounds.is_japanese_family(two)))
    family = 2;
  for (const FamilySpelling& one : sounds.families()) {
    if (one.characters != text && one.characters != text.substr(0, family)) continue;
    const std::u16string_view given = std::u16string_view(text).substr(one.characters.size());
    const std::string system(to_string(one.tongue));
    if (given.empty()) {
      add(out, system, capitalised(one.spelling));
    } else if (one.tongue != Tongue::Japanese) {
      const std::string full = by_first_spelling({}, given, one.tongue, one.spelling, sounds);
      if (!full.empty()) add(out, system, full);
    } else {
      add(out, system, by_first_spelling({}, given, one.tongue, capitalised(one.spelling), sounds));
    }
  }
  add(out, "vietnamese",
      by_first_spelling(std::u16string_view(text).substr(0, 1), std::u16string_view(text).substr(1),
                        Tongue::Vietnamese, {}, sounds));
  std::u16string hangul;
  for (const char16_t c : text) {
    const auto readings = sounds.table(Tongue::Korean).of(c);
    if (!readings.empty()) hangul += initial_law(static_cast<char16_t>(readings.front() + 0xAC00));
  }
  if (hangul.size() == text.size()) add(out, "hangul", to_utf8(hangul));
}

void read_hangul(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out) {
  const std::u16string text = all_characters(name);
  const Hangul& hangul = sounds.hangul();
  add(out, "revised", capitalised(hangul.revised(text)));
  for (const std::string_view one : split(hangul.family_spellings(text), '|'))
    add(out, "common", std::string(one));
  if (text.size() < 2) return;
  const std::size_t family =
      text.size() > 3 && !hangul.family_spellings(text.substr(0, 2)).empty() ? 2 : 1;
  const std::u16string_view first = std::u16string_view(text).substr(0, family);
  const std::u16string_view given = std::u16string_view(text).substr(family);
  add(out, "revised-name",
      capitalised(hangul.revised(first)) + ' ' + capitalised(hangul.revised_apart(given, "-")));
  // 이 keeps the y that its McCune-Reischauer has as a family name.
  std::string mccune = capitalised(hangul.mccune(first));
  if (mccune == "I") mccune = "Yi";
  add(out, "mccune-reischauer", mccune + ' ' + capitalised(hangul.mccune(given)));
  // All combinations, those of the commonest spellings first.
  std::vector<std::vector<std::string>> choices;
  const auto spell = [&](std::string_view spellings, std::string plain) {
    std::vector<std::string> all;
    for (const std::string_view one : split(spellings, '|')) all.emplace_back(one);
    if (all.empty()) all.push_back(capitalised(plain));
    choices.push_back(std::move(all));
  };
  spell(hangul.family_spellings(first), hangul.revised(first));
  for (const char16_t c : given)
    spell(hangul.given_spellings(c), hangul.revised(std::u16string_view(&c, 1)));
  for (std::size_t rank = 0; rank < 8; ++rank) {
    std::vector<std::size_t> at(choices.size(), 0);
    const std::function<void(std::size_t, std::size_t)> choose = [&](std::size_t i,
                                                                     std::size_t left) {
      if (i + 1 == choices.size()) {
        if (left >= choices[i].size()) return;
        at[i] = left;
        std::string rest;
        std::string joined;
        for (std::size_t k = 1; k < choices.size(); ++k) {
          std::string syllable = choices[k][at[k]];
          joined += fold_latin(syllable);
          rest += k == 1 ? syllable : "-" + fold_latin(syllable);
        }
        add(out, "common", choices[0][at[0]] + ' ' + rest);
        if (choices.size() > 2 && rank < 3)
          add(out, "common", choices[0][at[0]] + ' ' + capitalised(joined));
        return;
      }
      for (at[i] = 0; at[i] <= left && at[i] < choices[i].size(); ++at[i])
        choose(i + 1, left - at[i]);
    };
    choose(0, rank);
  }
}

void read_kana(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out) {
  constexpr std::array<std::pair<Romaji, std::string_view>, 3> kSystems{
      {{Romaji::Hepburn, "hepburn"}, {Romaji::Plain, "hepburn-plain"}, {Romaji::Kunrei, "kunrei"}}};
  for (const auto& [system, label] : kSystems) {
    std::string text;
    for (const NameWord& word : name.words) {
      if (!text.empty()) text += ' ';
      text += capitalised(kana_to_latin(word.characters, system, sounds));
    }
    add(out, label, text);
  }
}

// The hangul that a Korean name in Latin letters stands for, of syllables that names have.
void read_korean(const NameSplit& parts, const NameSounds& sounds, std::vector<NameReading>& out) {
  const Hangul& hangul = sounds.hangul();
  if (parts.given.letters.empty() || !hangul.is_family(bare_letters(parts.family.letters))) return;
  const auto written = [&](const NamePart& part, auto&& has) {
    std::vector<std::u16string> all;
    for (const auto& path : paths(sound_lattice(part, Tongue::Korean, sounds), 24)) {
      std::u16string word;
      for (const SoundEdge& edge : path) word += static_cast<char16_t>(kFirstHangul + edge.sound);
      if (has(word) && std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
    }
    return all;
  };
  const auto families = written(parts.family, [&](const std::u16string& word) {
    return !hangul.family_spellings(word).empty();
  });
  const auto givens = written(parts.given, [&](const std::u16string& word) {
    return std::all_of(word.begin(), word.end(),
                       [&](char16_t c) { return !hangul.given_spellings(c).empty(); });
  });
  for (const std::u16string& family : families) {
    for (const std::u16string& given : givens) add(out, "hangul", to_utf8(family + given));
  }
}

void read_latin(const NameText& name, const NameSounds& sounds, std::vector<NameReading>& out) {
  for (const NameSplit& split_name : name_splits(name, sounds)) {
    const auto families = paths(sound_lattice(split_name.family, Tongue::Mandarin, sounds), 6);
    const bool mononym = split_name.given.letters.empty();
    const auto givens = mononym
                            ? std::vector<std::vector<SoundEdge>>{{}}
                            : paths(sound_lattice(split_name.given, Tongue::Mandarin, sounds), 12);
    for (const auto& family : families) {
      for (const auto& given : givens) {
        std::vector<SoundEdge> path = family;
        path.insert(path.end(), given.begin(), given.end());
        const std::size_t cut = mononym ? path.size() : family.size();
        add(out, "pinyin", in_system(path, cut, sounds, &MandarinRow::pinyin, false, 0));
        const bool all = path.size() == 1;
        add(out, "wade-giles", in_system(path, cut, sounds, &MandarinRow::wade, true, 0));
        add(out, "tongyong", in_system(path, cut, sounds, &MandarinRow::tongyong, true, 0));
        for (std::size_t choice = 0; choice < (all ? 2U : 1U); ++choice) {
          add(out, "efeo", in_system(path, cut, sounds, &MandarinRow::efeo, true, choice));
        }
      }
    }
    read_korean(split_name, sounds, out);
    if (const auto* found = sounds.families(pack_letters(split_name.family.letters))) {
      for (const FamilySpelling& one : *found) {
        add(out, std::string(to_string(one.tongue)) + "-family", to_utf8(one.characters));
      }
    }
  }
}

}  // namespace glane
