// The lattice over tokens: what lexicons and numerals say that stretches of text are.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "pipeline/span.h"

namespace glane {

using ClassId = std::uint16_t;
using ValueId = std::uint32_t;

inline constexpr std::int32_t kNoNumber = std::numeric_limits<std::int32_t>::min();

// Tokens [begin, end) can be read as one symbol of class `cls`.
struct Arc {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  ClassId cls = 0;
  ValueId value = 0;                // of a lexicon line; 0 for numerals
  std::int32_t number = kNoNumber;  // what a range in a rule compares
  std::uint32_t index = 0;          // the lexicon entry, the numeral or the record behind it
};

// Arcs by the token at which they begin.
class ArcTable {
 public:
  ArcTable() = default;

  // `arcs` are ordered by `begin`; `token_count` is the number of tokens of the document.
  ArcTable(std::vector<Arc> arcs, std::uint32_t token_count) : arcs_(std::move(arcs)) {
    first_.resize(token_count + 1);
    std::uint32_t k = 0;
    for (std::uint32_t i = 0; i <= token_count; ++i) {
      while (k < arcs_.size() && arcs_[k].begin < i) ++k;
      first_[i] = k;
    }
  }

  [[nodiscard]] std::span<const Arc> at(std::uint32_t token) const {
    if (token + 1 >= first_.size()) return {};
    return std::span(arcs_).subspan(first_[token], first_[token + 1] - first_[token]);
  }
  [[nodiscard]] const std::vector<Arc>& arcs() const { return arcs_; }

 private:
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> first_;
};

}  // namespace glane
