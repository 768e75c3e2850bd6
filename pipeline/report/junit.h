// JUnit XML, which build servers read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glane::report {

struct JunitCase {
  std::string name;
  bool failed = false;
  std::string message;  // in one line; empty where there is nothing to tell
  std::string details;
};

// `suite` is the command, as in "glane check".
[[nodiscard]] std::string junit_xml(std::string_view suite, const std::vector<JunitCase>& cases);

}  // namespace glane::report
