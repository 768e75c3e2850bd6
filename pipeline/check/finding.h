// What a check found: typed, graded, at a place.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glane::check {

// Errors break the contract; warnings are claims that hardly can be true; notes say what could not
// be checked.
enum class Severity : std::uint8_t { Note, Warning, Error };
[[nodiscard]] std::string_view to_word(Severity severity);

enum class Code : std::uint8_t {
  Json,
  Schema,
  DuplicateKey,
  KeyOrder,
  Seal,
  Unsealed,
  Orphan,
  DuplicateDocument,
  Place,
  Order,
  Quote,
  NoSource,
  Hash,
  Chars,
  Link,
  IdentityType,
  IdentityName,
  Interval,
  Calendar,
  Displacement,
  Range,
  Arithmetic,
  UnitText,
  Growth,
  Rate,
  Stake,
  Age
};

struct CodeInfo {
  Code code;
  std::string_view word;
  Severity severity;
  std::string_view meaning;
};
[[nodiscard]] std::span<const CodeInfo> all_codes();
[[nodiscard]] const CodeInfo& info(Code code);

struct Finding {
  Code code = Code::Json;
  std::uint64_t line = 0;  // of the output
  std::string doc;
  std::int64_t start = -1;  // of the record, where it has one
  std::int64_t end = -1;
  std::string message;
};

// Findings, and their number by code; of each code the first ones
// are kept whole, so that a file that is all wrong cannot fill the memory.
class Findings {
 public:
  explicit Findings(std::size_t most_of_a_code) : most_(most_of_a_code) {}

  void ignore(Code code) { ignored_[static_cast<std::size_t>(code)] = true; }
  void add(Finding finding);
  // By line of the output; those of one line as they came.
  void sort();

  [[nodiscard]] const std::vector<Finding>& kept() const { return kept_; }
  [[nodiscard]] std::uint64_t count(Code code) const {
    return counts_[static_cast<std::size_t>(code)];
  }
  [[nodiscard]] std::uint64_t count(Severity severity) const;

 private:
  static constexpr std::size_t kCodes = static_cast<std::size_t>(Code::Age) + 1;
  std::size_t most_;
  std::vector<Finding> kept_;
  std::array<std::uint64_t, kCodes> counts_{};
  std::array<bool, kCodes> ignored_{};
};

}  // namespace glane::check
