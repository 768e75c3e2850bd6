// Half-open byte ranges into one of the two texts of a Document.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace glane {

// The text is part of the type: a SourceSpan cannot be used where a NormSpan is
// meant, and OffsetMap is the only bridge between them.  Units: UTF-8 bytes.
template <class Text>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::string_view in(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool overlaps(const Span& other) const {
    return begin < other.end && other.begin < end;
  }
  auto operator<=>(const Span&) const = default;
};
using SourceSpan = Span<struct SourceText>;
using NormSpan = Span<struct NormText>;

// A half-open range of token indexes.
using TokenSpan = Span<struct TokenSequence>;

}  // namespace glane
