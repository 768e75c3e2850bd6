// The commands over outputs.  Each takes the arguments behind its name; throws UsageError.
#pragma once

#include <string>
#include <vector>

#include "pipeline/program/exit_status.h"

namespace glane::check {

ExitStatus apply_command(const std::vector<std::string>& arguments);
ExitStatus check_command(const std::vector<std::string>& arguments, const std::string& version);
ExitStatus diff_command(const std::vector<std::string>& arguments);
ExitStatus sample_command(const std::vector<std::string>& arguments);
ExitStatus explain_command(const std::vector<std::string>& arguments);
ExitStatus review_command(const std::vector<std::string>& arguments);

}  // namespace glane::check
