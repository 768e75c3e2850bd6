// Precision and recall of exact spans.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/records.h"
#include "stages/tagger/train/corpus.h"

namespace glane::tagger {

struct Counts {
  int right = 0;
  int found = 0;
  int gold = 0;

  [[nodiscard]] double precision() const { return found == 0 ? 0 : 1.0 * right / found; }
  [[nodiscard]] double recall() const { return gold == 0 ? 0 : 1.0 * right / gold; }
  [[nodiscard]] double f1() const { return found + gold == 0 ? 0 : 2.0 * right / (found + gold); }
};

class Scores {
 public:
  // Both lists sorted; only labels of ours count.
  void add(const std::vector<GoldSpan>& gold, const std::vector<GoldSpan>& found);

  [[nodiscard]] const std::map<std::string, Counts>& by_label() const { return by_label_; }
  // Of the people, organisations and places; of all.
  [[nodiscard]] Counts names() const;
  [[nodiscard]] Counts all() const;
  [[nodiscard]] std::string report() const;

 private:
  std::map<std::string, Counts> by_label_;
};

// A type in the words of the corpora: `PER`, `ORG` …
[[nodiscard]] std::string label_of(EntityType type);

}  // namespace glane::tagger
