// The syllables of one language: how they are spelt in Latin letters, and which characters have
// them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/data_file.h"

namespace glane {

// A syllable of a language: the row of its table, or the code point of a hangul syllable.
using SoundId = std::uint16_t;

// Which system a spelling belongs to; a spelling of several is the union.
using SystemMask = std::uint8_t;
inline constexpr SystemMask kPinyin = 1;
inline constexpr SystemMask kWade = 2;
inline constexpr SystemMask kTongyong = 4;
inline constexpr SystemMask kEfeo = 8;
inline constexpr SystemMask kPress = 16;
inline constexpr SystemMask kLocal = 32;         // the spelling of the language's own places
inline constexpr SystemMask kBareAspirate = 64;  // the `'` of an aspirate left out
inline constexpr SystemMask kBareUmlaut = 128;   // u for ü

// Letters a to z and the apostrophe packed into one number, at most twelve; 0 for other text.
[[nodiscard]] std::uint64_t pack_letters(std::string_view letters);

// Filled by add_ functions, then closed by finish(), const after.
class SoundTable {
 public:
  struct Spelling {
    std::uint64_t key = 0;
    SoundId sound = 0;
    SystemMask systems = 0;
  };

  // The id of a syllable by its folded name, made if new.
  SoundId sound(std::string_view name);
  // Numbers `count` syllables that have no folded name.
  void number_sounds(std::size_t count) { names_.resize(count); }
  void add_spelling(SoundId sound, std::string_view letters, SystemMask systems);
  void add_character(SoundId sound, char32_t character, bool main);
  void finish();

  [[nodiscard]] std::span<const Spelling> find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t k = slot(key) & mask; slots_[k] != 0; k = (k + 1) & mask) {
      const std::uint32_t first = slots_[k] - 1;
      if (spellings_[first].key == key) return spellings_from(first);
    }
    return {};
  }
  [[nodiscard]] std::size_t longest_spelling() const { return longest_; }   // in letters
  [[nodiscard]] std::span<const SoundId> of(char32_t character) const;      // the main one first
  [[nodiscard]] std::span<const char16_t> characters(SoundId sound) const;  // sorted
  [[nodiscard]] bool share_character(SoundId a, const SoundTable& other, SoundId b) const;
  [[nodiscard]] std::string_view name(SoundId sound) const { return names_[sound]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  [[nodiscard]] static std::size_t slot(std::uint64_t key) {
    return key * 0x9E3779B97F4A7C15u >> 40;
  }
  // All of the key that stands there.
  [[nodiscard]] std::span<const Spelling> spellings_from(std::uint32_t first) const;
  void index_spellings();

  struct Reading {
    char16_t character = 0;
    SoundId sound = 0;
    bool other = false;
  };
  // The characters of names: one block of the basic plane.
  static constexpr char32_t kFirst = 0x4E00;
  static constexpr char32_t kPast = 0xA000;

  std::vector<std::string> names_;
  std::unordered_map<std::uint64_t, SoundId> ids_;  // by packed name
  std::vector<Spelling> spellings_;
  std::size_t longest_ = 0;
  // By a hash of the key: the place of its first spelling in spellings_, plus one.
  std::vector<std::uint32_t> slots_ = {0};
  std::vector<Reading> readings_;
  std::vector<std::uint32_t> first_of_character_;
  std::vector<SoundId> sounds_of_characters_;
  std::vector<std::uint32_t> first_of_sound_;
  std::vector<char16_t> characters_of_sounds_;
};

}  // namespace glane
