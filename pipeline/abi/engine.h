// A pipeline with its options, as the C interface shares it between threads.
#pragma once

#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/pipeline.h"
#include "pipeline/program/name_tables.h"
#include "pipeline/program/options.h"

namespace glane::abi {

// The id of a document that has none.
inline constexpr std::string_view kNoId = "doc";

// A document cannot be read; what() says why.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Where a document comes from another language: views of its fields, empty where there is none.
struct Fields {
  std::string_view text;
  std::string_view id;
  std::string_view date;
  std::string_view language;
  std::string_view title;
  std::string_view url;
};

class Engine {
 public:
  // `json` as glane_pipeline_new() describes it.  Throws UsageError and DataError.
  explicit Engine(std::string_view json);

  [[nodiscard]] const std::string& rules() const { return options_.write.rules; }

  // Appends the records.  Throws Unreadable.
  void run(const Fields& fields, std::string& records) const;
  // One line of JSON a document; true where all could be read.
  [[nodiscard]] bool run_ndjson(std::string_view documents, std::string& records) const;
  // Throws UsageError for a name that is not UTF-8.
  void describe(std::string_view name, std::string& report) const;

 private:
  RunOptions options_;
  Pipeline pipeline_;
  // Built when a name is first asked for: few callers do.
  mutable std::once_flag names_built_;
  mutable std::optional<NameTables> names_;
};

}  // namespace glane::abi
