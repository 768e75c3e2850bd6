// Lines of NDJSON: a document with id and text in UTF-8, or a reason why not.
#include <simdjson.h>

#include <vector>

#include "fuzz.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/readers/ndjson.h"

using glane::fuzz::require;

namespace {

constexpr std::uint64_t kLongestLine = 1 << 16;

std::vector<std::string> lines_of(std::string_view bytes, std::size_t piece) {
  glane::fuzz::MemoryStream stream(bytes, piece);
  glane::LineReader reader(stream, kLongestLine);
  std::vector<std::string> lines;
  std::string line;
  while (reader.next(line)) {
    require(line.size() <= kLongestLine && line.find('\n') == std::string::npos, "a line too long");
    lines.push_back(line);
  }
  require(reader.number() == lines.size() + 1, "lines that are not counted");
  return lines;
}

void check_line(const std::string& bytes) {
  static glane::NdjsonParser parser;
  std::string line = bytes;
  line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  const glane::NdjsonLine read = parser.parse(line);
  require(line == bytes, "the line was changed");
  if (!read.error.empty()) return;
  require(!read.info.id.empty(), "a document without an id");
  for (const std::string* text : {&read.text, &read.info.id, &read.info.title, &read.info.url}) {
    require(glane::first_not_utf8(*text) == std::string_view::npos, "a field that is not UTF-8");
  }
  simdjson::dom::parser check;
  require(read.info.meta.empty() || check.parse(read.info.meta).is_object(),
          "meta that is no object");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> lines = lines_of(bytes, 1 << 20);
  require(lines_of(bytes, 7) == lines, "pieces give something else than the whole");
  for (const std::string& line : lines) check_line(line);
  return 0;
}
