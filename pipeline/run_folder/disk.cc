#include "pipeline/run_folder/disk.h"

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <new>
#include <system_error>

#include "pipeline/program/output.h"
#include "pipeline/readers/byte_stream.h"

namespace glane {
namespace {

constexpr int kLevel = 3;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw OutputError(path + ": " + what + ": " + std::generic_category().message(errno));
}

}  // namespace

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void write_whole(const std::string& path, std::string_view bytes) {
  Output file(path);
  file.write(bytes);
  file.commit();
}

std::optional<std::string> read_whole(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) return std::nullopt;
    fail(path, "cannot be read");
  }
  std::string bytes;
  bytes.resize(std::size_t{1} << 16);
  std::size_t used = 0;
  ssize_t count = 0;
  while ((count = ::read(fd, bytes.data() + used, bytes.size() - used)) > 0) {
    used += static_cast<std::size_t>(count);
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  const int error = errno;
  ::close(fd);
  errno = error;
  if (count < 0) fail(path, "cannot be read");
  bytes.resize(used);
  return bytes;
}

void flush_folder(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail(path, "cannot be opened");
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  errno = error;
  // Some file systems have no such thing.
  if (result != 0 && error != EINVAL && error != ENOTSUP) fail(path, "cannot be written");
}

void remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(path, "cannot be removed");
}

void link_file(const std::string& from, const std::string& to) {
  if (from == to || ::link(from.c_str(), to.c_str()) == 0) return;
  if (errno == EEXIST) {
    // It should be the same file; where it is damaged, this one replaces it.
    const std::size_t name = to.rfind('/') + 1;
    const std::string beside = to.substr(0, name) + "." + to.substr(name) + ".link";
    if (::link(from.c_str(), beside.c_str()) == 0 || errno == EEXIST) {
      const bool replaced = ::rename(beside.c_str(), to.c_str()) == 0;
      remove_file(beside);  // rename() leaves it where both are one file
      if (replaced) return;
    }
  }
  // A file system without links.
  const std::optional<std::string> bytes = read_whole(from);
  if (!bytes) fail(from, "cannot be read");
  write_whole(to, *bytes);
}

std::string pack(std::string_view bytes) {
  const std::size_t most = ZSTD_compressBound(bytes.size());
  const auto packed = std::make_unique_for_overwrite<char[]>(most);
  const std::size_t size = ZSTD_compress(packed.get(), most, bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  return {packed.get(), size};
}

std::string unpack(std::string_view bytes) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) {
    throw BadInput("a segment of the run folder is damaged");
  }
  std::string text(size, '\0');
  const std::size_t got = ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size) {
    throw BadInput("a segment of the run folder is damaged");
  }
  return text;
}

std::string packer() {
  return std::string("zstd ") + ZSTD_versionString() + " level " + std::to_string(kLevel);
}

}  // namespace glane
