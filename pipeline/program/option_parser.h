// What the command lines share: options, and how a wrong one is refused.
#pragma once

#include <array>
#include <boost/program_options.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glane {

inline constexpr unsigned kHelpWidth = 100;

// Throws UsageError with where to find help.
[[noreturn]] void refuse(const std::string& message, const std::string& command);

// Reads `arguments`; those that are no option become `input`.  Throws UsageError.
[[nodiscard]] boost::program_options::variables_map parse_arguments(
    const std::vector<std::string>& arguments,
    const boost::program_options::options_description& visible, const std::string& command);

// The value that `word` names, or an error that lists those there are.
template <class Value, std::size_t N>
Value named(const std::array<std::pair<std::string_view, Value>, N>& names, const char* option,
            const std::string& word, const std::string& command) {
  std::string all;
  for (const auto& [name, value] : names) {
    if (name == word) return value;
    all += all.empty() ? "" : ", ";
    all += name;
  }
  refuse(std::string(option) + ": '" + word + "' is none of " + all, command);
}

}  // namespace glane
