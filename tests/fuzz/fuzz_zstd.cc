// Zstandard: damaged, cut, of several frames; and what libzstd packs comes out again.
#include "packed.h"

namespace {

std::string zstd(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1);
  glane::fuzz::require(ZSTD_isError(size) == 0, "libzstd");
  packed.resize(size);
  return packed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (glane::fuzz::has_wide_window(bytes)) return 0;
  glane::fuzz::check_pieces(bytes);
  const std::string packed = zstd(bytes);
  glane::fuzz::check_round_trip(bytes, packed);
  glane::fuzz::check_round_trip(std::string(bytes) + std::string(bytes), packed + packed);
  glane::fuzz::check_pieces(packed + std::string(bytes));
  return 0;
}
