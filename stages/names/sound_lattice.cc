// Latin letters are read from each place where a syllable may begin; a mark between letters ends a
// syllable.  A word of two syllables or more that is pinyin is nothing else: `Changming` is not the
// Wade-Giles of Zhangming, which joins no syllables; `Chang-ming` may be.
#include "stages/names/sound_lattice.h"

#include <algorithm>

namespace glane {
namespace {

constexpr std::size_t kLongestPart = 60;
constexpr std::size_t kLongestSpelling = 12;

bool is_mark(char c) {
  return c == ' ' || c == '-' || c == '\'';
}

std::uint16_t after_marks(std::string_view letters, std::size_t at) {
  while (at < letters.size() && is_mark(letters[at])) ++at;
  return static_cast<std::uint16_t>(at);
}

// Whether the run of letters [begin, end) is pinyin of two syllables or more as it is written: a
// syllable that begins with a vowel needs an apostrophe before it.
bool is_joined_pinyin(std::string_view letters, std::size_t begin, std::size_t end,
                      const std::vector<SoundEdge>& edges) {
  std::vector<std::uint8_t> syllables(end - begin + 1, 0);  // 1 + the most syllables, 0: no way
  syllables[0] = 1;
  for (const SoundEdge& edge : edges) {
    if (edge.from < begin || edge.from >= end || (edge.systems & kPinyin) == 0) continue;
    const std::size_t from = edge.from - begin;
    if (syllables[from] == 0) continue;
    const char first = letters[edge.from];
    const bool vowel = first == 'a' || first == 'e' || first == 'o';
    if (vowel && from > 0 && letters[edge.from - 1U] != '\'') continue;
    const std::size_t to = std::min<std::size_t>(edge.to, end) - begin;
    syllables[to] =
        std::max<std::uint8_t>(syllables[to], static_cast<std::uint8_t>(syllables[from] + 1));
  }
  return syllables[end - begin] > 2;
}

void keep_pinyin(std::string_view letters, std::vector<SoundEdge>& edges) {
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin;
    while (end < letters.size() && letters[end] != ' ' && letters[end] != '-') ++end;
    if (is_joined_pinyin(letters, begin, end, edges)) {
      std::erase_if(edges, [&](const SoundEdge& edge) {
        return edge.from >= begin && edge.from < end && (edge.systems & kPinyin) == 0;
      });
    }
    begin = end + 1;
  }
}

void read_letters(const NamePart& part, Tongue tongue, const NameSounds& sounds,
                  SoundLattice& out) {
  const std::string_view letters = part.letters;
  const SoundTable& table = sounds.table(tongue);
  std::vector<HangulSpelling> syllables;
  // Only from places that a syllable has led to: most names of other languages end here.
  std::uint64_t reached = std::uint64_t{1} << after_marks(letters, 0);
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if ((reached >> at & 1) == 0) continue;
    const auto from = static_cast<std::uint16_t>(at);
    std::size_t end = at;
    while (end < letters.size() && end - at < kLongestSpelling && letters[end] != ' ' &&
           letters[end] != '-' && (letters[end] != '\'' || tongue == Tongue::Mandarin)) {
      ++end;
    }
    if (tongue == Tongue::Korean) {
      syllables.clear();
      sounds.hangul().at(letters.substr(at, end - at), syllables);
      for (const HangulSpelling& one : syllables) {
        const auto sound = static_cast<SoundId>(initial_law(one.syllable) - 0xAC00);
        const std::uint16_t to = after_marks(letters, at + one.length);
        reached |= std::uint64_t{1} << to;
        out.edges.push_back({from, to, sound, kLocal});
      }
      continue;
    }
    std::uint64_t key = 0;
    end = std::min(end, at + table.longest_spelling());
    for (std::size_t to = at; to < end; ++to) {
      key = key << 5 | (letters[to] == '\'' ? 27U : static_cast<unsigned>(letters[to] - 'a' + 1));
      if (letters[to] >= '0' && letters[to] <= '9') break;
      for (const SoundTable::Spelling& one : table.find(key)) {
        if (part.aspirates && (one.systems & kBareAspirate) != 0) continue;
        const std::uint16_t next = after_marks(letters, to + 1);
        reached |= std::uint64_t{1} << next;
        out.edges.push_back({from, next, one.sound, one.systems});
      }
    }
  }
  if (tongue == Tongue::Mandarin) keep_pinyin(letters, out.edges);
  out.start = after_marks(letters, 0);
  out.length = static_cast<std::uint16_t>(letters.size());
}

void read_characters(const NamePart& part, Tongue tongue, const NameSounds& sounds,
                     SoundLattice& out) {
  out.length = static_cast<std::uint16_t>(part.characters.size());
  for (std::uint16_t i = 0; i < out.length; ++i) {
    const char16_t c = part.characters[i];
    const auto to = static_cast<std::uint16_t>(i + 1);
    if (part.script == NameScript::Hangul) {
      if (tongue != Tongue::Korean || c < 0xAC00) continue;
      out.edges.push_back({i, to, static_cast<SoundId>(initial_law(c) - 0xAC00), kLocal});
      continue;
    }
    for (const SoundId sound : sounds.table(tongue).of(c))
      out.edges.push_back({i, to, sound, kLocal});
  }
}

}  // namespace

bool SoundLattice::complete() const {
  std::vector<bool> reached(length + std::size_t{1}, false);
  reached[start] = true;
  for (const SoundEdge& edge : edges) {
    if (reached[edge.from]) reached[edge.to] = true;
  }
  return length > start && reached[length];
}

unsigned pinyin_syllables(const NamePart& part, const NameSounds& sounds) {
  if (part.letters.empty() || part.kana) return 0;
  const SoundLattice lattice = sound_lattice(part, Tongue::Mandarin, sounds);
  std::vector<unsigned> fewest(lattice.length + std::size_t{1}, 0);  // 1 + the syllables
  if (lattice.start >= lattice.length) return 0;
  fewest[lattice.start] = 1;
  for (const SoundEdge& edge : lattice.edges) {
    if (fewest[edge.from] == 0 || (edge.systems & kPinyin) == 0) continue;
    const char first = part.letters[edge.from];
    const bool vowel = first == 'a' || first == 'e' || first == 'o';
    if (vowel && edge.from > lattice.start && !is_mark(part.letters[edge.from - 1U])) continue;
    unsigned& to = fewest[edge.to];
    if (to == 0 || fewest[edge.from] + 1 < to) to = fewest[edge.from] + 1;
  }
  return fewest[lattice.length] == 0 ? 0 : fewest[lattice.length] - 1;
}

SoundLattice sound_lattice(const NamePart& part, Tongue tongue, const NameSounds& sounds) {
  SoundLattice lattice;
  if (part.letters.size() > kLongestPart || part.characters.size() > kLongestPart) return lattice;
  if (!part.letters.empty()) {
    if (part.kana && tongue != Tongue::Japanese) return lattice;
    if (tongue != Tongue::Japanese) {
      read_letters(part, tongue, sounds, lattice);
    } else {
      NamePart folded = part;
      folded.letters = fold_romaji(part.letters);
      read_letters(folded, tongue, sounds, lattice);
    }
  } else {
    read_characters(part, tongue, sounds, lattice);
  }
  return lattice;
}

}  // namespace glane
