// The languages that names are read in, with their tables.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/char_table.h"
#include "pipeline/data_file.h"
#include "stages/names/hangul.h"
#include "stages/names/sound_table.h"

namespace glane {

enum class Tongue : std::uint8_t { Mandarin, Cantonese, Hokkien, Korean, Vietnamese, Japanese };
inline constexpr std::size_t kTongueCount = 6;
[[nodiscard]] std::string_view to_string(Tongue tongue);

// A pinyin syllable in each system.
struct MandarinRow {
  std::string_view pinyin, wade, tongyong, efeo, press;
};

// A family name in characters, with the spelling that the tables have for it.
struct FamilySpelling {
  std::u16string characters;
  std::string_view spelling;  // as printed: `Leung`; Japanese in small letters
  Tongue tongue = Tongue::Mandarin;
};

// All reading tables, filled by the constructor, const after, safe to share.
class NameSounds {
 public:
  NameSounds(const DataFiles& files, const CharTable& chars);

  [[nodiscard]] const SoundTable& table(Tongue tongue) const {
    return tables_[static_cast<std::size_t>(tongue)];
  }
  [[nodiscard]] const std::vector<MandarinRow>& mandarin() const { return mandarin_; }
  [[nodiscard]] const Hangul& hangul() const { return hangul_; }
  [[nodiscard]] const CharTable& chars() const { return chars_; }

  // The pinyin of a family name of one or two characters that is read in a way of its own.
  [[nodiscard]] std::string_view family_pinyin(std::u16string_view family) const;
  // All spellings of the family tables that fold to these letters.
  [[nodiscard]] const std::vector<FamilySpelling>* families(std::uint64_t letters) const;
  [[nodiscard]] const std::vector<FamilySpelling>& families() const { return family_rows_; }
  [[nodiscard]] bool is_japanese_family(std::u16string_view family) const;
  // Letters that are the pinyin of one of the commonest Chinese family names.
  [[nodiscard]] bool is_usual_pinyin_family(std::string_view letters) const;
  // … or one of the next two hundred.
  [[nodiscard]] bool is_other_pinyin_family(std::string_view letters) const;

  // Hepburn, or Kunrei, of one or two kana (as hiragana); empty where there is none.
  [[nodiscard]] std::string_view kana(std::u16string_view kana, bool kunrei) const;

 private:
  void read_mandarin(const DataFiles& files);
  void read_readings(const DataFiles& files, std::string_view path, Tongue tongue);
  void read_spellings(const DataFiles& files, std::string_view path, Tongue tongue);
  void read_families(const DataFiles& files);
  void add_families(const DataFiles& files, std::string_view path, Tongue tongue);
  void read_kana(const DataFiles& files);

  const CharTable& chars_;
  Hangul hangul_;
  std::array<SoundTable, kTongueCount> tables_;
  std::vector<MandarinRow> mandarin_;
  std::vector<FamilySpelling> family_rows_;
  std::unordered_map<std::uint64_t, std::vector<FamilySpelling>> families_;
  std::unordered_map<std::u16string, std::string_view> family_pinyin_;
  std::vector<std::u16string> japanese_families_;  // sorted
  std::vector<std::uint64_t> usual_families_;      // sorted, packed
  std::vector<std::uint64_t> other_families_;      // sorted, packed
  std::unordered_map<std::u16string, std::pair<std::string_view, std::string_view>> kana_;
};

// Romaji of any system in one spelling: long vowels short, Kunrei consonants, no apostrophes.
[[nodiscard]] std::string fold_romaji(std::string_view letters);

// UTF-8 to UTF-16, for characters of the basic plane.
[[nodiscard]] std::u16string to_u16(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u16string_view text);

}  // namespace glane
