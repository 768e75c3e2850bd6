// Each character of windows-1252 stands for one byte.  Where such bytes in a row make a character
// of UTF-8 beyond ASCII, the row is mangled: in text that is meant, `Ã` before `©` or `ä` before
// `¸­` is all but impossible.
#include "pipeline/readers/mojibake.h"

#include <array>
#include <cstdint>

#include "pipeline/readers/encoding.h"

namespace glane {
namespace {

constexpr std::size_t kLeastRows = 2;
constexpr std::size_t kMostOther = 3;  // one character beyond ASCII of so many need not be mangled

// What windows-1252 has at 0x80 to 0x9F; 0 where nothing, and there the control code stands.
constexpr std::array<char16_t, 32> kHigh{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Character {
  std::size_t length;  // in bytes of UTF-8
  int byte;            // of windows-1252; -1 where it has none
};

// `text` is UTF-8, and not ASCII at `pos`.
Character character_at(std::string_view text, std::size_t pos) {
  const auto unit = [&](std::size_t k) { return static_cast<unsigned char>(text[pos + k]); };
  if (unit(0) < 0xE0) {
    const int c = (unit(0) & 0x1F) << 6 | (unit(1) & 0x3F);
    if (c < 0x100) return {2, c};
    for (std::size_t k = 0; k < kHigh.size(); ++k) {
      if (kHigh[k] == c) return {2, static_cast<int>(0x80 + k)};
    }
    return {2, -1};
  }
  if (unit(0) >= 0xF0) return {4, -1};
  const int c = (unit(0) & 0x0F) << 12 | (unit(1) & 0x3F) << 6 | (unit(2) & 0x3F);
  for (std::size_t k = 0; k < kHigh.size(); ++k) {
    if (kHigh[k] == c) return {3, static_cast<int>(0x80 + k)};
  }
  return {3, -1};
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Reads the row at `pos` as one character of UTF-8: appends it, and returns the end of the row;
// `pos` where it is none.
std::size_t turn_back(std::string_view text, std::size_t pos, std::string& out) {
  Character first = character_at(text, pos);
  if (first.byte < 0xC2 || first.byte > 0xF4) return pos;
  const std::size_t wanted = first.byte >= 0xF0 ? 4 : first.byte >= 0xE0 ? 3 : 2;
  std::string bytes(1, static_cast<char>(first.byte));
  std::size_t end = pos + first.length;
  while (bytes.size() < wanted && end < text.size() && !is_ascii(text[end])) {
    const Character next = character_at(text, end);
    if (next.byte < 0x80 || next.byte > 0xBF) break;
    bytes += static_cast<char>(next.byte);
    end += next.length;
  }
  if (bytes.size() < wanted || first_not_utf8(bytes) != std::string_view::npos) return pos;
  out += bytes;
  return end;
}

}  // namespace

std::optional<std::string> unmangled(std::string_view text) {
  std::string out;
  std::size_t rows = 0;
  std::size_t others = 0;
  std::size_t copied = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    if (is_ascii(text[pos])) {
      ++pos;
      continue;
    }
    // Nothing is built for a text that shows no sign of it.
    if (rows < kLeastRows && others > 200) return std::nullopt;
    std::string good;
    const std::size_t end = turn_back(text, pos, good);
    if (end == pos) {
      ++others;
      pos += character_at(text, pos).length;
      continue;
    }
    ++rows;
    out += text.substr(copied, pos - copied);
    out += good;
    copied = pos = end;
  }
  if (rows < kLeastRows || others * kMostOther > rows) return std::nullopt;
  out += text.substr(copied);
  return out;
}

}  // namespace glane
