#include "pipeline/readers/byte_stream.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kFirstSize = 1 << 14;
constexpr std::size_t kBufferSize = 1 << 18;

}  // namespace

std::string_view BufferedStream::peek(std::size_t count) {
  while (end_ - at_ < count && !ended_) {
    if (at_ != 0) {
      std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
      end_ -= std::exchange(at_, 0);
    }
    // Small at first, since most files are.
    if (end_ == buffer_.size() || (filled_ && buffer_.size() < kBufferSize)) {
      buffer_.resize(buffer_.size() + std::clamp(buffer_.size(), kFirstSize, kBufferSize));
    }
    const std::size_t room = buffer_.size() - end_;
    std::size_t got = 0;
    try {
      got = stream_->read(buffer_.data() + end_, room);
    } catch (...) {  // thrown below
      damage_ = std::current_exception();
    }
    end_ += got;
    filled_ = got == room;
    ended_ = got == 0;
  }
  if (at_ == end_ && damage_) std::rethrow_exception(std::exchange(damage_, nullptr));
  return std::string_view(buffer_).substr(at_, end_ - at_);
}

void BufferedStream::unread(std::string_view bytes) {
  buffer_.replace(0, at_, bytes);
  end_ = end_ - std::exchange(at_, 0) + bytes.size();
}

std::size_t BufferedStream::read(char* to, std::size_t size) {
  const std::string_view ahead = peek(1).substr(0, size);
  std::memcpy(to, ahead.data(), ahead.size());
  skip(ahead.size());
  return ahead.size();
}

bool BufferedStream::resume() {
  at_ = end_ = 0;
  ended_ = !stream_->resume();
  return !ended_;
}

std::string read_all(ByteStream& stream, std::uint64_t limit, std::uint64_t expected) {
  std::string bytes;
  std::size_t used = 0;
  // One byte more than the size, so that the end is seen without growing.
  bytes.resize(std::min<std::uint64_t>(expected != 0 ? expected : kBufferSize, limit) + 1);
  while (const std::size_t count = stream.read(bytes.data() + used, bytes.size() - used)) {
    used += count;
    if (used > limit) break;
    if (used == bytes.size()) bytes.resize(std::min<std::uint64_t>(bytes.size() * 2, limit + 1));
  }
  bytes.resize(used);
  return bytes;
}

std::string readable_size(std::uint64_t bytes) {
  static constexpr const char* kUnits[] = {" bytes", " kB", " MB", " GB", " TB"};
  std::size_t unit = 0;
  for (; bytes >= 1024 && bytes % 1024 == 0 && unit + 1 < std::size(kUnits); ++unit) bytes /= 1024;
  return std::to_string(bytes) + kUnits[unit];
}

}  // namespace glane
