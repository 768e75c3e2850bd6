// The bridge between the normalised text and the source.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/span.h"

namespace glane {

// What normalisation changed: one edit for each stretch whose bytes differ or moved in length.
// Between edits the two texts are equal.  Immutable once built; safe to share among threads.
class OffsetMap {
 public:
  struct Edit {
    SourceSpan source;
    NormSpan norm;
  };

  // Appends an edit; edits come in text order and do not overlap.
  void add(Edit edit) { edits_.push_back(edit); }

  // The source bytes that a normalised span came from.  A boundary inside an edit widens to the
  // whole edit, so that a non-empty span never maps to an empty one.
  [[nodiscard]] SourceSpan to_source(NormSpan span) const;

  [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }

 private:
  std::vector<Edit> edits_;
};

// Joins two steps: `first` from source to a middle text, `second` from there to the last text.
[[nodiscard]] OffsetMap compose(const OffsetMap& first, const OffsetMap& second);

}  // namespace glane
