// An output against gold files.  What counts, for each kind of record:
//   span    the output has a record of the same kind, span and type;
//   strict  such a record with the right value: `value` of dates (where gold has none: no value and
//           the same `offset`); number, low, high, compared exactly, and unit of amounts; the
//           identity of entities.
// Of identities the grouping counts: ids of gold and output are paired one to one, the pair with
// the most shared mentions first, and a mention is right where its two ids are a pair.
// A gold record with `optional` is not counted, nor is an output record that overlaps it and
// matches nothing else; `accept` gives further right answers.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/records_file.h"

namespace glane::check {

// A gold record, or an output record that is none, and what came of it.
struct ScoreRow {
  std::size_t doc = 0;  // of ScoreResult::documents
  Kind kind = Kind::Date;
  const Record* gold = nullptr;
  const Record* output = nullptr;
  bool span = false;
  bool strict = false;
};

struct GoldDocument {
  std::string name;
  std::string language;
  std::string sha256;
  std::vector<Record> records;
};

// B-cubed over the mentions that were matched by span.
struct IdentityScore {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::size_t mentions = 0;
  double exact_id = 0;  // the share of ids that are the very text of the gold
};

struct ScoreResult {
  std::vector<GoldDocument> documents;
  std::vector<ScoreRow> rows;
  IdentityScore identity;
  std::vector<std::string> missing;  // gold documents that the output has not
  std::vector<std::string> foreign;  // and the other way round
  std::vector<std::string> changed;  // of another text
};

// Owns what rows point to.
class Scorer {
 public:
  // Throws UsageError where the folder holds no gold, DataError for a line that is no JSON.
  explicit Scorer(const std::string& gold_folder);
  [[nodiscard]] ScoreResult run(const std::string& output_path);

 private:
  using Variants = std::vector<Record>;  // a gold record and those of its `accept`
  struct Side;

  void read_gold(const std::string& path);
  [[nodiscard]] const Variants& variants(const Record& gold);

  Arena arena_;
  std::vector<GoldDocument> gold_;
  std::map<const Record*, Variants> variants_;
  std::map<std::string, std::vector<Record>> output_;
  std::map<std::string, Record> heads_;
};

// The name of a document: without its folders and `.txt`.
[[nodiscard]] std::string stem(std::string_view doc);

// What one line of a table counts.
struct Tally {
  std::uint64_t gold = 0;
  std::uint64_t output = 0;
  std::uint64_t span = 0;
  std::uint64_t strict = 0;

  Tally& operator+=(const Tally& other);
};
struct Figures {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};
[[nodiscard]] Figures figures(std::uint64_t matched, const Tally& tally);

// Between what limits the figures lie in 95 of 100 draws of as many documents, with replacement.
struct Limits {
  Figures low;
  Figures high;
};

// A line of a table with its limits.
struct ScoreLine {
  std::string key;
  Tally tally;
  std::vector<Tally> by_document;
  Limits strict_limits;
  Limits span_limits;
};
struct ScoreTable {
  std::string name;  // overall, kind, type, language
  std::vector<ScoreLine> lines;
};
[[nodiscard]] std::vector<ScoreTable> score_tables(const ScoreResult& result, std::uint64_t seed);

// How often a field agrees over the span matches, by `kind.field`.
struct Agreement {
  std::uint64_t agree = 0;
  std::uint64_t of = 0;
};
[[nodiscard]] std::map<std::string, Agreement> agreements(const ScoreResult& result);

}  // namespace glane::check
