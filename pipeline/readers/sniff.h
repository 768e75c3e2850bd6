// What a file is, by its first bytes.
#pragma once

#include <string_view>

#include "pipeline/readers/raw_document.h"

namespace glane {

inline constexpr std::size_t kSniffed = 1024;

// `head`: the first kSniffed bytes, unpacked.  Auto where they do not tell: what has no mark of its
// own may be text or anything else.
[[nodiscard]] Format sniff(std::string_view head);

}  // namespace glane
