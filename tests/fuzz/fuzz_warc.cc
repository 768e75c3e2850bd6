// Web archives: any bytes, packed or not.  However they come in, the same documents come out.
#include <set>
#include <vector>

#include "packed.h"
#include "pipeline/readers/warc.h"

using glane::fuzz::require;

namespace {

std::vector<std::string> documents(std::string_view bytes, std::size_t piece) {
  glane::ReadLimits limits;
  limits.document = 1 << 16;
  limits.expanded = 1 << 20;
  std::vector<std::string> found;
  std::set<std::string, std::less<>> digests;
  const auto stream =
      glane::unpacked(std::make_unique<glane::fuzz::MemoryStream>(bytes, piece), limits);
  glane::WarcReader reader(*stream, "fuzz", limits,
                           [&](std::string_view digest) { return digests.emplace(digest).second; });
  while (const auto raw = reader.next()) {
    require(!raw->place.empty(), "a document without a place");
    require(raw->format != glane::Format::Auto, "a document of no format");
    require(raw->bytes.size() <= 2 * limits.document + 4, "a document over the cap");
    found.push_back(raw->place + "|" + raw->id + "|" + raw->error + "|" + raw->bytes);
    require(found.size() <= (std::size_t{1} << 20), "documents without end");
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (glane::fuzz::has_wide_window(bytes)) return 0;
  try {
    const std::vector<std::string> whole = documents(bytes, 1 << 20);
    require(documents(bytes, 61) == whole, "pieces give something else than the whole");
  } catch (const glane::BadInput&) {  // not packed as it says
  }
  return 0;
}
