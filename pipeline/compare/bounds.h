// Words that say a bound where no record does.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "pipeline/compare/side.h"

namespace glane::compare {

// Const after construction, safe to share.
class Bounds {
 public:
  // Reads bounds.tsv.  Throws DataError.
  Bounds();

  // Whether a word for this bound, or for one that says nearly the same, stands beside the span.
  [[nodiscard]] bool stands_near(const Side& side, SourceSpan span, Relation relation) const;

 private:
  static constexpr std::size_t kRelations = 6;
  using Words = std::array<std::vector<std::string>, kRelations>;
  Words fr_;
  Words zh_;
};

}  // namespace glane::compare
