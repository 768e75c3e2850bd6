#include "stages/names/sound_table.h"

#include <algorithm>
#include <bit>
#include <numeric>

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
  const auto [place, is_new] =
      ids_.try_emplace(pack_letters(name), static_cast<SoundId>(names_.size()));
  if (is_new) names_.emplace_back(name);
  return place->second;
}

void SoundTable::add_spelling(SoundId sound, std::string_view letters, SystemMask systems) {
  const std::uint64_t key = pack_letters(letters);
  if (key == 0) return;
  spellings_.push_back({key, sound, systems});
  longest_ = std::max(longest_, letters.size());
}

void SoundTable::add_character(SoundId sound, char32_t character, bool main) {
  if (character >= kFirst && character < kPast)
    readings_.push_back({static_cast<char16_t>(character), sound, !main});
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
  index_spellings();

  // Counted into place by character and by syllable: the main readings first, then the others.
  first_of_character_.assign(kPast - kFirst + 1, 0);
  first_of_sound_.assign(names_.size() + 1, 0);
  for (const Reading& reading : readings_) {
    ++first_of_character_[reading.character - kFirst + 1];
    ++first_of_sound_[reading.sound + std::size_t{1}];
  }
  std::partial_sum(first_of_character_.begin(), first_of_character_.end(),
                   first_of_character_.begin());
  std::partial_sum(first_of_sound_.begin(), first_of_sound_.end(), first_of_sound_.begin());
  sounds_of_characters_.resize(readings_.size());
  characters_of_sounds_.resize(readings_.size());
  std::vector<std::uint32_t> next_sound(first_of_sound_.begin(), first_of_sound_.end() - 1);
  std::vector<std::uint32_t> next(first_of_character_.begin(), first_of_character_.end() - 1);
  for (const bool other : {false, true}) {
    for (const Reading& reading : readings_) {
      if (reading.other != other) continue;
      sounds_of_characters_[next[reading.character - kFirst]++] = reading.sound;
      characters_of_sounds_[next_sound[reading.sound]++] = reading.character;
    }
  }
  for (std::size_t sound = 0; sound < names_.size(); ++sound) {
    std::sort(characters_of_sounds_.begin() + first_of_sound_[sound],
              characters_of_sounds_.begin() + first_of_sound_[sound + 1]);
  }
  readings_.clear();
  readings_.shrink_to_fit();
}

void SoundTable::index_spellings() {
  slots_.assign(std::bit_ceil(spellings_.size() * 4 + 1), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
    if (i > 0 && spellings_[i].key == spellings_[i - 1].key) continue;
    std::size_t k = slot(spellings_[i].key) & mask;
    while (slots_[k] != 0) k = (k + 1) & mask;
    slots_[k] = i + 1;
  }
}

std::span<const SoundTable::Spelling> SoundTable::spellings_from(std::uint32_t first) const {
  std::size_t last = first + std::size_t{1};
  while (last < spellings_.size() && spellings_[last].key == spellings_[first].key) ++last;
  return std::span(spellings_).subspan(first, last - first);
}

std::span<const SoundId> SoundTable::of(char32_t character) const {
  if (character < kFirst || character >= kPast) return {};
  const std::uint32_t first = first_of_character_[character - kFirst];
  return std::span(sounds_of_characters_)
      .subspan(first, first_of_character_[character - kFirst + 1] - first);
}

std::span<const char16_t> SoundTable::characters(SoundId sound) const {
  if (sound >= names_.size()) return {};
  const std::uint32_t first = first_of_sound_[sound];
  return std::span(characters_of_sounds_)
      .subspan(first, first_of_sound_[sound + std::size_t{1}] - first);
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
