// The two errors that end the work: both are raised while building, never on a text.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace glane {

// A line of a lexicon or rule file is wrong.  what() reads `file:line: message`.
class DataError : public std::runtime_error {
 public:
  DataError(std::string_view file, std::uint32_t line, std::string_view message)
      : std::runtime_error(std::string(file) + ":" + std::to_string(line) + ": " +
                           std::string(message)) {}
};

// The command line, or what it names, is wrong.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace glane
