// What two sentences can share: numbers, dates, identities, words in Latin letters.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/compare/align.h"
#include "pipeline/compare/side.h"

namespace glane::compare {

// The keys of one side's sentences, each list sorted and unique.  An id that is another one of the
// other side counts as that.
using SentenceKeys = std::vector<std::vector<std::uint64_t>>;
[[nodiscard]] SentenceKeys keys_of(const Side& side, const SameNames& same);

// How much sentences share, a key counting the less the more often it stands in the two texts.
class SharedKeys {
 public:
  SharedKeys(SentenceKeys fr, SentenceKeys zh);

  [[nodiscard]] float shared(std::uint32_t fr, std::uint32_t zh) const;
  // Of one sentence: the weight of all of its keys, also of those that the other side has not.
  [[nodiscard]] float fr_weight(std::uint32_t fr) const { return fr_total_[fr]; }
  [[nodiscard]] float zh_weight(std::uint32_t zh) const { return zh_total_[zh]; }

 private:
  struct Key {
    std::uint64_t key;
    float weight;
  };
  using Weighted = std::vector<std::vector<Key>>;

  Weighted fr_;
  Weighted zh_;
  std::vector<float> fr_total_;
  std::vector<float> zh_total_;
};

}  // namespace glane::compare
