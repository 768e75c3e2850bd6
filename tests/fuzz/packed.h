// Packed input, of either kind: what was packed comes out again, and any bytes end well.
#pragma once

#define ZSTD_STATIC_LINKING_ONLY  // ZSTD_getFrameHeader
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

#include "fuzz.h"
#include "pipeline/readers/decompress.h"

namespace glane::fuzz {

// Small, so that bombs are found out soon.
inline ReadLimits small_limits() {
  ReadLimits limits;
  limits.expanded = 1 << 16;
  return limits;
}

// Windows of 128 MB are allowed, but take the time of a thousand other inputs under sanitisers.
inline bool has_wide_window(std::string_view bytes) {
  for (std::size_t at = bytes.find("\x28\xB5\x2F\xFD"); at != std::string_view::npos;
       at = bytes.find("\x28\xB5\x2F\xFD", at + 1)) {
    ZSTD_frameHeader head;
    if (ZSTD_getFrameHeader(&head, bytes.data() + at, bytes.size() - at) == 0 &&
        head.windowSize > (1 << 20)) {
      return true;
    }
  }
  return false;
}

struct Unpacked {
  std::string bytes;
  std::vector<std::string> damages;  // what was said of each; reading goes on where it can
  bool capped = false;
  // What goes over the cap is cut where the reader happens to be.
  bool operator==(const Unpacked& other) const {
    return damages == other.damages && (capped || bytes == other.bytes);
  }
};

inline Unpacked unpack(std::string_view packed, std::size_t piece) {
  const ReadLimits limits = small_limits();
  Unpacked result;
  const auto stream = unpacked(std::make_unique<MemoryStream>(packed, piece), limits);
  char buffer[4096];
  for (bool more = true; more;) {
    try {
      const std::size_t count = stream->read(buffer, sizeof buffer);
      result.bytes.append(buffer, count);
      more = count != 0;
    } catch (const BadInput& error) {
      result.damages.emplace_back(error.what());
      result.capped = result.capped || result.damages.back().starts_with("expands");
      require(result.damages.size() <= packed.size(), "damage without end");
      more = stream->resume();
    }
  }
  require(result.bytes.size() <= limits.expanded + sizeof buffer + (1 << 17), "more than the cap");
  return result;
}

// `packed` is what a packer made of `bytes`.
inline void check_round_trip(std::string_view bytes, std::string_view packed) {
  const Unpacked result = unpack(packed, 1 << 20);
  require(result.damages.empty() && result.bytes == bytes, "what was packed does not come out");
}

// However the bytes come in, they are the same.
inline void check_pieces(std::string_view packed) {
  const Unpacked whole = unpack(packed, 1 << 20);
  const Unpacked pieces = unpack(packed, 61);
  if (pieces == whole) return;
  for (const Unpacked* result : {&whole, &pieces}) {
    std::fprintf(stderr, "%zu bytes", result->bytes.size());
    for (const std::string& damage : result->damages) std::fprintf(stderr, ", %s", damage.c_str());
    std::fprintf(stderr, "\n");
  }
  require(false, "pieces give something else than the whole");
}

}  // namespace glane::fuzz
