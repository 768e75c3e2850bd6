// --gold of 'glane check'.
#pragma once

#include <string>

#include "pipeline/check/command_line.h"

namespace glane::check {

// Prints the figures of an output against a gold folder; false where one is below its --fail-under.
[[nodiscard]] bool score_output(const CommandLine& line, const std::string& output);

}  // namespace glane::check
