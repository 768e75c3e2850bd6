// gzip: damaged, cut, of several members; and what zlib packs comes out again.
#include <zlib.h>

#include "packed.h"

namespace {

std::string gzip(std::string_view bytes) {
  z_stream state{};
  glane::fuzz::require(
      deflateInit2(&state, 1, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib");
  std::string packed(deflateBound(&state, static_cast<uLong>(bytes.size())), '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  glane::fuzz::require(deflate(&state, Z_FINISH) == Z_STREAM_END, "zlib");
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  glane::fuzz::check_pieces(bytes);
  const std::string packed = gzip(bytes);
  glane::fuzz::check_round_trip(bytes, packed);
  // A good member before and after whatever this is.
  glane::fuzz::check_pieces(packed + std::string(bytes) + packed);
  return 0;
}
