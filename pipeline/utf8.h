// Reading and writing code points of text that is known to be valid UTF-8.
#pragma once

#include <cstdint>
#include <string_view>

namespace glane {

// The code point at `pos`, which moves past it.  The text must be valid UTF-8.
inline char32_t next_code_point(std::string_view text, std::uint32_t& pos) {
  const auto byte = [&](std::uint32_t k) { return static_cast<unsigned char>(text[pos + k]); };
  const char32_t first = byte(0);
  if (first < 0x80) {
    pos += 1;
    return first;
  }
  if (first < 0xE0) {
    const char32_t c = (first & 0x1F) << 6 | (byte(1) & 0x3Fu);
    pos += 2;
    return c;
  }
  if (first < 0xF0) {
    const char32_t c = (first & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    pos += 3;
    return c;
  }
  const char32_t c =
      (first & 0x07) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
  pos += 4;
  return c;
}

// Writes `c` at `out` (room for four bytes) and returns the place after it.
inline char* put_code_point(char32_t c, char* out) {
  const auto put = [&](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return out;
}

}  // namespace glane
