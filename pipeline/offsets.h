// Places in the source as records give them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/write_records.h"

namespace glane {

// What a byte adds to an offset: a character counts at its first byte, twice in UTF-16 where that
// has a pair.
inline std::uint32_t weight(char c, OffsetUnit unit) {
  const auto byte = static_cast<unsigned char>(c);
  if (unit == OffsetUnit::Bytes) return 1;
  if ((byte & 0xC0) == 0x80) return 0;
  return unit == OffsetUnit::Utf16 && byte >= 0xF0 ? 2 : 1;
}

// Source bytes turned into the unit asked, in one sweep over the text, which begins at `base`.
class Offsets {
 public:
  Offsets(std::string_view source, OffsetUnit unit, std::uint32_t base,
          std::vector<std::uint32_t> places)
      : unit_(unit), base_(base), places_(std::move(places)) {
    if (unit_ == OffsetUnit::Bytes) return;
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    counts_.reserve(places_.size());
    std::uint32_t pos = 0;
    std::uint32_t count = base;
    for (const std::uint32_t place : places_) {
      for (; pos < place; ++pos) count += weight(source[pos], unit_);
      counts_.push_back(count);
    }
  }

  [[nodiscard]] std::uint32_t at(std::uint32_t place) const {
    if (unit_ == OffsetUnit::Bytes) return base_ + place;
    const auto it = std::lower_bound(places_.begin(), places_.end(), place);
    return counts_[static_cast<std::size_t>(it - places_.begin())];
  }

 private:
  OffsetUnit unit_;
  std::uint32_t base_;
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace glane
