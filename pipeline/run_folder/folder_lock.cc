#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include "pipeline/error.h"
#include "pipeline/program/output.h"
#include "pipeline/run_folder/disk.h"
#include "pipeline/run_folder/run_folder.h"

namespace glane {

// The folder itself is locked, so that no file is left behind; who holds it is told by a file under
// `.work`.
FolderLock::FolderLock(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  fd_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd_ < 0) {
    throw OutputError(folder + ": cannot be opened: " + std::generic_category().message(errno));
  }
  if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
  const int why = errno;
  ::close(fd_);
  fd_ = -1;
  if (why != EWOULDBLOCK) {
    throw OutputError(folder + ": cannot be locked: " + std::generic_category().message(why));
  }
  const std::optional<std::string> owner = read_whole(folder + ".work/owner");
  throw UsageError("--out: another run writes to '" + folder + "'" +
                   (owner ? ": process " + *owner : std::string()) +
                   "; wait for it, or name another folder");
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace glane
