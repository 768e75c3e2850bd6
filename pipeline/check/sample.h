// A stratified sample of records.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/check/records_file.h"

namespace glane::check {

struct Sampled {
  const Record* record = nullptr;
  std::string stratum;
  // How many records of its stratum this one stands for.
  double weight = 1;
};

// The keys that strata may be made by.
[[nodiscard]] bool is_stratum_key(std::string_view key);

// `count` records, or all where there are fewer, in the order of the file.  Every stratum gets the
// same number as long as it has records left, so that rare rules are seen.  Which ones are drawn
// depends on the seed and on the record alone: neither other documents nor their order matter to
// the order in which those of a stratum come.
[[nodiscard]] std::vector<Sampled> draw_sample(const RecordsFile& file,
                                               const std::vector<std::string>& keys,
                                               std::size_t count, std::uint64_t seed);

}  // namespace glane::check
