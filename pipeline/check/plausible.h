// Claims that hardly can be true: each is one sentence's figures against each other.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/finding.h"
#include "pipeline/check/records_file.h"

namespace glane::check {

// A record with its place in the source, in bytes.
struct PlacedRecord {
  const Record* record = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Knows the words and the exchange rates of the data files beside this one.  Const after
// construction.
class Plausibility {
 public:
  // Throws DataError for a wrong line.
  Plausibility();

  // `records` are in text order.  Adds warnings.
  void check(const Record& head, std::string_view text, const std::vector<PlacedRecord>& records,
             Findings& findings) const;

  // The exchange rate that two sums imply, without the text.
  void check_rate(const Record& sum, const Record& same, Findings& findings) const;

 private:
  struct Bounds {
    double low;  // units for a US dollar
    double high;
  };
  using Placed = std::vector<PlacedRecord>;

  [[nodiscard]] bool has_word(std::string_view cls, std::string_view text) const;
  void check_growth(std::string_view text, const Placed& sentence, Findings& findings) const;
  void check_change(const PlacedRecord& now, const PlacedRecord& change, const PlacedRecord& before,
                    const std::string& lead, Findings& findings) const;
  void check_stake(std::string_view text, const PlacedRecord& percent, Findings& findings) const;
  void check_ages(const Record& head, std::string_view text, const Placed& sentence,
                  Findings& findings) const;

  std::map<std::string, std::vector<std::string>, std::less<>> words_;
  std::map<std::string, Bounds, std::less<>> rates_;
};

}  // namespace glane::check
