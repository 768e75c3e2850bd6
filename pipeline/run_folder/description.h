// What a run depends on besides its inputs, as its manifest keeps it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/program/options.h"

namespace glane {

struct RunDescription {
  std::string version;
  std::string rules;    // the digest of all rules and lexicons, built-in and the user's
  std::string options;  // a JSON object of those that change what is written
  std::string date;     // --date; empty where none
  std::string packer;   // of the segments; empty where they are not packed
  // The user's rule and lexicon files, by their path below `stages/`, in order.
  std::vector<std::pair<std::string, std::string>> lexicon;

  // A digest of all of it: documents of one digest are exchangeable.
  [[nodiscard]] std::string engine() const;
};

[[nodiscard]] RunDescription describe_run(const RunOptions& options, const Pipeline& pipeline);

}  // namespace glane
