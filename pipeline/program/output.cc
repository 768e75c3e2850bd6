#include "pipeline/program/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "pipeline/error.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

// What a new file may be used for: all that the user's mask lets through.
mode_t new_file_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Output::Output(const std::string& path) : fd_(STDOUT_FILENO), name_("standard output") {
  if (path.empty()) return;
  name_ = path;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) throw UsageError("--out: '" + path + "' is a folder");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    fd_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd_ < 0) fail("cannot write", errno);
    return;
  }
  error.clear();  // a file that does not exist yet is no error
  // A symbolic link stays one: what it points to is replaced.
  const fs::path target = fs::exists(status) ? fs::canonical(path, error) : fs::path(path);
  if (error) fail("cannot write", error.value());
  open_beside(target.string());
}

Output::~Output() {
  if (fd_ != STDOUT_FILENO && fd_ >= 0) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::open_beside(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) fail("cannot make the folder", error.value());
  std::string temporary =
      (folder / ("." + fs::path(path).filename().string() + ".XXXXXX")).string();
  fd_ = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd_ < 0) fail("cannot write", errno);
  path_ = path;
  temporary_ = temporary;
  struct stat old {};
  const mode_t mode = ::stat(path.c_str(), &old) == 0 ? old.st_mode & 07777 : new_file_mode();
  if (::fchmod(fd_, mode) != 0) fail("cannot write", errno);
}

void Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd_, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) throw OutputClosed();
      fail("cannot write", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Output::commit() {
  if (path_.empty()) return;
  if (::fsync(fd_) != 0) fail("cannot write", errno);
  const int fd = fd_;
  fd_ = -1;
  if (::close(fd) != 0) fail("cannot write", errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail("cannot replace the file", errno);
  temporary_.clear();
}

void Output::fail(const std::string& what, int error) const {
  throw OutputError(name_ + ": " + what + ": " + std::generic_category().message(error));
}

}  // namespace glane
