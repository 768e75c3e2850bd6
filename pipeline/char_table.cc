#include "pipeline/char_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <optional>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/image.h"
#include "pipeline/utf8.h"

namespace glane {
namespace {

bool is_han(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_HAN;
}

CharClass classify(UChar32 c) {
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return CharClass::Newline;
  if (u_isUWhiteSpace(c) || u_iscntrl(c) || u_charType(c) == U_FORMAT_CHAR) return CharClass::Space;
  if (c >= '0' && c <= '9') return CharClass::Digit;
  if (is_han(c)) return CharClass::Han;
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return CharClass::Mark;
  if (!u_isalpha(c)) return CharClass::Punct;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_COMMON ? CharClass::Letter
                                                             : CharClass::Script;
}

// The large blocks whose characters are all alike and have no case; ICU need not be asked 40,000 times
// at every start.  A test holds this to ICU.
std::optional<CharClass> uniform_class(char32_t c) {
  if ((c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)) return CharClass::Han;
  if (c >= 0xAC00 && c <= 0xD7A3) return CharClass::Script;
  if (c >= 0xD800 && c <= 0xF8FF) return CharClass::Punct;  // surrogates and private use
  return std::nullopt;
}

}  // namespace

CharTable::CharTable(const DataFile& variants) {
  std::vector<std::uint8_t> kinds(kPlane);
  std::vector<std::uint16_t> folds(kPlane);
  for (char32_t c = 0; c < kPlane; ++c) {
    if (const auto cls = uniform_class(c)) {
      kinds[c] = static_cast<std::uint8_t>(*cls);
      folds[c] = static_cast<std::uint16_t>(c);
      continue;
    }
    const auto u = static_cast<UChar32>(c);
    const UChar32 lower = u_tolower(u);
    kinds[c] = static_cast<std::uint8_t>(classify(u));
    if (u_isUUppercase(u) || u_istitle(u)) kinds[c] |= kUpper;
    if (u_isULowercase(u)) kinds[c] |= kLower;
    folds[c] = static_cast<std::uint16_t>(lower < 0x10000 ? lower : u);
  }
  for (const DataFile::Row& row : variants.rows()) {
    variants.require_cells(row, 2);
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    const char32_t form = next_code_point(row.cells[0], from);
    const char32_t simplified = next_code_point(row.cells[1], to);
    if (from != row.cells[0].size() || to != row.cells[1].size() || form >= kPlane ||
        simplified >= kPlane) {
      variants.fail(row, "each column must hold one character of the basic plane");
    }
    folds[form] = static_cast<std::uint16_t>(simplified);
    kinds[form] |= kTraditional;
    kinds[simplified] |= kSimplified;
  }
  // A character that is both (后, 里, 台) tells nothing about the script of a text.
  for (std::uint8_t& kind : kinds) {
    if ((kind & kTraditional) != 0 && (kind & kSimplified) != 0) {
      kind = static_cast<std::uint8_t>(kind & ~(kTraditional | kSimplified));
    }
  }
  kinds_.append(kinds);
  folds_.append(folds);
}

CharTable::CharTable(const Image& image)
    : kinds_(Table<std::uint8_t>::borrow(image.get<std::uint8_t>("chars/kinds"))),
      folds_(Table<std::uint16_t>::borrow(image.get<std::uint16_t>("chars/folds"))) {}

void CharTable::save(ImageWriter& image) const {
  image.put<std::uint8_t>("chars/kinds", kinds_);
  image.put<std::uint16_t>("chars/folds", folds_);
}

CharClass CharTable::astral_class(char32_t c) {
  return classify(static_cast<UChar32>(c));
}

std::string CharTable::fold(std::string_view word) const {
  std::string folded(word.size() * 2 + 4, '\0');
  char* out = folded.data();
  for (std::uint32_t pos = 0; pos < word.size();) {
    out = put_code_point(fold(next_code_point(word, pos)), out);
  }
  folded.resize(static_cast<std::size_t>(out - folded.data()));
  return folded;
}

namespace {

// Latin letters with diacritics lie in U+00C0..U+024F and U+1E00..U+1EFF.
constexpr char32_t kFirstAccented = 0xC0;
constexpr char32_t kLastAccented = 0x1EFF;

std::vector<std::uint16_t> bare_letters() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::vector<std::uint16_t> bare(kLastAccented + 1);
  for (char32_t c = kFirstAccented; c <= kLastAccented; ++c) {
    const bool latin = c <= 0x24F || c >= 0x1E00;
    icu::UnicodeString apart;
    bare[c] = static_cast<std::uint16_t>(c);
    if (latin && nfd->getDecomposition(static_cast<UChar32>(c), apart)) bare[c] = apart.charAt(0);
  }
  return bare;
}

}  // namespace

std::string without_accents(std::string_view text) {
  static const std::vector<std::uint16_t> kBare = bare_letters();
  std::string out;
  out.reserve(text.size());
  char buffer[4];
  for (std::uint32_t pos = 0; pos < text.size();) {
    char32_t c = next_code_point(text, pos);
    if (c >= 0x300 && c <= 0x36F) continue;  // a combining mark of its own
    if (c >= kFirstAccented && c <= kLastAccented) c = kBare[c];
    out.append(buffer, put_code_point(c, buffer));
  }
  return out;
}

}  // namespace glane
