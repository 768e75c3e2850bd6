// Encodings: the first byte chooses what is said of the others.  What comes out is UTF-8, or an
// error.
#include "fuzz.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/mojibake.h"

using glane::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::string_view kNames[] = {
      "",       "utf-8",    "windows-1252", "iso-8859-1",  "gb2312", "gb18030",     "big5",
      "utf-16", "utf-7",    "hz",           "iso-2022-jp", "euc-kr", "no encoding", "UTF-16LE",
      "scsu",   "shift_jis"};
  if (size == 0) return 0;
  const std::string_view declared = kNames[data[0] % std::size(kNames)];
  const std::string_view fallback = kNames[data[0] / std::size(kNames)];
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const glane::DecodedText decoded = glane::decode_text(bytes, {declared, fallback});
  if (!decoded.error.empty()) {
    require(glane::first_not_utf8(bytes) != std::string_view::npos, "UTF-8 that is refused");
    return 0;
  }
  require(glane::first_not_utf8(decoded.text) == std::string_view::npos, "not UTF-8");
  if (const auto meant = glane::unmangled(decoded.text)) {
    require(glane::first_not_utf8(*meant) == std::string_view::npos, "a repair that is not UTF-8");
  }
  return 0;
}
