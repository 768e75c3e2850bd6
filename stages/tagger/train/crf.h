// Learns the weights: a linear-chain conditional random field, by stochastic gradient.
#pragma once

#include <cstdint>

#include "stages/tagger/model.h"
#include "stages/tagger/train/examples.h"

namespace glane::tagger {

struct TrainingOptions {
  std::uint64_t seed = 1;
  int epochs = 8;
  float rate = 0.1F;
  float decay = 2e-4F;         // of weights, at each step that touches them
  float row_dropout = 0.10F;   // of single rows
  float word_dropout = 0.10F;  // of all rows that know the word itself
};

// The same bytes for the same examples and options.  `log` is told of each epoch.
[[nodiscard]] FloatModel train(const ExampleSet& examples, const LabelSet& labels,
                               unsigned row_bits, const TrainingOptions& options,
                               void (*log)(int epoch, double loss));

}  // namespace glane::tagger
