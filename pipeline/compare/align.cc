// Dynamic programming over sentences, in a band around the diagonal of equal shares of the text.
// A bead is scored by the keys that its sentences share, by how well their lengths go together, and
// by paragraphs that begin on both sides.  Where the best path touches the edge of the band, the
// band is doubled and the search done again.
#include "pipeline/compare/align.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "pipeline/compare/sentence_keys.h"

namespace glane::compare {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr float kUnknown = -1;  // not yet looked at

struct Shape {
  std::uint8_t fr;
  std::uint8_t zh;
  float prior;
};
constexpr std::array<Shape, 8> kShapes{{{1, 1, 0.0f},
                                        {1, 0, -2.4f},
                                        {0, 1, -2.4f},
                                        {1, 2, -1.3f},
                                        {2, 1, -1.3f},
                                        {1, 3, -2.2f},
                                        {3, 1, -2.2f},
                                        {2, 2, -2.4f}}};

// How much a shared key weighs against lengths.
constexpr float kKeyWeight = 1.6f;
constexpr float kLengthWeight = 0.7f;
constexpr float kNothingShared = -0.8f;
constexpr float kMostMissed = 3.0f;
constexpr float kParagraph = 0.3f;
constexpr float kParagraphBroken = -0.5f;
constexpr float kParagraphMerged = -3.0f;
constexpr std::size_t kMostCells = 50'000'000;  // some 10,000 sentences all against all

class Aligner {
 public:
  Aligner(const Side& fr, const Side& zh, const SameNames& same)
      : fr_(fr),
        zh_(zh),
        keys_(keys_of(fr, same), keys_of(zh, {})),
        rows_(count(fr)),
        columns_(count(zh)) {
    sum_letters(fr, fr_letters_);
    sum_letters(zh, zh_letters_);
    const double ratio = length_ratio(fr_letters_.back(), zh_letters_.back());
    take_logs(fr_letters_, 1, fr_logs_);
    take_logs(zh_letters_, ratio, zh_logs_);
  }

  std::vector<Bead> run() {
    std::uint32_t width = 6 + (rows_ > columns_ ? rows_ - columns_ : columns_ - rows_) / 2;
    for (;; width *= 2) {
      fill(width);
      bool at_edge = false;
      std::vector<Bead> beads = trace(at_edge);
      if (!at_edge || width > std::max(rows_, columns_) || cells_.size() > kMostCells) return beads;
    }
  }

 private:
  struct Cell {
    float score = kNever;
    float own = 0;
    std::uint8_t shape = 0;
  };
  struct Row {
    std::uint32_t first = 0;  // column
    std::uint32_t last = 0;   // behind the last
    std::size_t at = 0;       // in cells_
  };

  static std::uint32_t count(const Side& side) {
    return static_cast<std::uint32_t>(side.sentences.size());
  }

  static void sum_letters(const Side& side, std::vector<double>& sums) {
    sums.assign(1, 0);
    for (const Sentence& sentence : side.sentences) sums.push_back(sums.back() + sentence.letters);
  }

  // Of the length of one to three sentences from each on, in letters of French.
  using Logs = std::vector<std::array<float, 3>>;

  static void take_logs(const std::vector<double>& sums, double ratio, Logs& logs) {
    logs.resize(sums.size());
    for (std::size_t k = 0; k < sums.size(); ++k) {
      for (std::size_t n = 0; n < 3 && k + n + 1 < sums.size(); ++n) {
        logs[k][n] = static_cast<float>(std::log((sums[k + n + 1] - sums[k]) * ratio + 12));
      }
    }
  }

  // The columns of a row: those whose share of the text is near the row's own.
  void lay_out(std::uint32_t width) {
    grid_.resize(rows_ + 1);
    std::size_t at = 0;
    std::uint32_t middle = 0;
    for (std::uint32_t i = 0; i <= rows_; ++i) {
      const double share = fr_letters_.back() == 0 ? 0 : fr_letters_[i] / fr_letters_.back();
      while (middle < columns_ && zh_letters_[middle] < share * zh_letters_.back()) ++middle;
      Row& row = grid_[i];
      row.first = i == 0 || middle < width ? 0 : middle - width;
      row.last = i == rows_ ? columns_ + 1 : std::min(columns_ + 1, middle + width + 1);
      row.at = at;
      at += row.last - row.first;
    }
    cells_.assign(at, Cell{});
    shared_.assign(at, kUnknown);
  }

  // What two sentences share: each is part of many beads, and looked at once.
  [[nodiscard]] float shared(std::uint32_t i, std::uint32_t j) {
    const Row& row = grid_[i];
    if (j < row.first || j >= row.last) return keys_.shared(i, j);
    float& known = shared_[row.at + j - row.first];
    if (known == kUnknown) known = keys_.shared(i, j);
    return known;
  }

  [[nodiscard]] Cell* cell(std::uint32_t i, std::uint32_t j) {
    const Row& row = grid_[i];
    return j < row.first || j >= row.last ? nullptr : &cells_[row.at + j - row.first];
  }

  void fill(std::uint32_t width) {
    lay_out(width);
    cell(0, 0)->score = 0;
    for (std::uint32_t i = 0; i <= rows_; ++i) {
      for (std::uint32_t j = grid_[i].first; j < grid_[i].last; ++j) {
        if (i != 0 || j != 0) best(i, j);
      }
    }
  }

  void best(std::uint32_t i, std::uint32_t j) {
    Cell& to = *cell(i, j);
    for (std::uint8_t s = 0; s < kShapes.size(); ++s) {
      const Shape& shape = kShapes[s];
      if (shape.fr > i || shape.zh > j) continue;
      const Cell* from = cell(i - shape.fr, j - shape.zh);
      if (from == nullptr || from->score == kNever) continue;
      const float own = score(i - shape.fr, j - shape.zh, shape);
      if (from->score + own > to.score) to = {from->score + own, own, s};
    }
  }

  [[nodiscard]] static bool begins_paragraph(const Side& side, std::uint32_t k) {
    return k == 0 || side.sentences[k].paragraph != side.sentences[k - 1].paragraph;
  }

  [[nodiscard]] float paragraphs(std::uint32_t i, std::uint32_t j, const Shape& shape) const {
    float score = 0;
    for (std::uint32_t k = i + 1; k < i + shape.fr; ++k) {
      if (begins_paragraph(fr_, k)) score += kParagraphMerged;
    }
    for (std::uint32_t k = j + 1; k < j + shape.zh; ++k) {
      if (begins_paragraph(zh_, k)) score += kParagraphMerged;
    }
    if (shape.fr == 0 || shape.zh == 0) return score;
    const bool fr = begins_paragraph(fr_, i);
    const bool zh = begins_paragraph(zh_, j);
    return score + (fr && zh ? kParagraph : fr != zh ? kParagraphBroken : 0);
  }

  [[nodiscard]] float lengths(std::uint32_t i, std::uint32_t j, const Shape& shape) const {
    const float off = fr_logs_[i][shape.fr - 1u] - zh_logs_[j][shape.zh - 1u];
    return -kLengthWeight * std::min(off * off * 10, 8.0f);
  }

  [[nodiscard]] float score(std::uint32_t i, std::uint32_t j, const Shape& shape) {
    float score = shape.prior + paragraphs(i, j, shape);
    if (shape.fr == 0 || shape.zh == 0) return score;
    float sum = 0;
    std::array<float, 3> of_fr{};
    std::array<float, 3> of_zh{};
    for (std::uint32_t a = 0; a < shape.fr; ++a) {
      for (std::uint32_t b = 0; b < shape.zh; ++b) {
        const float own = shared(i + a, j + b);
        sum += own;
        of_fr[a] += own;
        of_zh[b] += own;
      }
    }
    score += kKeyWeight * sum + lengths(i, j, shape);
    // A sentence with something to share that shares nothing is hardly part of the bead.
    for (std::uint32_t a = 0; a < shape.fr; ++a) {
      if (of_fr[a] == 0) score += kNothingShared * std::min(keys_.fr_weight(i + a), kMostMissed);
    }
    for (std::uint32_t b = 0; b < shape.zh; ++b) {
      if (of_zh[b] == 0) score += kNothingShared * std::min(keys_.zh_weight(j + b), kMostMissed);
    }
    return score;
  }

  std::vector<Bead> trace(bool& at_edge) {
    std::vector<Bead> beads;
    std::uint32_t i = rows_;
    std::uint32_t j = columns_;
    while (i != 0 || j != 0) {
      const Row& row = grid_[i];
      at_edge |= (j == row.first && row.first != 0) || (j + 1 == row.last && row.last <= columns_);
      const Cell& here = *cell(i, j);
      if (here.score == kNever) {
        at_edge = true;
        return beads;
      }
      const Shape& shape = kShapes[here.shape];
      beads.push_back({i - shape.fr, i, j - shape.zh, j, here.own});
      i -= shape.fr;
      j -= shape.zh;
    }
    std::reverse(beads.begin(), beads.end());
    return beads;
  }

  const Side& fr_;
  const Side& zh_;
  SharedKeys keys_;
  std::uint32_t rows_;
  std::uint32_t columns_;
  std::vector<double> fr_letters_;
  std::vector<double> zh_letters_;
  Logs fr_logs_;
  Logs zh_logs_;
  std::vector<Row> grid_;
  std::vector<Cell> cells_;
  std::vector<float> shared_;  // by cell: of the sentences that begin there
};

}  // namespace

double length_ratio(double fr_letters, double zh_letters) {
  constexpr double kUsual = 3.4;
  constexpr double kSteady = 200;
  return (fr_letters + kSteady * kUsual) / (zh_letters + kSteady);
}

std::vector<Bead> align(const Side& fr, const Side& zh, const SameNames& same) {
  return Aligner(fr, zh, same).run();
}

std::vector<Bead> align_segments(const Side& fr, const Side& zh,
                                 std::span<const std::uint32_t> fr_ends,
                                 std::span<const std::uint32_t> zh_ends) {
  std::vector<Bead> beads;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  for (std::size_t k = 0; k < fr_ends.size() && k < zh_ends.size(); ++k) {
    Bead bead{i, i, j, j, 0};
    while (i < fr.sentences.size() && fr.sentences[i].span.begin < fr_ends[k]) ++i;
    while (j < zh.sentences.size() && zh.sentences[j].span.begin < zh_ends[k]) ++j;
    bead.fr_end = i;
    bead.zh_end = j;
    if (bead.fr_count() + bead.zh_count() != 0) beads.push_back(bead);
  }
  return beads;
}

}  // namespace glane::compare
