// What a change of options, rules or lexicons makes stale.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/char_table.h"
#include "pipeline/document.h"
#include "pipeline/run_folder/description.h"
#include "pipeline/run_folder/entry.h"

namespace glane {

// The `used` of an entry: what a document's records rest on, gathered part by part.
class UsedBy {
 public:
  void add(const Document& part);
  [[nodiscard]] std::string to_json(const DocumentInfo& info) const;

 private:
  std::set<std::string> languages_;
  std::set<std::string> files_;
  std::set<std::string> ids_;
};

// Compares two runs.  Immutable once built; may be shared among threads.
class Staleness {
 public:
  // `chars` must outlive this.
  Staleness(const RunDescription& before, const RunDescription& now, const CharTable& chars);

  enum class Verdict {
    Fresh,
    Stale,
    Look,  // at its text: touches() decides
  };
  // `why` is set where it is stale.
  [[nodiscard]] Verdict judge(const Entry& entry, std::string& why) const;

  // Whether a changed line of a lexicon is about a word of this text.
  [[nodiscard]] bool touches(std::string_view text) const;

  // Whether anything changed at all.
  [[nodiscard]] bool any() const { return any_; }

 private:
  void compare_lexicons(const RunDescription& before, const RunDescription& now);
  void add_words(std::string_view line, bool person);

  const CharTable& chars_;
  bool any_ = false;
  std::string all_;        // why all is stale; empty: not all is
  std::string dates_;      // why documents without a date of their own are
  std::string french_;     // why documents with French are
  std::string chinese_;    // likewise
  bool explain_ = false;
  std::vector<std::string> files_;  // changed, as records name them
  std::vector<std::string> words_;  // of changed lines, folded
  std::vector<std::string> ids_;    // of changed lines
  bool persons_ = false;            // a line of people changed
};

}  // namespace glane
