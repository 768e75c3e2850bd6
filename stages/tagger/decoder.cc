#include "stages/tagger/decoder.h"

#include <algorithm>

#include "stages/tagger/wide.h"

namespace glane::tagger {

GLANE_WIDE const std::vector<std::uint8_t>& Decoder::run(const Model& model) {
  const std::size_t labels = model.labels().size();
  for (std::size_t b = 0; b < labels; ++b) best_[0][b] = scores_[0][b] + model.from(0)[b];
  for (std::size_t k = 1; k < length_; ++k) {
    Scores best;
    std::array<std::int32_t, kRow> back{};
    best.fill(-(1 << 29));
    for (std::size_t a = 0; a < labels; ++a) {
      const std::int32_t base = best_[k - 1][a];
      const auto& step = model.from(a);
      for (std::size_t b = 0; b < kRow; ++b) {
        const std::int32_t sum = base + step[b];
        const bool better = sum > best[b];
        best[b] = better ? sum : best[b];
        back[b] = better ? static_cast<std::int32_t>(a) : back[b];
      }
    }
    for (std::size_t b = 0; b < kRow; ++b) best[b] += scores_[k][b];
    best_[k] = best;
    for (std::size_t b = 0; b < kRow; ++b) back_[k][b] = static_cast<std::uint8_t>(back[b]);
  }
  std::size_t last = 0;
  total_ = -(1 << 30);
  for (std::size_t a = 0; a < labels; ++a) {
    const std::int32_t sum = best_[length_ - 1][a] + model.from(a)[0];
    if (sum > total_) total_ = sum, last = a;
  }
  for (std::size_t k = length_; k-- > 0;) {
    labels_[k] = static_cast<std::uint8_t>(last);
    if (k > 0) last = back_[k][last];
  }
  return labels_;
}

GLANE_WIDE std::int32_t Decoder::margin(const Model& model, std::size_t k) {
  // The best way on from label 0 at token k, by the same recursion.
  const std::size_t labels = model.labels().size();
  Scores at;
  at.fill(-(1 << 29));
  at[0] = best_[k][0];
  for (std::size_t next = k + 1; next < length_; ++next) {
    Scores best;
    best.fill(-(1 << 29));
    for (std::size_t a = 0; a < labels; ++a) {
      const auto& step = model.from(a);
      for (std::size_t b = 0; b < kRow; ++b) best[b] = std::max(best[b], at[a] + step[b]);
    }
    for (std::size_t b = 0; b < kRow; ++b) at[b] = best[b] + scores_[next][b];
    // Once every way leads through one label that the best sequence has too, the rest is equal.
    if (labels_[next] == 0 && next + 1 < length_ && at[0] > best_[next][0] - (1 << 20)) {
      const std::int32_t lost = best_[next][0] - at[0];
      bool settled = true;
      for (std::size_t b = 1; b < labels; ++b) {
        if (at[b] - at[0] > best_[next][b] - best_[next][0]) settled = false;
      }
      if (settled) return lost;
    }
  }
  std::int32_t other = -(1 << 30);
  for (std::size_t a = 0; a < labels; ++a) other = std::max(other, at[a] + model.from(a)[0]);
  return total_ - other;
}

}  // namespace glane::tagger
