// Cuts a name into words and folds them: `Tchang Kaï-chek` is `tchang` and `kai-chek`, `HUANG
// Zheng` says that huang is the family, `Lǚ` is `lv`, 黃仁勳 is 黄仁勋, `Nguyễn` is `nguyen`.
#include "stages/names/name_text.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "pipeline/utf8.h"

namespace glane {
namespace {

bool is_hangul(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}
bool is_kana(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB);
}
bool is_han(char32_t c) {
  return c == 0x3005 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF);
}
bool is_hyphen(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == '`' ||
         c == 0x00B4 || c == 0x02BE || c == 0x2032;
}
bool is_mark(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}

// Letters that have no decomposition.
const char* plain(char32_t c) {
  switch (c) {
    case 0x0111:
    case 0x0110:
    case 0x00F0:
      return "d";
    case 0x00DF:
      return "ss";
    case 0x00E6:
    case 0x00C6:
      return "ae";
    case 0x0153:
    case 0x0152:
      return "oe";
    case 0x00F8:
    case 0x00D8:
      return "o";
    case 0x0142:
    case 0x0141:
      return "l";
    case 0x0131:
      return "i";
    default:
      return nullptr;
  }
}

// Text that no normal form changes: ASCII, the common Han characters, hangul syllables and
// hiragana.
bool is_plain(std::string_view text) {
  for (std::uint32_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    const bool plain_character = c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || is_hangul(c) ||
                                 (c >= 0x3041 && c <= 0x3096) || c == 0xB7;
    if (!plain_character) return false;
  }
  return true;
}

icu::UnicodeString decompose(std::string_view text) {
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* compose = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) != 0) return source;
  icu::UnicodeString composed = compose->normalize(source, status);
  return U_FAILURE(status) != 0 ? source : composed;
}

// Builds the words of a name, one code point after the other.
class Reader {
 public:
  Reader(NameText& name, const CharTable* chars) : name_(name), chars_(chars) {}

  void read(std::string_view text) {
    if (is_plain(text)) {
      for (std::uint32_t pos = 0; pos < text.size();) put(next_code_point(text, pos));
      return end_word();
    }
    static constexpr char32_t kNasal = 0x207F;  // of Pe̍h-ōe-jī: no sound that others write
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* parts = icu::Normalizer2::getNFDInstance(status);
    std::string bare;
    for (std::uint32_t pos = 0; pos < text.size();) {
      const std::uint32_t from = pos;
      if (next_code_point(text, pos) != kNasal) bare += text.substr(from, pos - from);
    }
    const icu::UnicodeString composed = decompose(bare);
    for (std::int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
      const auto c = static_cast<char32_t>(composed.char32At(i));
      icu::UnicodeString pieces;
      const bool letter = c >= 0xC0 && c < 0x2000;
      if (letter && U_SUCCESS(status) != 0 &&
          parts->getDecomposition(static_cast<UChar32>(c), pieces) != 0) {
        const auto base = static_cast<char32_t>(pieces.char32At(0));
        const bool umlaut = (base == 'u' || base == 'U') && pieces.indexOf(UChar{0x0308}) >= 0;
        put(umlaut ? (base == 'U' ? U'V' : U'v') : base);
      } else {
        put(c);
      }
    }
    end_word();
  }

 private:
  void put(char32_t c) {
    if (is_mark(c)) {
      if (c == 0x0308 && !word_.letters.empty() && word_.letters.back() == 'u')
        word_.letters.back() = 'v';
      return;
    }
    if (is_han(c) || is_hangul(c) || is_kana(c)) return put_character(c);
    if (is_hyphen(c)) return put_mark('-');
    if (is_apostrophe(c)) return put_mark('\'');
    if (c == ',') {
      end_word();
      name_.family_first = name_.family_first || name_.words.size() == 1;
      return;
    }
    if (const char* letters = plain(c)) return put_letters(letters, false);
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      const char small = static_cast<char>(upper ? c - 'A' + 'a' : c);
      put_letters(std::string_view(&small, 1), upper);
    } else if (!(c == '&' || c == '+')) {
      end_word();
    }
  }

  void put_letters(std::string_view letters, bool upper) {
    if (!word_.characters.empty()) end_word();
    word_.script = NameScript::Latin;
    word_.letters += letters;
    (upper ? uppers_ : lowers_) += static_cast<int>(letters.size());
  }

  void put_mark(char mark) {
    if (!word_.letters.empty() && word_.letters.back() != mark) word_.letters += mark;
    // An apostrophe after a stop marks an aspirate (`ts'ai`); elsewhere it parts syllables.
    if (mark == '\'' && word_.letters.size() > 1 && lowers_ + uppers_ > 0) {
      const char before = word_.letters[word_.letters.size() - 2];
      const bool stop = before == 'p' || before == 't' || before == 'k' || before == 's' ||
                        before == 'z' || before == 'h';
      if (stop) name_.aspirates = true;
    }
  }

  void put_character(char32_t c) {
    if (!word_.letters.empty()) end_word();
    // 々 stands for the character before it.
    if (c == 0x3005 && !word_.characters.empty()) c = word_.characters.back();
    if (chars_ != nullptr && is_han(c)) c = chars_->fold(c);
    const NameScript script = is_han(c)      ? NameScript::Han
                              : is_hangul(c) ? NameScript::Hangul
                                             : NameScript::Kana;
    word_.characters += fold_kana(static_cast<char16_t>(c));
    const bool other = word_.script != NameScript::None && word_.script != script;
    word_.script = other ? NameScript::Mixed : script;
  }

  void end_word() {
    while (!word_.letters.empty() &&
           (word_.letters.back() == '-' || word_.letters.back() == '\'')) {
      word_.letters.pop_back();
    }
    if (!word_.letters.empty() || !word_.characters.empty()) {
      word_.capitals = uppers_ > 1 && lowers_ == 0;
      const bool first = name_.script == NameScript::None;
      name_.script = first || name_.script == word_.script ? word_.script : NameScript::Mixed;
      name_.words.push_back(std::move(word_));
    }
    word_ = {};
    uppers_ = lowers_ = 0;
  }

  NameText& name_;
  const CharTable* chars_;
  NameWord word_;
  int uppers_ = 0;
  int lowers_ = 0;
};

void append_key(const NameWord& word, std::string& out) {
  for (const char c : word.letters) {
    if (c != '-' && c != '\'') out += c == 'v' ? 'u' : c;
  }
  for (const char16_t c : word.characters) {
    char bytes[4];
    out.append(bytes, static_cast<std::size_t>(put_code_point(c, bytes) - bytes));
  }
}

}  // namespace

char16_t fold_kana(char16_t c) {
  return c >= 0x30A1 && c <= 0x30F6 ? static_cast<char16_t>(c - 0x60) : c;
}

std::string NameText::key() const {
  std::string out;
  for (const NameWord& word : words) append_key(word, out);
  return out;
}

std::string NameText::key_last_first() const {
  std::string out;
  if (words.empty()) return out;
  append_key(words.back(), out);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) append_key(words[i], out);
  return out;
}

NameText read_name(std::string_view text, const CharTable& chars) {
  NameText name;
  Reader(name, &chars).read(text);
  if (name.words.size() > 1 && !name.family_first) {
    std::size_t capitals = 0;
    for (const NameWord& word : name.words) capitals += word.capitals ? 1 : 0;
    name.family_first = capitals == 1 && name.words.front().capitals;
    name.family_last = capitals == 1 && name.words.back().capitals;
  }
  return name;
}

std::string fold_latin(std::string_view text) {
  NameText name;
  Reader(name, nullptr).read(text);
  std::string out;
  for (const NameWord& word : name.words) {
    if (!out.empty()) out += ' ';
    out += word.letters;
  }
  return out;
}

}  // namespace glane
