// Texts in messages.
#pragma once

#include <string>
#include <string_view>

namespace glane::check {

// In quotes, and cut where it is long.
inline std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string out = "'";
  if (text.size() <= kMost) return out.append(text).append("'");
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return out.append(text.substr(0, end)).append("…'");
}

}  // namespace glane::check
