#include "pipeline/readers/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace glane {
namespace {

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
    if (count >= 0) {
      if (total_ != nullptr && size_ != 0) *total_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) fail("read");
  }
}

}  // namespace glane
