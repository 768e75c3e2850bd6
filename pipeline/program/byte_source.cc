#include "pipeline/program/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <simdjson.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace glane {
namespace {

constexpr std::size_t kBufferSize = 1 << 18;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

Interrupt::Interrupt() : event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (event_ < 0) fail("eventfd");
}

Interrupt::~Interrupt() {
  ::close(event_);
}

void Interrupt::raise() const {
  // Fails only where it has been raised 2^64 times.
  [[maybe_unused]] const int result = eventfd_write(event_, 1);
}

bool Interrupt::wait_for(int fd) const {
  pollfd files[2] = {{fd, POLLIN, 0}, {event_, POLLIN, 0}};
  while (::poll(files, 2, -1) < 0) {
    if (errno != EINTR) fail("poll");
  }
  return files[1].revents == 0;
}

ByteSource::ByteSource(const std::string& path, const Interrupt& interrupt)
    : fd_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      interrupt_(interrupt) {
  if (fd_ < 0) fail("open");
  struct stat about {};
  if (::fstat(fd_, &about) != 0) return;
  may_block_ = !S_ISREG(about.st_mode);
  if (!may_block_) size_ = static_cast<std::uint64_t>(about.st_size);
}

ByteSource::~ByteSource() {
  if (fd_ != STDIN_FILENO) ::close(fd_);
}

std::size_t ByteSource::read(char* to, std::size_t size) {
  for (;;) {
    if (may_block_ && !interrupt_.wait_for(fd_)) return 0;
    const ssize_t count = ::read(fd_, to, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail("read");
  }
}

std::optional<std::string> read_all(ByteSource& source) {
  if (source.size() > kLargestDocument) return std::nullopt;
  std::string bytes;
  std::size_t used = 0;
  // One byte more than the size, so that the end is seen without growing.
  bytes.resize(source.size() != 0 ? source.size() + 1 : kBufferSize);
  while (const std::size_t count = source.read(bytes.data() + used, bytes.size() - used)) {
    used += count;
    if (used > kLargestDocument) return std::nullopt;
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(used);
  return bytes;
}

LineReader::LineReader(const std::string& path, const Interrupt& interrupt)
    : source_(path, interrupt), buffer_(kBufferSize, '\0') {}

void LineReader::append(std::string& line, std::string_view part) {
  if (too_long_ || line.size() + part.size() > kLargestDocument) {
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
      rest_ = std::string_view(buffer_).substr(0, source_.read(buffer_.data(), buffer_.size()));
      if (rest_.empty()) return any;
    }
    any = true;
    const std::size_t end = rest_.find('\n');
    append(line, rest_.substr(0, end));
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (end != std::string_view::npos) return true;
  }
}

}  // namespace glane
