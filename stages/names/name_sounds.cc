#include "stages/names/name_sounds.h"

#include <algorithm>

#include "pipeline/utf8.h"
#include "stages/names/name_text.h"

namespace glane {
namespace {

std::string without(std::string_view text, char dropped) {
  std::string out;
  for (const char c : text) {
    if (c != dropped) out += c;
  }
  return out;
}

// A Mandarin spelling, with what is left of it where its marks are dropped.
void spell(SoundTable& table, SoundId sound, std::string_view spellings, SystemMask system) {
  for (const std::string_view one : split(spellings, '|')) {
    const std::string folded = fold_latin(one);
    table.add_spelling(sound, folded, system);
    const std::string plain = without(folded, '\'');
    const bool aspirate = plain.size() < folded.size();
    if (aspirate) table.add_spelling(sound, plain, system | kBareAspirate);
    if (folded.find('v') == std::string::npos) continue;
    std::string bare = folded;
    std::replace(bare.begin(), bare.end(), 'v', 'u');
    table.add_spelling(sound, bare, system | kBareUmlaut);
    if (aspirate)
      table.add_spelling(sound, without(bare, '\''), system | kBareUmlaut | kBareAspirate);
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

constexpr std::array<std::string_view, kTongueCount> kTongues{"mandarin", "cantonese",  "hokkien",
                                                              "korean",   "vietnamese", "japanese"};

}  // namespace

std::string_view to_string(Tongue tongue) {
  return kTongues[static_cast<std::size_t>(tongue)];
}

std::u16string to_u16(std::string_view text) {
  std::u16string out;
  for (std::uint32_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    out += c < 0x10000 ? static_cast<char16_t>(c) : u'\uFFFD';
  }
  return out;
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) {
    char bytes[4];
    out.append(bytes, static_cast<std::size_t>(put_code_point(c, bytes) - bytes));
  }
  return out;
}

std::string fold_romaji(std::string_view letters) {
  std::string text;
  for (const char c : letters) {
    if (c >= 'a' && c <= 'z') text += c;
  }
  // `oh` before a consonant or at the end is a long o: Ohno, Satoh.
  for (std::size_t at = text.find("oh"); at != std::string::npos; at = text.find("oh", at + 1)) {
    const char next = at + 2 < text.size() ? text[at + 2] : '\0';
    const bool vowel = next == 'a' || next == 'i' || next == 'u' || next == 'e' || next == 'o';
    if (!vowel && next != 'y') text.erase(at + 1, 1);
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kFolds{
      {{"tch", "tty"}, {"shi", "si"}, {"chi", "ti"}, {"tsu", "tu"},  {"dzu", "zu"}, {"fu", "hu"},
       {"ji", "zi"},   {"di", "zi"},  {"du", "zu"},  {"sh", "sy"},   {"ch", "ty"},  {"jy", "zy"},
       {"j", "zy"},    {"tyi", "ti"}, {"mb", "nb"},  {"mp", "np"},   {"mm", "nm"},  {"ou", "o"},
       {"oo", "o"},    {"uu", "u"},   {"l", "r"},    {"ssy", "ssy"}, {"ee", "e"},   {"wo", "o"}}};
  for (const auto& [from, to] : kFolds) {
    if (from != to) replace_all(text, from, to);
  }
  return text;
}

NameSounds::NameSounds(const DataFiles& files, const CharTable& chars)
    : chars_(chars), hangul_(files) {
  constexpr std::size_t kSyllables = 11172;
  tables_[static_cast<std::size_t>(Tongue::Korean)].number_sounds(kSyllables);
  read_mandarin(files);
  read_readings(files, "stages/names/mandarin_readings.tsv", Tongue::Mandarin);
  read_readings(files, "stages/names/cantonese_readings.tsv", Tongue::Cantonese);
  read_readings(files, "stages/names/hokkien_readings.tsv", Tongue::Hokkien);
  read_readings(files, "stages/names/hanja_readings.tsv", Tongue::Korean);
  read_readings(files, "stages/names/vietnamese_names.tsv", Tongue::Vietnamese);
  read_readings(files, "stages/names/vietnamese_readings.tsv", Tongue::Vietnamese);
  read_readings(files, "stages/names/nanori_readings.tsv", Tongue::Japanese);
  read_readings(files, "stages/names/kanji_readings.tsv", Tongue::Japanese);
  read_spellings(files, "stages/names/cantonese.tsv", Tongue::Cantonese);
  read_spellings(files, "stages/names/hokkien.tsv", Tongue::Hokkien);
  read_families(files);
  read_kana(files);
  for (SoundTable& table : tables_) table.finish();
}

void NameSounds::read_mandarin(const DataFiles& files) {
  SoundTable& table = tables_[static_cast<std::size_t>(Tongue::Mandarin)];
  const DataFile& file = *files.at("stages/names/mandarin.tsv").front();
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 4, 5);
    const std::string_view press = row.cells.size() == 5 ? row.cells[4] : std::string_view();
    mandarin_.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3], press});
    const SoundId sound = table.sound(fold_latin(row.cells[0]));
    if (sound + std::size_t{1} != mandarin_.size()) file.fail(row, "a syllable is given twice");
    spell(table, sound, row.cells[0], kPinyin);
    spell(table, sound, row.cells[1], kWade);
    spell(table, sound, row.cells[2], kTongyong);
    spell(table, sound, row.cells[3], kEfeo);
    spell(table, sound, press, kPress);
  }
}

void NameSounds::read_readings(const DataFiles& files, std::string_view path, Tongue tongue) {
  SoundTable& table = tables_[static_cast<std::size_t>(tongue)];
  for (const DataFile* file : files.at(path)) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2, 3);
      SoundId sound = 0;
      if (tongue == Tongue::Korean) {
        sound = static_cast<SoundId>(to_u16(row.cells[0]).front() - 0xAC00);
      } else {
        const std::string letters = tongue == Tongue::Japanese ? fold_romaji(row.cells[0])
                                    : tongue == Tongue::Vietnamese || tongue == Tongue::Mandarin
                                        ? fold_latin(row.cells[0])
                                        : std::string(row.cells[0]);
        sound = table.sound(letters);
        if (tongue == Tongue::Vietnamese) table.add_spelling(sound, letters, kLocal);
        if (tongue == Tongue::Japanese) {
          table.add_spelling(sound, letters, kLocal);
          // Inside a name the first consonant is often voiced: 口 is kuchi, and guchi in Yamaguchi.
          static constexpr std::string_view kPlain = "kstth";
          static constexpr std::string_view kVoiced = "gzddb";
          const std::size_t at = kPlain.find(letters.front());
          if (at != std::string_view::npos && letters.size() > 1) {
            std::string voiced = letters;
            voiced.front() =
                letters.rfind("ti", 0) == 0 || letters.rfind("tu", 0) == 0 ? 'z' : kVoiced[at];
            table.add_spelling(sound, voiced, kLocal);
          }
        }
      }
      for (std::size_t cell = 1; cell < row.cells.size(); ++cell) {
        for (std::uint32_t pos = 0; pos < row.cells[cell].size();) {
          const char32_t c = next_code_point(row.cells[cell], pos);
          table.add_character(sound, chars_.fold(c), cell == 1);
          if (tongue != Tongue::Korean) continue;
          const auto initial =
              static_cast<SoundId>(initial_law(static_cast<char16_t>(sound + 0xAC00)) - 0xAC00);
          if (initial != sound) table.add_character(initial, chars_.fold(c), false);
        }
      }
    }
  }
}

void NameSounds::read_spellings(const DataFiles& files, std::string_view path, Tongue tongue) {
  SoundTable& table = tables_[static_cast<std::size_t>(tongue)];
  for (const DataFile* file : files.at(path)) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2, 2);
      const SoundId sound = table.sound(row.cells[0]);
      for (const std::string_view one : split(row.cells[1], '|')) {
        table.add_spelling(sound, fold_latin(one), kLocal);
      }
    }
  }
}

void NameSounds::read_families(const DataFiles& files) {
  SoundTable& table = tables_[static_cast<std::size_t>(Tongue::Mandarin)];
  const DataFile& file = *files.at("stages/names/han_families.tsv").front();
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 2, 2);
    const std::u16string family = to_u16(chars_.fold(row.cells[0]));
    family_pinyin_.emplace(family, row.cells[1]);
    if (family.size() != 1) continue;
    for (const std::string_view one : split(row.cells[1], '|')) {
      table.add_character(table.sound(fold_latin(one)), family.front(), false);
    }
  }
  add_families(files, "stages/names/cantonese_families.tsv", Tongue::Cantonese);
  add_families(files, "stages/names/hokkien_families.tsv", Tongue::Hokkien);
  add_families(files, "stages/names/japanese_families.tsv", Tongue::Japanese);
  std::sort(japanese_families_.begin(), japanese_families_.end());
  const auto read_pinyin = [&](std::string_view path, std::vector<std::uint64_t>& families) {
    for (const DataFile::Row& row : files.at(path).front()->rows())
      families.push_back(pack_letters(fold_latin(row.cells[0])));
    std::sort(families.begin(), families.end());
  };
  read_pinyin("stages/names/usual_families.tsv", usual_families_);
  read_pinyin("stages/names/other_families.tsv", other_families_);
}

void NameSounds::add_families(const DataFiles& files, std::string_view path, Tongue tongue) {
  for (const DataFile* file : files.at(path)) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2, 2);
      std::u16string family = to_u16(chars_.fold(row.cells[0]));
      for (std::size_t i = 1; i < family.size(); ++i) {
        if (family[i] == u'々') family[i] = family[i - 1];
      }
      if (tongue == Tongue::Japanese) japanese_families_.push_back(family);
      for (const std::string_view one : split(row.cells[1], '|')) {
        std::string letters = fold_latin(one);
        std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
        const FamilySpelling spelling{family, one, tongue};
        family_rows_.push_back(spelling);
        const std::uint64_t key =
            pack_letters(tongue == Tongue::Japanese ? fold_romaji(letters) : letters);
        families_[key].push_back(spelling);
      }
    }
  }
}

void NameSounds::read_kana(const DataFiles& files) {
  const DataFile& file = *files.at("stages/names/kana.tsv").front();
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 3, 3);
    kana_.emplace(to_u16(row.cells[0]), std::pair{row.cells[1], row.cells[2]});
  }
}

std::string_view NameSounds::family_pinyin(std::u16string_view family) const {
  const auto found = family_pinyin_.find(std::u16string(family));
  return found == family_pinyin_.end() ? std::string_view() : found->second;
}

const std::vector<FamilySpelling>* NameSounds::families(std::uint64_t letters) const {
  const auto found = families_.find(letters);
  return found == families_.end() ? nullptr : &found->second;
}

bool NameSounds::is_japanese_family(std::u16string_view family) const {
  return std::binary_search(japanese_families_.begin(), japanese_families_.end(), family);
}

bool NameSounds::is_usual_pinyin_family(std::string_view letters) const {
  const std::uint64_t key = pack_letters(letters);
  return key != 0 && std::binary_search(usual_families_.begin(), usual_families_.end(), key);
}

bool NameSounds::is_other_pinyin_family(std::string_view letters) const {
  const std::uint64_t key = pack_letters(letters);
  return key != 0 && std::binary_search(other_families_.begin(), other_families_.end(), key);
}

std::string_view NameSounds::kana(std::u16string_view kana, bool kunrei) const {
  const auto found = kana_.find(std::u16string(kana));
  if (found == kana_.end()) return {};
  return kunrei ? found->second.second : found->second.first;
}

}  // namespace glane
