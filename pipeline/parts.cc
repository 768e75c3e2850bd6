#include "pipeline/parts.h"

#include <algorithm>
#include <cstdint>

namespace glane {
namespace {

// The end of the longest part of `window` that ends well.
std::size_t cut(std::string_view window) {
  const std::size_t least = window.size() / 2;
  const auto behind = [&](std::string_view sign) -> std::size_t {
    const std::size_t at = window.rfind(sign);
    return at == std::string_view::npos || at < least ? 0 : at + sign.size();
  };
  for (const std::string_view sign : {"\n", "\r"}) {
    if (const std::size_t end = behind(sign)) return end;
  }
  std::size_t end = 0;
  for (const std::string_view sign : {". ", "! ", "? ", "。", "！", "？"}) {
    end = std::max(end, behind(sign));
  }
  if (end != 0) return end;
  for (const std::string_view sign : {" ", "，", "、"}) {
    if ((end = behind(sign)) != 0) return end;
  }
  end = window.size();
  while (end > least && (static_cast<unsigned char>(window[end - 1]) & 0xC0) == 0x80) --end;
  return end > least ? end - 1 : window.size();  // before the lead byte of the last character
}

}  // namespace

std::vector<SourceSpan> parts_of(std::string_view source) {
  std::vector<SourceSpan> parts;
  std::size_t begin = 0;
  while (source.size() - begin > kLargestPart) {
    const std::size_t end = begin + cut(source.substr(begin, kLargestPart));
    parts.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  if (begin < source.size() || parts.empty()) {
    parts.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(source.size())});
  }
  return parts;
}

}  // namespace glane
