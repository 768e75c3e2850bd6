// Romanises hangul.  A word as it is spoken: 종로 is 종노 (Jongno), 독립문 is 동님문 (Dongnimmun),
// 같이 is 가치.  The syllables of a name stay apart: 복남 is Bok-nam, in McCune-Reischauer Pongnam.
#include "stages/names/hangul.h"

#include <algorithm>

#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {
namespace {

constexpr std::string_view kLetters = "stages/names/hangul.tsv";
constexpr std::string_view kFamilies = "stages/names/hangul_families.tsv";
constexpr std::string_view kGiven = "stages/names/hangul_given.tsv";
constexpr std::string_view kWords = "stages/names/hangul_words.tsv";

constexpr char16_t kBase = 0xAC00;
constexpr unsigned kMiddles = 21;
constexpr unsigned kLasts = 28;

// Numbers of letters in the order of Unicode: first, and last, of a syllable.
enum First : std::uint8_t {
  kFirstG = 0,
  kFirstN = 2,
  kFirstD = 3,
  kFirstR = 5,
  kFirstM = 6,
  kFirstB = 7,
  kNoFirst = 11,
  kFirstJ = 12,
  kFirstCh = 14,
  kFirstK = 15,
  kFirstT = 16
};
enum Last : std::uint8_t {
  kNoLast = 0,
  kLastK = 1,
  kLastN = 4,
  kLastT = 7,
  kLastL = 8,
  kLastM = 16,
  kLastP = 17,
  kLastNg = 21,
  kLastH = 27
};
constexpr std::uint8_t kMiddleI = 20;

// What a last letter leaves and gives away before a vowel, by its number; 255: nothing moves.
struct Link {
  std::uint8_t rest, moved;
};
constexpr std::array<Link, kLasts> kLinks{
    {{0, 255}, {0, 0},    {0, 1},  {1, 9},  {0, 2},  {4, 12}, {0, 2},  {0, 3}, {0, 5},  {8, 0},
     {8, 6},   {8, 7},    {8, 9},  {8, 16}, {8, 17}, {0, 5},  {0, 6},  {0, 7}, {17, 9}, {0, 9},
     {0, 10},  {21, 255}, {0, 12}, {0, 14}, {0, 15}, {0, 16}, {0, 17}, {0, 11}}};
// The seven sounds that can end a syllable.
constexpr std::array<std::uint8_t, kLasts> kEndings{
    0, 1, 1, 1, 4, 4, 4, 7, 8, 1, 16, 8, 8, 8, 17, 8, 16, 17, 17, 7, 7, 21, 7, 7, 1, 7, 17, 7};

void link(std::uint8_t& last, std::uint8_t& first, std::uint8_t middle) {
  const Link& moved = kLinks[last];
  if (moved.moved == 255) return;
  const bool soft = middle == kMiddleI;
  if (soft && last == kLastT) {
    first = kFirstJ;
  } else {
    first = soft && last == 25 ? static_cast<std::uint8_t>(kFirstCh) : moved.moved;
  }
  last = moved.rest;
}

void assimilate(std::uint8_t& last, std::uint8_t& first) {
  if (last == kLastH || last == 6 || last == 15) {
    const bool hard = first == kFirstG || first == kFirstD || first == kFirstJ;
    if (hard) {
      first = first == kFirstG ? kFirstK : first == kFirstD ? kFirstT : kFirstCh;
      last = last == kLastH ? std::uint8_t{kNoLast} : kEndings[last];
      return;
    }
  }
  last = kEndings[last];
  const bool stop = last == kLastK || last == kLastT || last == kLastP;
  const bool nasal = first == kFirstN || first == kFirstM || (first == kFirstR && stop);
  if (first == kFirstR && (stop || last == kLastM || last == kLastNg)) first = kFirstN;
  if (stop && nasal) last = last == kLastK ? kLastNg : last == kLastT ? kLastN : kLastM;
  if (first == kFirstR && last == kLastN) last = kLastL;
  if (first == kFirstN && last == kLastL) first = kFirstR;
}

bool is_syllable(char16_t c) {
  return c >= kBase && c < kBase + 19 * kMiddles * kLasts;
}

std::size_t list_of(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z'
             ? static_cast<std::size_t>(text.front() - 'a')
             : 26;
}

}  // namespace

void Hangul::Spellings::add(const std::vector<Letter>& letters) {
  for (unsigned number = 0; number < letters.size(); ++number) {
    for (const std::string& spelling : letters[number].spellings) {
      const Spelt spelt{spelling, number};
      if (!spelling.empty()) {
        lists_[list_of(spelling)].push_back(spelt);
        continue;
      }
      for (auto& list : lists_) list.push_back(spelt);
    }
  }
}

const std::vector<Hangul::Spelt>& Hangul::Spellings::of(std::string_view text) const {
  return lists_[list_of(text)];
}

Hangul::Hangul(const DataFiles& files) {
  const DataFile& letters = *files.at(kLetters).front();
  for (const DataFile::Row& row : letters.rows()) {
    letters.require_cells(row, 4, 5);
    const auto cell = [&](std::size_t i) {
      return row.cells[i] == "-" ? std::string_view() : row.cells[i];
    };
    Letter letter{cell(2), cell(3), {}};
    const auto add = [&](std::string_view spelling) {
      std::string folded = fold_latin(spelling);
      folded.erase(std::remove(folded.begin(), folded.end(), '\''), folded.end());
      auto& all = letter.spellings;
      if (std::find(all.begin(), all.end(), folded) == all.end()) all.push_back(std::move(folded));
    };
    add(letter.revised);
    add(letter.mccune);
    if (row.cells.size() == 5) {
      for (const std::string_view spelling : split(row.cells[4], '|')) add(spelling);
    }
    const std::string_view place = row.cells[0];
    (place == "first"    ? firsts_
     : place == "middle" ? middles_
                         : lasts_)
        .push_back(std::move(letter));
  }
  if (firsts_.size() != 19 || middles_.size() != kMiddles || lasts_.size() != kLasts) {
    letters.fail(letters.rows().front(), "19 first, 21 middle and 28 last letters are wanted");
  }
  first_spellings_.add(firsts_);
  middle_spellings_.add(middles_);
  last_spellings_.add(lasts_);
  const auto spell = [&](std::string_view spellings, char16_t syllable) {
    for (const std::string_view spelling : split(spellings, '|')) {
      const std::string folded = fold_latin(spelling);
      const std::uint64_t key = pack_letters(folded);
      if (key == 0) continue;  // no letters that a text is asked for by
      longest_ = std::max(longest_, folded.size());
      whole_[key].push_back(syllable);
    }
  };
  for (const DataFile::Row& row : files.at(kFamilies).front()->rows()) {
    const std::u16string family = to_u16(row.cells[0]);
    families_.emplace(family, row.cells[1]);
    for (const std::string_view one : split(row.cells[1], '|'))
      family_letters_.push_back(fold_latin(one));
    if (family.size() == 1) spell(row.cells[1], family.front());
  }
  std::sort(family_letters_.begin(), family_letters_.end());
  for (const DataFile::Row& row : files.at(kGiven).front()->rows()) {
    const char16_t syllable = to_u16(row.cells[0]).front();
    given_.emplace(syllable, row.cells[1]);
    spell(row.cells[1], syllable);
  }
  for (const DataFile::Row& row : files.at(kWords).front()->rows()) {
    words_.emplace(to_u16(row.cells[0]), row.cells[1]);
  }
}

bool Hangul::is_family(std::string_view letters) const {
  return std::binary_search(family_letters_.begin(), family_letters_.end(), letters);
}

void Hangul::at(std::string_view letters, std::vector<HangulSpelling>& out) const {
  for (const Spelt& first : first_spellings_.of(letters)) {
    if (!letters.starts_with(first.spelling)) continue;
    const std::string_view after = letters.substr(first.spelling.size());
    for (const Spelt& middle : middle_spellings_.of(after)) {
      if (!after.starts_with(middle.spelling)) continue;
      const std::string_view rest = after.substr(middle.spelling.size());
      const std::size_t length = first.spelling.size() + middle.spelling.size();
      for (const Spelt& last : last_spellings_.of(rest)) {
        if (!rest.starts_with(last.spelling)) continue;
        const unsigned code =
            kBase + (first.letter * kMiddles + middle.letter) * kLasts + last.letter;
        out.push_back({static_cast<char16_t>(code),
                       static_cast<std::uint8_t>(length + last.spelling.size())});
      }
    }
  }
  for (std::size_t length = 1; length <= std::min(longest_, letters.size()); ++length) {
    const auto found = whole_.find(pack_letters(letters.substr(0, length)));
    if (found == whole_.end()) continue;
    for (const char16_t syllable : found->second) {
      out.push_back({syllable, static_cast<std::uint8_t>(length)});
    }
  }
}

std::vector<Hangul::Spoken> Hangul::spoken(std::u16string_view word) const {
  std::vector<Spoken> out;
  for (const char16_t c : word) {
    if (!is_syllable(c)) continue;
    const unsigned index = static_cast<unsigned>(c - kBase);
    out.push_back({static_cast<std::uint8_t>(index / (kMiddles * kLasts)),
                   static_cast<std::uint8_t>(index / kLasts % kMiddles),
                   static_cast<std::uint8_t>(index % kLasts)});
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (i + 1 == out.size()) {
      out[i].last = kEndings[out[i].last];
    } else if (out[i + 1].first == kNoFirst) {
      link(out[i].last, out[i + 1].first, out[i + 1].middle);
      out[i].last = kEndings[out[i].last];
    } else {
      assimilate(out[i].last, out[i + 1].first);
    }
  }
  return out;
}

std::string Hangul::revised(std::u16string_view word) const {
  const auto known = words_.find(std::u16string(word));
  const std::u16string as_spoken =
      known == words_.end() ? std::u16string(word) : to_u16(known->second);
  std::string out;
  std::uint8_t before = kNoLast;
  for (const Spoken& syllable : spoken(as_spoken)) {
    const bool doubled = syllable.first == kFirstR && before == kLastL;
    out += doubled ? "l" : firsts_[syllable.first].revised;
    out += middles_[syllable.middle].revised;
    out += lasts_[syllable.last].revised;
    before = syllable.last;
  }
  return out;
}

std::string Hangul::revised_apart(std::u16string_view word, std::string_view mark) const {
  std::string out;
  for (const char16_t c : word) {
    if (!out.empty()) out += mark;
    out += revised(std::u16string_view(&c, 1));
  }
  return out;
}

std::string Hangul::mccune(std::u16string_view word) const {
  std::string out;
  std::uint8_t before = kNoLast;
  bool begun = false;
  for (const Spoken& syllable : spoken(word)) {
    // A stop is voiced between voiced sounds.
    const bool voiced = begun && (before == kNoLast || before == kLastN || before == kLastM ||
                                  before == kLastNg || before == kLastL);
    const bool stop = syllable.first == kFirstG || syllable.first == kFirstD ||
                      syllable.first == kFirstB || syllable.first == kFirstJ;
    const bool doubled = syllable.first == kFirstR && before == kLastL;
    const Letter& first = firsts_[syllable.first];
    out += doubled ? "l" : voiced && stop ? first.revised : first.mccune;
    out += middles_[syllable.middle].mccune;
    out += lasts_[syllable.last].mccune;
    before = syllable.last;
    begun = true;
  }
  return out;
}

std::string_view Hangul::family_spellings(std::u16string_view family) const {
  const auto found = families_.find(std::u16string(family));
  return found == families_.end() ? std::string_view() : found->second;
}

std::string_view Hangul::given_spellings(char16_t syllable) const {
  const auto found = given_.find(syllable);
  return found == given_.end() ? std::string_view() : found->second;
}

char16_t initial_law(char16_t syllable) {
  if (!is_syllable(syllable)) return syllable;
  const unsigned index = static_cast<unsigned>(syllable - kBase);
  const unsigned first = index / (kMiddles * kLasts);
  const unsigned rest = index % (kMiddles * kLasts);
  if (first != kFirstR && first != kFirstN) return syllable;
  // Before i and y (ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ) the sound is lost; elsewhere r becomes n.
  const unsigned middle = rest / kLasts;
  const bool soft = middle == 2 || middle == 3 || middle == 6 || middle == 7 || middle == 12 ||
                    middle == 17 || middle == kMiddleI;
  const unsigned kept = soft ? unsigned{kNoFirst} : unsigned{kFirstN};
  return static_cast<char16_t>(kBase + kept * kMiddles * kLasts + rest);
}

}  // namespace glane
