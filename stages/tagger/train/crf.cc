// AdaGrad over stretches in random order.  The gradient of a stretch is the difference between how
// often each label and each pair of labels is expected, given all that may be right, and how often,
// given anything: two runs of the forward-backward algorithm, the first of them trivial where each
// token has one right label.  Lavergne et al., ACL 2010, and Lafferty et al., ICML 2001, describe
// the model; Duchi et al., JMLR 2011, the steps.
#include "stages/tagger/train/crf.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stages/tagger/train/random.h"

namespace glane::tagger {
namespace {

using Row = std::array<float, kRow>;
using Table = std::array<Row, kRow>;

// Expected labels and pairs of a stretch.
class Expectation {
 public:
  std::vector<Row> labels;
  Table pairs{};

  // `emissions` are exponentials of scores, `allowed` bits of labels.  Returns the logarithm of the
  // sum over all sequences, less that of the factors already taken out of the emissions.
  double run(const std::vector<Row>& emissions, const std::vector<std::uint16_t>* allowed,
             const Table& steps) {
    const std::size_t n = emissions.size();
    forward_.resize(n);
    labels.assign(n, Row{});
    for (Row& row : pairs) row.fill(0);
    double log_sum = 0;
    for (std::size_t t = 0; t < n; ++t) {
      Row row{};
      for (std::size_t a = 0; a < kRow; ++a) {
        const float before = t > 0 ? forward_[t - 1][a] : a == 0 ? 1.0F : 0.0F;
        if (before == 0) continue;
        for (std::size_t b = 0; b < kRow; ++b) row[b] += before * steps[a][b];
      }
      float sum = 0;
      for (std::size_t b = 0; b < kRow; ++b) {
        row[b] *= emissions[t][b];
        if (allowed != nullptr && ((*allowed)[t] >> b & 1) == 0) row[b] = 0;
        sum += row[b];
      }
      log_sum += std::log(static_cast<double>(sum));
      for (float& value : row) value /= sum;
      forward_[t] = row;
    }
    Row backward;
    float end_sum = 0;
    for (std::size_t b = 0; b < kRow; ++b) {
      backward[b] = steps[b][0];
      end_sum += forward_[n - 1][b] * backward[b];
    }
    log_sum += std::log(static_cast<double>(end_sum));
    for (std::size_t b = 0; b < kRow; ++b) {
      labels[n - 1][b] = forward_[n - 1][b] * backward[b] / end_sum;
      pairs[b][0] += labels[n - 1][b];
    }
    for (std::size_t t = n; t-- > 0;) {
      Row next;  // what each label here leads to
      float sum = 0;
      for (std::size_t b = 0; b < kRow; ++b) {
        next[b] = backward[b] * emissions[t][b];
        if (allowed != nullptr && ((*allowed)[t] >> b & 1) == 0) next[b] = 0;
      }
      Row here{};
      for (std::size_t a = 0; a < kRow; ++a) {
        float total = 0;
        for (std::size_t b = 0; b < kRow; ++b) total += steps[a][b] * next[b];
        here[a] = total;
        const float before = t > 0 ? forward_[t - 1][a] : a == 0 ? 1.0F : 0.0F;
        sum += before * total;
      }
      for (std::size_t a = 0; a < kRow; ++a) {
        const float before = t > 0 ? forward_[t - 1][a] : a == 0 ? 1.0F : 0.0F;
        if (before == 0) continue;
        for (std::size_t b = 0; b < kRow; ++b) {
          pairs[a][b] += before * steps[a][b] * next[b] / sum;
        }
        if (t > 0) labels[t - 1][a] = before * here[a] / sum;
      }
      for (float& value : here) value /= sum;
      backward = here;
    }
    return log_sum;
  }

 private:
  std::vector<Row> forward_;
};

class Trainer {
 public:
  Trainer(const ExampleSet& examples, const LabelSet& labels, unsigned row_bits,
          const TrainingOptions& options)
      : examples_(examples), options_(options), random_(options.seed) {
    model_.labels = labels;
    model_.row_bits = row_bits;
    model_.weights.resize((std::size_t{1} << row_bits) * kRow);
    squares_.resize(model_.weights.size(), 1.0F);
    for (Row& row : transition_squares_) row.fill(1.0F);
  }

  double epoch() {
    std::vector<std::uint32_t> order(examples_.stretch_ends.size());
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[random_.below(k)]);
    double loss = 0;
    for (const std::uint32_t stretch : order) loss += step(stretch);
    return loss / static_cast<double>(examples_.tokens.size());
  }

  // All rows speak at once from now on, so each a little less loud; by the root of what were even,
  // since the exact score of names wants more recall than the likelihood does.
  FloatModel finish() {
    const float loud = std::sqrt(1.0F - options_.row_dropout);
    for (float& weight : model_.weights) weight *= loud;
    return std::move(model_);
  }

 private:
  double step(std::uint32_t stretch) {
    const std::uint32_t begin = stretch == 0 ? 0 : examples_.stretch_ends[stretch - 1];
    const std::uint32_t end = examples_.stretch_ends[stretch];
    choose_rows(begin, end);
    score(begin, end);
    const double all = expected_.run(emissions_, nullptr, steps_);
    const double right = right_.run(emissions_, &allowed_, steps_);
    update();
    return all - right;
  }

  // The rows that are not left out this time.
  void choose_rows(std::uint32_t begin, std::uint32_t end) {
    rows_.clear();
    ends_.clear();
    allowed_.clear();
    for (std::uint32_t t = begin; t < end; ++t) {
      const Example& token = examples_.tokens[t];
      const bool blind = random_.unit() < options_.word_dropout;
      for (std::uint32_t k = blind ? token.spelling : 0; k < token.count; ++k) {
        if (random_.unit() >= options_.row_dropout)
          rows_.push_back(examples_.rows[token.first + k]);
      }
      ends_.push_back(static_cast<std::uint32_t>(rows_.size()));
      allowed_.push_back(token.labels);
    }
  }

  void score(std::uint32_t begin, std::uint32_t end) {
    emissions_.resize(end - begin);
    std::uint32_t k = 0;
    const std::size_t count = model_.labels.size();
    for (std::size_t t = 0; t < emissions_.size(); ++t) {
      Row sums{};
      for (; k < ends_[t]; ++k) {
        const float* weights = &model_.weights[static_cast<std::size_t>(rows_[k]) * kRow];
        for (std::size_t b = 0; b < kRow; ++b) sums[b] += weights[b];
      }
      const float top =
          *std::max_element(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(count));
      for (std::size_t b = 0; b < kRow; ++b) {
        emissions_[t][b] = b < count ? std::exp(std::max(sums[b] - top, -40.0F)) : 0.0F;
      }
    }
    for (std::size_t a = 0; a < kRow; ++a) {
      for (std::size_t b = 0; b < kRow; ++b) {
        steps_[a][b] = a < count && b < count && model_.labels.may_follow(a, b)
                           ? std::exp(model_.transitions[a][b])
                           : 0.0F;
      }
    }
  }

  void update() {
    const float rate = options_.rate;
    const float decay = options_.decay;
    std::uint32_t k = 0;
    for (std::size_t t = 0; t < emissions_.size(); ++t) {
      Row gradient;
      float size = 0;
      for (std::size_t b = 0; b < kRow; ++b) {
        gradient[b] = expected_.labels[t][b] - right_.labels[t][b];
        size += std::abs(gradient[b]);
      }
      if (size < 1e-4F) {
        k = ends_[t];
        continue;
      }
      for (; k < ends_[t]; ++k) {
        float* weights = &model_.weights[static_cast<std::size_t>(rows_[k]) * kRow];
        float* squares = &squares_[static_cast<std::size_t>(rows_[k]) * kRow];
        for (std::size_t b = 0; b < kRow; ++b) {
          const float slope = gradient[b] + decay * weights[b];
          squares[b] += slope * slope;
          weights[b] -= rate * slope / std::sqrt(squares[b]);
        }
      }
    }
    for (std::size_t a = 0; a < kRow; ++a) {
      for (std::size_t b = 0; b < kRow; ++b) {
        const float slope = expected_.pairs[a][b] - right_.pairs[a][b];
        transition_squares_[a][b] += slope * slope;
        model_.transitions[a][b] -= rate * slope / std::sqrt(transition_squares_[a][b]);
      }
    }
  }

  const ExampleSet& examples_;
  TrainingOptions options_;
  Random random_;
  FloatModel model_;
  std::vector<float> squares_;
  Table transition_squares_{};
  Table steps_{};
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint16_t> allowed_;
  std::vector<Row> emissions_;
  Expectation expected_;
  Expectation right_;
};

}  // namespace

FloatModel train(const ExampleSet& examples, const LabelSet& labels, unsigned row_bits,
                 const TrainingOptions& options, void (*log)(int epoch, double loss)) {
  Trainer trainer(examples, labels, row_bits, options);
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    const double loss = trainer.epoch();
    if (log != nullptr) log(epoch, loss);
  }
  return trainer.finish();
}

}  // namespace glane::tagger
