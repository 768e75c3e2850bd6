// The commands over pairs.  Each takes the arguments behind its name; throws UsageError, DataError.
#pragma once

#include <string>
#include <vector>

#include "pipeline/program/exit_status.h"

namespace glane::compare {

ExitStatus compare_command(const std::vector<std::string>& arguments, const std::string& version);
ExitStatus lint_command(const std::vector<std::string>& arguments, const std::string& version);

}  // namespace glane::compare
