// Findings for people and for build servers.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/check/finding.h"

namespace glane::check {

// `FILE:LINE: error: [code] message`, one a line.
[[nodiscard]] std::string text_report(const Findings& findings, std::string_view file);

// SARIF 2.1.0, for code-scanning pages.
[[nodiscard]] std::string sarif_report(const Findings& findings, std::string_view file,
                                       std::string_view version);

// JUnit XML: a test for each code, which fails where an error was found.
[[nodiscard]] std::string junit_report(const Findings& findings, std::string_view file);

}  // namespace glane::check
