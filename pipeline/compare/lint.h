// Slips of machine translation that show in the French alone.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare/finding.h"
#include "pipeline/compare/side.h"
#include "pipeline/data_file.h"
#include "pipeline/pipeline.h"

namespace glane::compare {

// Safe to share among threads.
class Lint {
 public:
  explicit Lint(const Pipeline& pipeline);
  ~Lint();
  Lint(const Lint&) = delete;
  Lint& operator=(const Lint&) = delete;

  // All slips, in text order.  The first call reads lint.tsv and limits.tsv, and throws DataError
  // for a wrong line.
  [[nodiscard]] std::vector<Finding> run(const Side& fr) const;

  // Those of names that the records tell: romanised, translated, mixed.
  [[nodiscard]] std::vector<Finding> names(const Side& fr) const;

  // What the patterns find in a text by itself, for the examples of lint.tsv.
  struct Example {
    std::string place;  // FILE:LINE
    Code code;
    std::string must;
    std::string must_not;
  };
  [[nodiscard]] const std::vector<Example>& examples() const;

 private:
  struct Rules;
  // Made when they are first wanted: names() needs none.
  [[nodiscard]] const Rules& rules() const;

  mutable std::once_flag made_;
  mutable std::unique_ptr<const Rules> rules_;
  const Pipeline& pipeline_;
};

}  // namespace glane::compare
