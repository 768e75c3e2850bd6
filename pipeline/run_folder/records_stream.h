// The records of an output, whatever it is: what the commands that read outputs begin with.
#pragma once

#include <memory>
#include <string>

#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/byte_stream.h"

namespace glane {

// The lines of a file (`-`: standard input), packed or not, or of a run folder, its segments one
// after another.  Throws std::system_error, or BadInput for a folder that holds no finished run.
[[nodiscard]] std::unique_ptr<ByteStream> open_records(const std::string& path,
                                                       const Interrupt& interrupt);

}  // namespace glane
