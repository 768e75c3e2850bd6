// Bytes of a file or of standard input, whole or line by line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glane {

// Offsets of a document are 32 bits wide.
inline constexpr std::uint64_t kLargestDocument = 0xFFFFFFFFu;

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

// An open file.  read() and the functions below throw std::system_error.
class ByteSource {
 public:
  // `path` `-` is standard input.  An interrupted source reads as ended.
  ByteSource(const std::string& path, const Interrupt& interrupt);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // How many bytes were put at `to`; 0 at the end.
  [[nodiscard]] std::size_t read(char* to, std::size_t size);

  // The size of a regular file, 0 of others.
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  int fd_;
  bool may_block_ = false;
  std::uint64_t size_ = 0;
  const Interrupt& interrupt_;
};

// All bytes from here on; nothing where there are more than kLargestDocument.
[[nodiscard]] std::optional<std::string> read_all(ByteSource& source);

// Lines that end in `\n`, which is left out; the last one may lack it.
class LineReader {
 public:
  LineReader(const std::string& path, const Interrupt& interrupt);

  // False at the end.  A line of more than kLargestDocument bytes comes out empty, with
  // too_long().  `line` has room for what simdjson reads past its end.
  [[nodiscard]] bool next(std::string& line);

  [[nodiscard]] bool too_long() const { return too_long_; }
  [[nodiscard]] std::uint64_t number() const { return number_; }  // of the line just read, from 1

 private:
  void append(std::string& line, std::string_view part);

  ByteSource source_;
  std::string buffer_;
  std::string_view rest_;  // of buffer_, not yet given out
  std::uint64_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace glane
