// A name is parted into family and given name in each order that it can have, and two names are the
// same where both parts are: by letters, by syllables of one language (Tsai Ing-wen, Cai Yingwen,
// 蔡英文), or by a character that is read so in two languages (Son Heung-min, Sun Xingmin: 孫 興
// 慜). A hybrid (Son Xingmin) has its parts in two languages, one of them Mandarin.
#include "stages/names/name_match.h"

#include <algorithm>

#include "stages/names/sound_lattice.h"

namespace glane {
namespace {

constexpr std::uint64_t bit(Tongue a, Tongue b) {
  return std::uint64_t{1} << (static_cast<std::size_t>(a) * kTongueCount +
                              static_cast<std::size_t>(b));
}
constexpr std::uint64_t kAllPairs = (std::uint64_t{1} << (kTongueCount * kTongueCount)) - 1;
constexpr std::array<Tongue, kTongueCount> kTongues{Tongue::Mandarin,   Tongue::Cantonese,
                                                    Tongue::Hokkien,    Tongue::Korean,
                                                    Tongue::Vietnamese, Tongue::Japanese};

// `mandarin`, or `mandarin and korean` where a name is in one language and the other in another.
std::string pair_name(std::size_t pair) {
  const std::string_view a = to_string(kTongues[pair / kTongueCount]);
  const std::string_view b = to_string(kTongues[pair % kTongueCount]);
  return a == b ? std::string(a) : std::string(a) + " and " + std::string(b);
}

// Every way to reach both ends by syllables that are equal in pairs.
template <class Equal>
bool paths_meet(const SoundLattice& a, const SoundLattice& b, Equal equal) {
  if (a.length == 0 || b.length == 0) return false;
  const std::size_t width = b.length + std::size_t{1};
  std::vector<bool> reached((a.length + std::size_t{1}) * width, false);
  reached[a.start * width + b.start] = true;
  std::vector<std::size_t> first_b(width + 1, b.edges.size());
  for (std::size_t i = b.edges.size(); i-- > 0;) first_b[b.edges[i].from] = i;
  for (const SoundEdge& x : a.edges) {
    for (std::size_t j = 0; j < width; ++j) {
      if (!reached[x.from * width + j]) continue;
      for (std::size_t k = first_b[j]; k < b.edges.size() && b.edges[k].from == j; ++k) {
        const std::size_t target = x.to * width + b.edges[k].to;
        if (!reached[target] && equal(x, b.edges[k])) reached[target] = true;
      }
    }
  }
  return reached[a.length * width + b.length];
}

}  // namespace

bool NameMatcher::meets(const NamePart& a, Tongue ta, const NamePart& b, Tongue tb) const {
  const SoundLattice left = sound_lattice(a, ta, sounds_);
  if (!left.complete()) return false;
  const SoundLattice right = sound_lattice(b, tb, sounds_);
  if (!right.complete()) return false;
  if (ta == tb) {
    return paths_meet(left, right,
                      [](const SoundEdge& x, const SoundEdge& y) { return x.sound == y.sound; });
  }
  const SoundTable& table = sounds_.table(ta);
  const SoundTable& other = sounds_.table(tb);
  return paths_meet(left, right, [&](const SoundEdge& x, const SoundEdge& y) {
    return table.share_character(x.sound, other, y.sound);
  });
}

// A family or given name of one or two syllables; longer ones are Japanese that looks like pinyin.
bool NameMatcher::is_pinyin(const NamePart& part) const {
  const unsigned syllables = pinyin_syllables(part, sounds_);
  return syllables == 1 || syllables == 2;
}

NameMatcher::Pairs NameMatcher::match_parts(const NamePart& a, const NamePart& b) const {
  const bool latin_a = !a.letters.empty();
  const bool latin_b = !b.letters.empty();
  Pairs pairs = 0;
  if (!latin_a && !latin_b && a.script == b.script)
    return a.characters == b.characters ? kAllPairs : 0;
  if (!latin_a || !latin_b) {
    for (const Tongue tongue : kTongues) {
      if (meets(a, tongue, b, tongue)) pairs |= bit(tongue, tongue);
    }
    // Hangul against the pinyin of its characters.
    if (a.script == NameScript::Hangul && meets(a, Tongue::Korean, b, Tongue::Mandarin)) {
      pairs |= bit(Tongue::Korean, Tongue::Mandarin);
    }
    if (b.script == NameScript::Hangul && meets(a, Tongue::Mandarin, b, Tongue::Korean)) {
      pairs |= bit(Tongue::Mandarin, Tongue::Korean);
    }
    return pairs;
  }
  NamePart left = a;
  NamePart right = b;
  left.aspirates = right.aspirates = a.aspirates || b.aspirates;
  const bool marks_differ = left.aspirates && a.letters != b.letters;
  if (bare_letters(a.letters) == bare_letters(b.letters) && !marks_differ) return kAllPairs;
  if (meets(left, Tongue::Mandarin, right, Tongue::Mandarin))
    pairs |= bit(Tongue::Mandarin, Tongue::Mandarin);
  // Two that are pinyin are two names, whatever else they might be; one whose syllables are parted
  // by hyphens may be another language's.
  const bool parted =
      (a.letters.find('-') != std::string::npos) != (b.letters.find('-') != std::string::npos);
  if (left.aspirates || (!parted && is_pinyin(a) && is_pinyin(b))) return pairs;
  if (meets(left, Tongue::Korean, right, Tongue::Korean))
    pairs |= bit(Tongue::Korean, Tongue::Korean);
  if (fold_romaji(a.letters) == fold_romaji(b.letters))
    pairs |= bit(Tongue::Japanese, Tongue::Japanese);
  if (meets(left, Tongue::Hokkien, right, Tongue::Hokkien))
    pairs |= bit(Tongue::Hokkien, Tongue::Hokkien);
  for (const Tongue tongue : kTongues) {
    if (tongue == Tongue::Mandarin) continue;
    if (meets(left, Tongue::Mandarin, right, tongue)) pairs |= bit(Tongue::Mandarin, tongue);
    if (meets(left, tongue, right, Tongue::Mandarin)) pairs |= bit(tongue, Tongue::Mandarin);
  }
  return pairs;
}

std::vector<FamilySpelling> NameMatcher::listed_families(const NamePart& part) const {
  std::vector<FamilySpelling> all;
  if (part.letters.empty() || part.aspirates) return all;
  const std::string letters = bare_letters(part.letters);
  const auto collect = [&](const std::string& key, bool japanese) {
    const auto* found = sounds_.families(pack_letters(key));
    if (found == nullptr) return;
    for (const FamilySpelling& one : *found) {
      if ((one.tongue == Tongue::Japanese) == japanese) all.push_back(one);
    }
  };
  collect(letters, false);
  collect(fold_romaji(letters), true);
  return all;
}

NameMatcher::FamilyPairs NameMatcher::match_families(const NamePart& a, const NamePart& b) const {
  FamilyPairs pairs;
  pairs.read = match_parts(a, b);
  const bool usual_a = sounds_.is_usual_pinyin_family(a.letters);
  const bool usual_b = sounds_.is_usual_pinyin_family(b.letters);
  if (usual_a && usual_b) return pairs;
  const auto listed_a = listed_families(a);
  const auto listed_b = listed_families(b);
  for (const FamilySpelling& one : listed_a) {
    if (b.letters.empty()) {
      if (one.characters == b.characters) pairs.listed |= bit(one.tongue, one.tongue);
      continue;
    }
    const NamePart family = characters_part(one.characters, NameScript::Han);
    if (meets(family, Tongue::Mandarin, b, Tongue::Mandarin))
      pairs.listed |= bit(one.tongue, Tongue::Mandarin);
    for (const FamilySpelling& other : listed_b) {
      if (one.characters == other.characters) pairs.listed |= bit(one.tongue, other.tongue);
    }
  }
  for (const FamilySpelling& one : listed_b) {
    if (a.letters.empty()) {
      if (one.characters == a.characters) pairs.listed |= bit(one.tongue, one.tongue);
      continue;
    }
    const NamePart family = characters_part(one.characters, NameScript::Han);
    if (meets(a, Tongue::Mandarin, family, Tongue::Mandarin))
      pairs.listed |= bit(Tongue::Mandarin, one.tongue);
  }
  return pairs;
}

std::optional<NameMatcher::Coherence> NameMatcher::coherent(const NameSplit& a, const NameSplit& b,
                                                            FamilyPairs family, Pairs given) const {
  const bool pinyin_a = is_pinyin(a.given);
  const bool pinyin_b = is_pinyin(b.given);
  const bool family_pinyin_a = is_pinyin(a.family);
  const bool family_pinyin_b = is_pinyin(b.family);
  // What one side may be: all pinyin is Mandarin; of the two languages of a hybrid one is Mandarin,
  // and what looks like pinyin is the Mandarin part unless it is a listed family name.
  const auto side = [&](const NameSplit& split, bool family_pinyin, bool given_pinyin,
                        std::size_t f, std::size_t g, bool listed) {
    if (split.family.letters.empty()) return true;
    const bool usual = sounds_.is_usual_pinyin_family(split.family.letters);
    const bool parted = split.given.letters.find('-') != std::string::npos;
    if (f == g) return f == 0 || !(family_pinyin && given_pinyin) || (parted && listed && !usual);
    if (f != 0 && g != 0) return false;
    if (g != 0) return !given_pinyin && !split.given.aspirates;
    return (listed || !family_pinyin) && !usual;
  };
  for (std::size_t f = 0; f < kTongueCount * kTongueCount; ++f) {
    const bool listed = (family.listed >> f & 1) != 0;
    if (!listed && (family.read >> f & 1) == 0) continue;
    for (std::size_t g = 0; g < kTongueCount * kTongueCount; ++g) {
      if ((given >> g & 1) == 0) continue;
      if (side(a, family_pinyin_a, pinyin_a, f / kTongueCount, g / kTongueCount, listed) &&
          side(b, family_pinyin_b, pinyin_b, f % kTongueCount, g % kTongueCount, listed)) {
        return Coherence{f, g};
      }
    }
  }
  return std::nullopt;
}

bool NameMatcher::same_mandarin(const NameText& a, const NameText& b) const {
  const NamePart left = name_part(a, 0, a.words.size(), sounds_);
  const NamePart right = name_part(b, 0, b.words.size(), sounds_);
  return (match_parts(left, right) & bit(Tongue::Mandarin, Tongue::Mandarin)) != 0;
}

bool NameMatcher::matches_family(const NameText& part, const NameText& full) const {
  if (part.words.empty()) return false;
  const NamePart one = name_part(part, 0, part.words.size(), sounds_);
  const auto all = name_splits(full, sounds_);
  return std::any_of(all.begin(), all.end(), [&](const NameSplit& one_split) {
    return one_split.given.script != NameScript::None &&
           (match_families(one, one_split.family).read |
            match_families(one, one_split.family).listed) != 0;
  });
}

bool NameMatcher::matches_given(const NameText& part, const NameText& full) const {
  if (part.words.empty()) return false;
  const NamePart one = name_part(part, 0, part.words.size(), sounds_);
  const auto all = name_splits(full, sounds_);
  return std::any_of(all.begin(), all.end(), [&](const NameSplit& one_split) {
    return one_split.given.script != NameScript::None && match_parts(one, one_split.given) != 0;
  });
}

// Alice Mak Mei-kuen of Alice Mak: the given name that the other adds.
bool NameMatcher::is_fuller(const NameText& longer, const NameText& shorter) const {
  if (shorter.words.size() != 2 || longer.words.size() < 3 || longer.script != NameScript::Latin)
    return false;
  if (shorter.script != NameScript::Latin || is_chinese(shorter.words.front().letters, sounds_))
    return false;
  return longer.words[0].letters == shorter.words[0].letters &&
         longer.words[1].letters == shorter.words[1].letters;
}

bool NameMatcher::adds_given_name(const NameText& a, const NameText& b) const {
  return is_fuller(a, b) || is_fuller(b, a);
}

SoundMatch NameMatcher::match(const NameText& a, const NameText& b) const {
  if (a.words.empty() || b.words.empty()) return {};
  for (const NameSplit& left : name_splits(a, sounds_)) {
    for (const NameSplit& right : name_splits(b, sounds_)) {
      if (left.given.script == NameScript::None || right.given.script == NameScript::None) continue;
      const Pairs given = match_parts(left.given, right.given);
      if (given == 0) continue;
      const FamilyPairs families = match_families(left.family, right.family);
      if (given == kAllPairs && families.read == kAllPairs) return {true, "the same letters"};
      const auto found = coherent(left, right, families, given);
      if (found)
        return {true, "family name " + pair_name(found->family) + ", given name " +
                          pair_name(found->given)};
    }
  }
  if (adds_given_name(a, b)) return {true, "one adds a Chinese given name"};
  // One of them is one word: nothing says where the family name ends.
  const auto is_one_word = [&](const NameText& name) {
    return name.script == NameScript::Latin && name.words.size() == 1 &&
           pinyin_syllables(name_part(name, 0, 1, sounds_), sounds_) != 0;
  };
  const bool joined = is_one_word(a) || is_one_word(b);
  if (joined && same_mandarin(a, b)) return {true, "the same Mandarin syllables, joined"};
  return {};
}

}  // namespace glane
