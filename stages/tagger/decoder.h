// The best labels of a stretch.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "stages/tagger/model.h"

namespace glane::tagger {

// Keeps its memory from stretch to stretch: nothing is allocated once it has seen a long one.  Not
// to be shared among threads.
class Decoder {
 public:
  using Scores = std::array<std::int16_t, kRow>;

  // Room for the scores of `length` tokens, to be filled in by the caller.
  Scores* begin(std::size_t length) {
    if (scores_.size() < length) scores_.resize(length);
    if (best_.size() < length) best_.resize(length);
    if (back_.size() < length) back_.resize(length);
    if (tops_.size() < length) tops_.resize(length);
    labels_.resize(length);
    length_ = length;
    return scores_.data();
  }

  // The labels with the best sum (Viterbi's algorithm).
  const std::vector<std::uint8_t>& run(const Model& model);

  // How much worse the best sequence is that has label 0 at token `k`, in units of the model.  Only
  // after run().
  [[nodiscard]] std::int32_t margin(const Model& model, std::size_t k);

 private:
  std::size_t length_ = 0;
  std::vector<Scores> scores_;
  std::vector<Scores> best_;        // of each token, less its highest score
  std::vector<std::int16_t> tops_;  // these
  std::vector<Scores> back_;
  std::vector<std::uint8_t> labels_;
  std::int32_t total_ = 0;
};

}  // namespace glane::tagger
