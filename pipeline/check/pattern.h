// A regular expression of a schema.
#pragma once

#include <unicode/regex.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glane::check {

// ICU's expressions, since the schemas look ahead and RE2 does not.  The same few values come again
// and again (dates, identities, rules), so that those which matched are kept.
class Pattern {
 public:
  // Throws std::invalid_argument.
  explicit Pattern(std::string_view expression);

  // Whether the expression is found anywhere in `text`, as JSON Schema has it.
  [[nodiscard]] bool matches(std::string_view text);

  [[nodiscard]] const std::string& expression() const { return expression_; }

 private:
  static constexpr std::size_t kSlots = 4096;
  std::string expression_;
  std::unique_ptr<icu::RegexMatcher> matcher_;
  std::vector<std::string> matched_;
};

}  // namespace glane::check
