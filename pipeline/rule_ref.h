// The line of a data file that something comes from.
#pragma once

#include <cstdint>
#include <string>

namespace glane {

// The place of a line of a data file, for --explain.
struct RuleRef {
  const std::string* file = nullptr;  // owned by the Lexicon or RuleSet
  std::uint32_t line = 0;             // 0: the file as a whole
};
[[nodiscard]] std::string to_string(const RuleRef& ref);

}  // namespace glane
