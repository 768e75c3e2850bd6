// Two outputs over the same texts, record by record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/records_file.h"

namespace glane::check {

enum class Change : std::uint8_t { Gained, Lost, Changed };
[[nodiscard]] std::string_view to_word(Change change);

// One record that differs.  Same kind and span: changed; else lost and gained.
struct Difference {
  Change change = Change::Gained;
  const Record* before = nullptr;  // nullptr: gained
  const Record* after = nullptr;   // nullptr: lost
  std::vector<Field> fields;       // of a change

  [[nodiscard]] const Record& any() const { return after != nullptr ? *after : *before; }
};

// Differences that one rule or lexicon line is responsible for: that of the new record, of the old
// one where it is lost.
struct DifferenceGroup {
  std::string rule;  // empty where the outputs were made without --explain
  Kind kind = Kind::Date;
  std::string type;
  std::vector<Difference> differences;

  [[nodiscard]] std::size_t count(Change change) const;
};

struct Comparison {
  std::uint64_t same = 0;
  std::vector<DifferenceGroup> groups;   // the largest first
  std::vector<std::string> only_before;  // documents
  std::vector<std::string> only_after;
  std::vector<std::string> other_text;  // of another SHA-256: their records are not compared

  [[nodiscard]] std::size_t count(Change change) const;
  [[nodiscard]] bool is_empty() const {
    return groups.empty() && only_before.empty() && only_after.empty() && other_text.empty();
  }
};

// The comparison points into both files.  `ignored` fields do not count as changes.
[[nodiscard]] Comparison compare(const RecordsFile& before, const RecordsFile& after,
                                 const std::vector<Field>& ignored);

}  // namespace glane::check
