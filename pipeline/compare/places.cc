#include "pipeline/compare/places.h"

#include <algorithm>

namespace glane::compare {
namespace {

std::int64_t count(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

}  // namespace

Places::Places(std::string_view text) : text_(text) {
  std::int64_t total = 0;
  for (std::size_t byte = 0; byte <= text.size(); byte += kStride) {
    marks_.push_back(total);
    total += count(text.substr(byte, kStride));
  }
  lines_.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    lines_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

std::int64_t Places::code_point(std::uint32_t byte) const {
  const std::size_t block = byte / kStride;
  return marks_[block] + count(text_.substr(block * kStride, byte - block * kStride));
}

Places::LineColumn Places::line_column(std::uint32_t byte) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), byte);
  const auto line = static_cast<std::uint64_t>(after - lines_.begin());
  const std::uint32_t begin = *(after - 1);
  return {line, static_cast<std::uint64_t>(count(text_.substr(begin, byte - begin))) + 1};
}

}  // namespace glane::compare
