// Bytes of a file or of standard input.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "pipeline/readers/byte_stream.h"

namespace glane {

// Wakes a reader that waits for input which may never come.  Thread-safe.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  void raise() const;
  // Waits until `fd` can be read; false where the interrupt was raised.
  [[nodiscard]] bool wait_for(int fd) const;

 private:
  int event_;
};

// An open file.  The constructor throws std::system_error.
class ByteSource final : public ByteStream {
 public:
  // `path` `-` is standard input.  An interrupted source reads as ended.
  ByteSource(const std::string& path, const Interrupt& interrupt);
  ~ByteSource() override;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;

  // Adds what is read of a regular file to `total`, which must outlive this.
  void count_into(std::atomic<std::uint64_t>& total) { total_ = &total; }
  // The size of a regular file, 0 of others.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  int fd_;
  bool may_block_ = false;
  std::uint64_t size_ = 0;
  std::atomic<std::uint64_t>* total_ = nullptr;
  const Interrupt& interrupt_;
};

}  // namespace glane
