#include "stages/normalize/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <charconv>
#include <stdexcept>

#include "pipeline/utf8.h"

namespace glane {
namespace {

constexpr char32_t kPlane = 0x10000;

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
  return *normalizer;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

// No combining mark or other character that NFC may change lies below U+0300; most texts stay there
// and in the Han blocks, which are stable too.
bool needs_nfc(std::string_view text) {
  bool plain = true;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto byte = static_cast<unsigned char>(text[k]);
    // Lead bytes of U+0300 and up; E2..E9 begin punctuation and Han, checked by ICU where odd.
    plain = plain && (byte < 0xCC || (byte >= 0xE2 && byte <= 0xE9));
  }
  if (plain) {
    // Within E2..E9 NFC touches a few singletons (Å, Ω, brackets) and kana with voice marks.
    if (text.find("\xE2\x84") == std::string_view::npos &&
        text.find("\xE2\x8C") == std::string_view::npos &&
        text.find("\xE3\x82") == std::string_view::npos) {
      return false;
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  return !nfc().isNormalizedUTF8(piece(text), status);
}

// Full-width digits, each of three bytes, from `at` on.
bool full_width_digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + 3 * count) return false;
  for (std::size_t k = at; k < at + 3 * count; k += 3) {
    const auto last = static_cast<unsigned char>(text[k + 2]);
    if (!text.substr(k).starts_with("\xEF\xBC") || last < 0x90 || last > 0x99) return false;
  }
  return true;
}

// ４，５６５: a full-width comma before just three digits of its kind parts thousands.
bool groups_digits(std::string_view text, std::size_t at) {
  return text[at] == '\xEF' && text.substr(at).starts_with("，") && at >= 3 &&
         full_width_digits(text, at - 3, 1) && full_width_digits(text, at + 3, 3) &&
         !full_width_digits(text, at + 12, 1);
}

}  // namespace

Normalize::Normalize(const DataFiles& files) : index_(kPlane) {
  for (const DataFile* file : files.at("stages/normalize/fold.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 3);
      std::string_view first = row.cells[0];
      if (!first.starts_with("U+")) file->fail(row, "column 1 reads U+XXXX or U+XXXX..U+XXXX");
      std::uint32_t from = 0;
      std::uint32_t to = 0;
      const std::size_t dots = first.find("..U+");
      const std::string_view low =
          first.substr(2, dots == std::string_view::npos ? dots : dots - 2);
      std::from_chars(low.data(), low.data() + low.size(), from, 16);
      to = from;
      if (dots != std::string_view::npos) {
        const std::string_view high = first.substr(dots + 4);
        std::from_chars(high.data(), high.data() + high.size(), to, 16);
      }
      if (from == 0 || to < from || to >= kPlane) file->fail(row, "no such range of characters");
      const std::string_view target = row.cells[1];
      for (std::uint32_t c = from; c <= to; ++c) {
        Fold fold;
        if (target == "ASCII") {
          fold.to = static_cast<char>(c - 0xFF01 + 0x21);
        } else if (target == "SPACE") {
          fold.to = " ";
        } else if (target != "NOTHING") {
          fold.to = std::string(target);
        }
        folds_.push_back(std::move(fold));
        index_[c] = static_cast<std::uint16_t>(folds_.size());
      }
    }
  }
}

const Normalize::Fold* Normalize::find(char32_t c) const {
  if (c >= kPlane || index_[c] == 0) return nullptr;
  return &folds_[index_[c] - 1u];
}

NormalText Normalize::run(std::string_view source) const {
  if (!needs_nfc(source)) return fold(source);
  NormalText composed;
  composed.changed = true;
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&composed.text, static_cast<int32_t>(source.size()));
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece(source), sink, &edits, status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
  for (auto it = edits.getFineChangesIterator(); it.next(status);) {
    const auto at = static_cast<std::uint32_t>(it.sourceIndex());
    const auto to = static_cast<std::uint32_t>(it.destinationIndex());
    composed.map.add({{at, at + static_cast<std::uint32_t>(it.oldLength())},
                      {to, to + static_cast<std::uint32_t>(it.newLength())}});
  }
  NormalText folded = fold(composed.text);
  if (!folded.changed) return composed;
  folded.map = compose(composed.map, folded.map);
  return folded;
}

NormalText Normalize::fold(std::string_view text) const {
  NormalText result;
  std::uint32_t copied = 0;
  for (std::uint32_t pos = 0; pos < text.size();) {
    const std::uint32_t at = pos;
    const Fold* fold = find(next_code_point(text, pos));
    if (fold == nullptr && groups_digits(text, at)) fold = &comma_;
    if (fold == nullptr || text.substr(at, pos - at) == fold->to) continue;
    result.changed = true;
    result.text.append(text, copied, at - copied);
    const auto to = static_cast<std::uint32_t>(result.text.size());
    result.text.append(fold->to);
    result.map.add({{at, pos}, {to, static_cast<std::uint32_t>(result.text.size())}});
    copied = pos;
  }
  if (result.changed) result.text.append(text, copied);
  return result;
}

}  // namespace glane
