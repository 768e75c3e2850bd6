#include "stages/names/sound_table.h"

#include <algorithm>

namespace glane {

std::uint64_t pack_letters(std::string_view letters) {
  constexpr std::size_t kMost = 12;
  if (letters.empty() || letters.size() > kMost) return 0;
  std::uint64_t key = 0;
  for (const char c : letters) {
    if (c == '\'') {
      key = key << 5 | 27;
    } else if (c >= 'a' && c <= 'z') {
      key = key << 5 | static_cast<std::uint64_t>(c - 'a' + 1);
    } else {
      return 0;
    }
  }
  return key;
}

SoundId SoundTable::sound(std::string_view name) {
  const std::uint64_t key = pack_letters(name);
  const auto place = std::lower_bound(ids_.begin(), ids_.end(), std::pair{key, SoundId{0}});
  if (place != ids_.end() && place->first == key) return place->second;
  const auto id = static_cast<SoundId>(names_.size());
  names_.emplace_back(name);
  ids_.insert(place, {key, id});
  return id;
}

void SoundTable::add_spelling(SoundId sound, std::string_view letters, SystemMask systems) {
  if (const std::uint64_t key = pack_letters(letters)) spellings_.push_back({key, sound, systems});
}

void SoundTable::add_character(SoundId sound, char32_t character, bool main) {
  if (character < kPlane) readings_.push_back({static_cast<char16_t>(character), sound, !main});
}

void SoundTable::finish() {
  const auto by_key = [](const Spelling& a, const Spelling& b) {
    return a.key != b.key ? a.key < b.key : a.sound < b.sound;
  };
  std::sort(spellings_.begin(), spellings_.end(), by_key);
  std::size_t kept = 0;
  for (const Spelling& spelling : spellings_) {
    Spelling* last = kept == 0 ? nullptr : &spellings_[kept - 1];
    if (last == nullptr || last->key != spelling.key || last->sound != spelling.sound) {
      spellings_[kept++] = spelling;
      continue;
    }
    // A spelling that is exact in one system needs no mark that another would have.
    constexpr SystemMask kBare = kBareAspirate | kBareUmlaut;
    const SystemMask bare = last->systems & spelling.systems & kBare;
    last->systems = static_cast<SystemMask>(((last->systems | spelling.systems) & ~kBare) | bare);
  }
  spellings_.resize(kept);

  std::stable_sort(readings_.begin(), readings_.end(), [](const Reading& a, const Reading& b) {
    return a.character != b.character ? a.character < b.character : a.other < b.other;
  });
  first_of_character_.assign(kPlane + 1, 0);
  for (const Reading& reading : readings_) ++first_of_character_[reading.character + 1];
  for (std::size_t c = 0; c < kPlane; ++c) first_of_character_[c + 1] += first_of_character_[c];
  first_of_sound_.assign(names_.size() + 1, 0);
  for (const Reading& reading : readings_) ++first_of_sound_[reading.sound + std::size_t{1}];
  for (std::size_t s = 0; s < names_.size(); ++s) first_of_sound_[s + 1] += first_of_sound_[s];
  characters_of_sounds_.resize(readings_.size());
  sounds_of_characters_.reserve(readings_.size());
  std::vector<std::uint32_t> next(first_of_sound_.begin(), first_of_sound_.end() - 1);
  for (const Reading& reading : readings_) {
    sounds_of_characters_.push_back(reading.sound);
    characters_of_sounds_[next[reading.sound]++] = reading.character;
  }
  readings_.clear();
  readings_.shrink_to_fit();
}

std::span<const SoundTable::Spelling> SoundTable::find(std::uint64_t key) const {
  const auto [first, last] =
      std::equal_range(spellings_.begin(), spellings_.end(), Spelling{key, 0, 0},
                       [](const Spelling& a, const Spelling& b) { return a.key < b.key; });
  return {first, last};
}

std::span<const SoundId> SoundTable::of(char32_t character) const {
  if (character >= kPlane) return {};
  const std::uint32_t first = first_of_character_[character];
  return std::span(sounds_of_characters_).subspan(first, first_of_character_[character + 1] - first);
}

std::span<const char16_t> SoundTable::characters(SoundId sound) const {
  if (sound >= names_.size()) return {};
  const std::uint32_t first = first_of_sound_[sound];
  return std::span(characters_of_sounds_).subspan(first, first_of_sound_[sound + std::size_t{1}] - first);
}

bool SoundTable::share_character(SoundId a, const SoundTable& other, SoundId b) const {
  const std::span<const char16_t> left = characters(a);
  const std::span<const char16_t> right = other.characters(b);
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    if (left[i] == right[j]) return true;
    left[i] < right[j] ? ++i : ++j;
  }
  return false;
}

}  // namespace glane
