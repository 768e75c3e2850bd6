// What the manifest tells of each argument.
#pragma once

#include <cstdint>

#include "pipeline/run_folder/entry.h"
#include "pipeline/sha256.h"

namespace glane {

// What was read of one argument.
struct InputSum {
  std::uint64_t documents = 0;
  std::uint64_t errors = 0;
  std::uint64_t bytes = 0;
  Sha256 digest;

  void add(const Entry& entry) {
    (entry.error ? errors : documents) += 1;
    bytes += entry.bytes;
    digest.add(entry.hash + " " + entry.doc + "\n");
  }
};

}  // namespace glane
