// SARIF 2.1.0, which code-scanning pages and editors read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glane::report {

// A kind of finding.  `level` is one of SARIF's words: note, warning, error.
struct SarifRule {
  std::string_view id;
  std::string_view meaning;
  std::string_view level;
};

// One finding.  Lines and columns begin at 1 and count code points, offsets at 0; what is unknown
// keeps its default and is left out.
struct SarifResult {
  std::size_t rule = 0;    // its number in the order of add_rule()
  std::string_view level;  // empty: that of the rule
  std::string_view message;
  std::string_view file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::uint64_t end_line = 0;
  std::uint64_t end_column = 0;  // behind the last character
  std::int64_t char_offset = -1;
  std::int64_t char_length = -1;
  std::string_view properties;  // a JSON object, or empty
};

// A log that is written piece by piece: the rules first, then the results.
class SarifLog {
 public:
  explicit SarifLog(std::string_view version);  // of the program
  void add_rule(const SarifRule& rule);
  void add(const SarifResult& result);
  [[nodiscard]] std::string done() const;

 private:
  std::string head_;
  std::string rules_;
  std::string results_;
  std::vector<std::pair<std::string, std::string>> ids_;  // of the rules, with their levels
};

}  // namespace glane::report
