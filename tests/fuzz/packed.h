// Packed input, of either kind: what was packed comes out again, and any bytes end well.
#pragma once

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
