// Two texts compared: aligned, matched, judged.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pipeline/compare/align.h"
#include "pipeline/compare/bounds.h"
#include "pipeline/compare/causes.h"
#include "pipeline/compare/finding.h"
#include "pipeline/compare/lint.h"
#include "pipeline/compare/match.h"
#include "pipeline/compare/names.h"
#include "pipeline/data_file.h"
#include "pipeline/pipeline.h"

namespace glane::compare {

struct Comparison {
  std::vector<Bead> beads;
  Matches matches;
  std::vector<NameLink> names;
  std::vector<Finding> findings;  // by bead, then by their place in the French
};

// The ends of the segments of both texts where the input says which is which; or empty.
struct Segments {
  std::vector<std::uint32_t> fr_ends;
  std::vector<std::uint32_t> zh_ends;
};

// The bead, a number in `beads`, in which a finding stands; their count where it stands in none.
[[nodiscard]] std::size_t bead_of(const Finding& finding, const Side& fr, const Side& zh,
                                  const std::vector<Bead>& beads);

// Built once, const after, safe to share among threads.
class Comparer {
 public:
  // Throws DataError for a wrong line of a data file.
  explicit Comparer(const Pipeline& pipeline);

  // With `lint` also what the French alone shows.
  [[nodiscard]] Comparison compare(const Side& fr, const Side& zh, const Segments& segments,
                                   bool lint) const;

  [[nodiscard]] const Units& units() const { return units_; }
  [[nodiscard]] const Lint& lint() const { return lint_; }

 private:
  Units units_;
  Causes causes_;
  Bounds bounds_;
  NameKnowledge names_;
  Lint lint_;
};

}  // namespace glane::compare
