// Everything that is known of a name, for people to look at: `glane names NAME…`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/names/compare_names.h"
#include "stages/names/romanise.h"

namespace glane {

struct NameCandidate {
  std::string id;
  std::string_view name;  // to show in French; what was asked for where no lexicon has it
  std::string_view type;
  std::string evidence;
  std::vector<std::string_view> writings;  // all of the lexicon
  std::string source;  // the line of the lexicon: FILE:LINE; empty for a person whom none has
};

struct NameReport {
  std::string name;
  std::string_view script;
  std::vector<NameReading> readings;
  std::vector<NameCandidate> candidates;  // the surest first
};

[[nodiscard]] NameReport describe_name(std::string_view name, const NameComparer& comparer);

// One JSON object a name, or lines to read.
void write_report(const NameReport& report, bool json, std::string& out);

}  // namespace glane
