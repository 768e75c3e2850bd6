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
  using Scores = std::array<std::int32_t, kRow>;

  // Room for the scores of `length` tokens, to be filled in by the caller.
  Scores* begin(std::size_t length) {
    if (scores_.size() < length) scores_.resize(length);
    if (best_.size() < length) best_.resize(length);
    if (back_.size() < length) back_.resize(length);
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
  std::vector<Scores> best_;
  std::vector<std::array<std::uint8_t, kRow>> back_;
  std::vector<std::uint8_t> labels_;
  std::vector<std::int32_t> rest_;
  std::int32_t total_ = 0;
};

}  // namespace glane::tagger
