// Which sentences of one text are which of the other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/compare/side.h"

namespace glane::compare {

// Neighbouring sentences of both sides that say the same; one side is empty where the other's
// sentence was left out or added.
struct Bead {
  std::uint32_t fr_begin = 0, fr_end = 0;
  std::uint32_t zh_begin = 0, zh_end = 0;
  float score = 0;

  [[nodiscard]] std::uint32_t fr_count() const { return fr_end - fr_begin; }
  [[nodiscard]] std::uint32_t zh_count() const { return zh_end - zh_begin; }
  [[nodiscard]] bool is_pair() const { return fr_count() != 0 && zh_count() != 0; }
};

// Ids of the French that are another id of the Chinese: `person:yeh-ching-feng`,
// `person:ye-qingfeng`.
using SameNames = std::unordered_map<std::string_view, std::string_view>;

// Beads in the order of the French, which cover both sides.  Up to three sentences merge into one,
// or two into two.  Time is the number of sentences times the width of the band.
[[nodiscard]] std::vector<Bead> align(const Side& fr, const Side& zh, const SameNames& same);

// French letters for one of Chinese in this pair; a few hundred of the usual ratio steady that of a
// short text.
[[nodiscard]] double length_ratio(double fr_letters, double zh_letters);

// The same for texts cut into segments beforehand (XLIFF, TMX): segment k of one side is segment k
// of the other.  `fr_ends`, `zh_ends`: where each segment ends in the source.
[[nodiscard]] std::vector<Bead> align_segments(const Side& fr, const Side& zh,
                                               std::span<const std::uint32_t> fr_ends,
                                               std::span<const std::uint32_t> zh_ends);

}  // namespace glane::compare
