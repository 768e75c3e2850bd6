// Bytes of a text as code points, lines and columns.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/span.h"

namespace glane::compare {

// Counted once every few hundred bytes; the text must outlive it.
class Places {
 public:
  explicit Places(std::string_view text);

  [[nodiscard]] std::int64_t code_point(std::uint32_t byte) const;

  struct LineColumn {
    std::uint64_t line = 1;
    std::uint64_t column = 1;  // in code points
  };
  [[nodiscard]] LineColumn line_column(std::uint32_t byte) const;

 private:
  static constexpr std::size_t kStride = 256;
  std::string_view text_;
  std::vector<std::int64_t> marks_;
  std::vector<std::uint32_t> lines_;  // where each begins
};

}  // namespace glane::compare
