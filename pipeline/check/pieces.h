// A short text cut into what numbers are written with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glane::check {

struct Piece {
  enum Kind : std::uint8_t { Digits, Word, Chinese, Sign, Other } kind = Other;
  std::string text;    // of Digits and Word
  std::u32string han;  // of Chinese
};

// The pieces in order, without spaces; nothing where a word or a character is among them that makes
// another number of its neighbours (halves, dozens, 多, 成).
[[nodiscard]] std::optional<std::vector<Piece>> cut(std::string_view text);

// Capitals of ASCII alone: the words that are looked for have no others.
[[nodiscard]] std::string lower(std::string text);

}  // namespace glane::check
