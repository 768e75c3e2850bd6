// What the fuzz targets share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/readers/byte_stream.h"

namespace glane::fuzz {

inline void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "fuzz: %s\n", what);
  std::abort();
}

// Bytes that come in pieces of at most `piece`.
class MemoryStream final : public ByteStream {
 public:
  MemoryStream(std::string_view bytes, std::size_t piece) : bytes_(bytes), piece_(piece) {}

  [[nodiscard]] std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, bytes_.size()});
    std::copy_n(bytes_.data(), count, to);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t piece_;
};

inline std::unique_ptr<BufferedStream> stream_of(std::string_view bytes, std::size_t piece) {
  return std::make_unique<BufferedStream>(std::make_unique<MemoryStream>(bytes, piece));
}

}  // namespace glane::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
