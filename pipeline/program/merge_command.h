// `glane merge`: the parts of a run, as one.
#pragma once

#include "pipeline/program/exit_status.h"
#include "pipeline/program/options.h"

namespace glane {

[[nodiscard]] ExitStatus merge_command(const MergeOptions& options);

}  // namespace glane
