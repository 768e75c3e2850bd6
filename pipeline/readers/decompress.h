// gzip and Zstandard, told by their first bytes.
#pragma once

#include <memory>

#include "pipeline/readers/byte_stream.h"

namespace glane {

// `stream` unpacked where it is packed, else as it is.  The result throws BadInput for damage, for
// what ends too early and for what expands beyond `limits`.  Files of several gzip members (as WARC
// has them) read on after a damaged one: resume().
[[nodiscard]] std::unique_ptr<BufferedStream> unpacked(std::unique_ptr<ByteStream> stream,
                                                       const ReadLimits& limits);

}  // namespace glane
