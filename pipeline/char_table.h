// What each code point is, and what it counts as when words are looked up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/table.h"

namespace glane {

class DataFile;
class Image;
class ImageWriter;

enum class CharClass : std::uint8_t { Space, Newline, Letter, Digit, Han, Script, Mark, Punct };

// Two flat tables over the Basic Multilingual Plane, built once from ICU's properties and from the
// table of traditional and Japanese forms.  Const after construction; safe to share among threads.
class CharTable {
 public:
  // `variants` holds lines `form TAB simplified`: a Han character and the one that it counts as.
  explicit CharTable(const DataFile& variants);
  explicit CharTable(const Image& image);
  void save(ImageWriter& image) const;

  [[nodiscard]] CharClass class_of(char32_t c) const {
    return c < kPlane ? static_cast<CharClass>(kinds_[c] & kClassMask) : astral_class(c);
  }
  [[nodiscard]] bool is_upper(char32_t c) const { return c < kPlane && (kinds_[c] & kUpper) != 0; }
  [[nodiscard]] bool is_lower(char32_t c) const { return c < kPlane && (kinds_[c] & kLower) != 0; }

  // A Han character that is written so in traditional (simplified) texts only.
  [[nodiscard]] bool is_traditional(char32_t c) const {
    return c < kPlane && (kinds_[c] & kTraditional) != 0;
  }
  [[nodiscard]] bool is_simplified(char32_t c) const {
    return c < kPlane && (kinds_[c] & kSimplified) != 0;
  }

  // The character that `c` counts as: small for capital, simplified for traditional Han.
  [[nodiscard]] char32_t fold(char32_t c) const { return c < kPlane ? folds_[c] : c; }

  // The folded form of a word.
  [[nodiscard]] std::string fold(std::string_view word) const;

 private:
  static constexpr char32_t kPlane = 0x10000;
  static constexpr std::uint8_t kClassMask = 0x0F;
  static constexpr std::uint8_t kUpper = 0x10;
  static constexpr std::uint8_t kLower = 0x20;
  static constexpr std::uint8_t kTraditional = 0x40;
  static constexpr std::uint8_t kSimplified = 0x80;
  static CharClass astral_class(char32_t c);

  Table<std::uint8_t> kinds_;
  Table<std::uint16_t> folds_;
};

// `text` without its diacritics, for accent-less writings (`fevrier`); ligatures stay.
[[nodiscard]] std::string without_accents(std::string_view text);

}  // namespace glane
