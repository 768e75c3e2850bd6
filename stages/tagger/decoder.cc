#include "stages/tagger/decoder.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "stages/tagger/wide.h"

namespace glane::tagger {
namespace {

// What is so far behind the best is lost, and all sums fit 16 bits: kLost + kForbidden, and what a
// token may score in addition.
constexpr std::int16_t kLost = -12000;

using Scores = Decoder::Scores;

// All scores of a token in one register, or two: what compilers make of loops is no match for it.
using Lanes = std::int16_t __attribute__((vector_size(sizeof(Scores))));

[[gnu::always_inline]] inline void load(const Scores& scores, Lanes& lanes) {
  std::memcpy(&lanes, scores.data(), sizeof lanes);
}

[[gnu::always_inline]] inline void store(const Lanes& lanes, Scores& scores) {
  std::memcpy(scores.data(), &lanes, sizeof lanes);
}

// The best way from any label of `before` to each label; which one it comes from.
[[gnu::always_inline]] inline void step(const Model& model, const Scores& before, Lanes& best,
                                        Lanes& back) {
  best = Lanes{} + std::numeric_limits<std::int16_t>::min();
  back = Lanes{};
  for (std::size_t a = 0; a < model.labels().size(); ++a) {
    Lanes sum;
    load(model.from(a), sum);
    sum += before[a];
    const Lanes better = sum > best;
    best = (sum & better) | (best & ~better);
    back = (better & static_cast<std::int16_t>(a)) | (back & ~better);
  }
}

[[gnu::always_inline]] inline void at_least(std::int16_t low, Lanes& lanes) {
  const Lanes above = lanes > low;
  lanes = (lanes & above) | (low & ~above);
}

// Adds what the token itself says.
[[gnu::always_inline]] inline void add(const Scores& token, Lanes& best) {
  Lanes own;
  load(token, own);
  at_least(kLost, best);
  best += own;
}

[[gnu::always_inline]] inline void lower(std::int16_t by, Lanes& best) {
  best -= by;
  at_least(kLost, best);
}

}  // namespace

GLANE_WIDE const std::vector<std::uint8_t>& Decoder::run(const Model& model) {
  const std::size_t labels = model.labels().size();
  Lanes best;
  Lanes back{};
  load(model.from(0), best);
  for (std::size_t k = 0; k < length_; ++k) {
    if (k > 0) step(model, best_[k - 1], best, back);
    add(scores_[k], best);
    store(best, best_[k]);
    tops_[k] = *std::max_element(best_[k].begin(), best_[k].end());
    lower(tops_[k], best);
    store(best, best_[k]);
    store(back, back_[k]);
  }
  std::size_t last = 0;
  total_ = best_[length_ - 1][0] + model.from(0)[0];
  for (std::size_t a = 1; a < labels; ++a) {
    const int sum = best_[length_ - 1][a] + model.from(a)[0];
    if (sum > total_) total_ = sum, last = a;
  }
  for (std::size_t k = length_; k-- > 0;) {
    labels_[k] = static_cast<std::uint8_t>(last);
    if (k > 0) last = static_cast<std::size_t>(back_[k][last]);
  }
  return labels_;
}

GLANE_WIDE std::int32_t Decoder::margin(const Model& model, std::size_t k) {
  // The best way on from label 0 at token k, by the same recursion.
  const std::size_t labels = model.labels().size();
  Scores at;
  at.fill(kLost);
  at[0] = best_[k][0];
  Lanes best;
  Lanes back;
  for (std::size_t next = k + 1; next < length_; ++next) {
    step(model, at, best, back);
    add(scores_[next], best);
    lower(tops_[next], best);
    store(best, at);
    // Once every way leads through one label that the best sequence has too, the rest is equal.
    if (labels_[next] == 0 && next + 1 < length_ && at[0] > kLost) {
      const std::int32_t lost = best_[next][0] - at[0];
      bool settled = true;
      for (std::size_t b = 1; b < labels; ++b) {
        if (at[b] > kLost && at[b] - at[0] > best_[next][b] - best_[next][0]) settled = false;
      }
      if (settled) return lost;
    }
  }
  std::int32_t other = at[0] + model.from(0)[0];
  for (std::size_t a = 1; a < labels; ++a) other = std::max(other, at[a] + model.from(a)[0]);
  return total_ - other;
}

}  // namespace glane::tagger
