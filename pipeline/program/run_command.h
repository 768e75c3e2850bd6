// glane run: article files in, records out.
#pragma once

#include "pipeline/program/exit_status.h"
#include "pipeline/program/options.h"

namespace glane {

// Throws UsageError, DataError and OutputError; a closed pipe ends it quietly.
[[nodiscard]] ExitStatus run_command(const RunOptions& options);

}  // namespace glane
