// Which people and organisations of the lexicon a name can be by its sound.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/identity_lexicon.h"
#include "stages/names/name_parts.h"
#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"
#include "stages/names/sound_lattice.h"

namespace glane {

// All readings meet in Mandarin: an identity whose characters are known is filed under the Mandarin
// syllables of its given name, beside that of its family name, and a name that is asked for is read
// in each language as the characters that sound so, and these in Mandarin.  An identity costs an
// entry, a question the same whatever the size of the lexicon.  Built once, const after, safe to
// share.
class SoundIndex {
 public:
  SoundIndex(const IdentityLexicon& lexicon, const NameSounds& sounds);

  // The identities that may have this name, each once, in the order of the lexicon: those that have
  // it and some that do not, for IdentityNames to tell.  None where two dozen or more may.
  [[nodiscard]] std::vector<std::uint32_t> find(const NameText& name) const;

 private:
  static constexpr std::size_t kMostSounds = 512;
  using SoundSet = std::bitset<kMostSounds>;  // of Mandarin syllables
  struct Entry {
    std::uint32_t given = 0;  // hash of the syllables
    SoundId family = 0;
    std::uint32_t identity = 0;
  };
  // Mandarin syllables by the syllable of a language: those of all characters that sound so.
  struct Pivot {
    std::vector<std::uint32_t> first;  // by syllable
    std::vector<SoundId> sounds;
  };
  struct Question;

  void build_pivots();
  void add(std::uint32_t identity, std::vector<Entry>& out) const;
  void add_characters(std::string_view text, EntityType type, std::uint32_t identity,
                      std::vector<Entry>& out) const;
  void add_latin(std::string_view text, std::uint32_t identity, std::vector<Entry>& out) const;
  void file(std::vector<Entry> entries);
  [[nodiscard]] std::size_t bucket(std::uint32_t given) const;

  [[nodiscard]] std::span<const SoundId> in_mandarin(Tongue tongue, const SoundId& sound) const;
  [[nodiscard]] SoundSet families(const NamePart& part) const;
  void ask_split(const NameSplit& split, Question& question) const;
  void ask_joined(const NameText& name, Question& question) const;
  // One way through a part: where it has come to, and the hash of its `length` syllables.
  struct Way {
    std::uint16_t at = 0;
    std::uint16_t length = 0;
    std::uint32_t hash = 0;
  };
  void walk(const SoundLattice& lattice, Tongue tongue, Way way, Question& question) const;
  void look_up(std::uint32_t given, Question& question) const;

  const IdentityLexicon& lexicon_;
  const NameSounds& sounds_;
  std::array<Pivot, kTongueCount> pivots_;
  unsigned shift_ = 31;               // of a hash to its bucket
  std::vector<std::uint32_t> first_;  // by bucket
  std::vector<Entry> entries_;        // by bucket
};

}  // namespace glane
