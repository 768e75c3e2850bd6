#include "pipeline/readers/line_reader.h"

#include <simdjson.h>

#include <algorithm>

#include "pipeline/readers/decompress.h"

namespace glane {
namespace {

constexpr std::size_t kBufferSize = 1 << 18;

}  // namespace

LineReader::LineReader(ByteStream& stream, std::uint64_t limit, char end)
    : stream_(stream), limit_(limit), end_(end), buffer_(kBufferSize, '\0') {}

LineReader::LineReader(const std::string& path, const Interrupt& interrupt)
    : own_(unpacked(std::make_unique<ByteSource>(path, interrupt), ReadLimits{})),
      stream_(*own_),
      limit_(kLargestDocument),
      end_('\n'),
      buffer_(kBufferSize, '\0') {}

void LineReader::append(std::string& line, std::string_view part) {
  if (too_long_ || line.size() + part.size() > limit_) {
    too_long_ = true;
    std::string().swap(line);
    return;
  }
  const std::size_t room = line.size() + part.size() + simdjson::SIMDJSON_PADDING;
  if (room > line.capacity()) line.reserve(std::max(room, line.capacity() * 2));
  line += part;
}

bool LineReader::next(std::string& line) {
  line.clear();
  too_long_ = false;
  ++number_;
  bool any = false;
  for (;;) {
    if (rest_.empty()) {
      rest_ = std::string_view(buffer_).substr(0, stream_.read(buffer_.data(), buffer_.size()));
      if (rest_.empty()) return any;
    }
    any = true;
    const std::size_t end = rest_.find(end_);
    append(line, rest_.substr(0, end));
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (end != std::string_view::npos) return true;
  }
}

}  // namespace glane
