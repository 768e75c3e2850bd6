// glane names: what the lexicons know of a name.
#pragma once

#include "pipeline/program/exit_status.h"
#include "pipeline/program/options.h"

namespace glane {

// Throws UsageError, DataError and OutputError.
[[nodiscard]] ExitStatus names_command(const NamesOptions& options);

}  // namespace glane
