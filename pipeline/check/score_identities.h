// Identities of gold and output against each other.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/check/records_file.h"
#include "pipeline/check/score.h"

namespace glane::check {

// A gold record and the output record that matches it by span.
using Mention = std::pair<const Record*, const Record*>;

// From ids of the output to ids of the gold, one to one.
[[nodiscard]] std::map<std::string, std::string, std::less<>> pair_ids(
    const std::vector<Mention>& mentions);

// All but `exact_id`.
[[nodiscard]] IdentityScore b_cubed(const std::vector<Mention>& mentions);

}  // namespace glane::check
