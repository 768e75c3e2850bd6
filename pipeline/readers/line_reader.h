// A stream line by line.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/byte_stream.h"

namespace glane {

// Lines that end in `end`, which is left out; the last one may lack it.
class LineReader {
 public:
  // A line of more than `limit` bytes comes out empty, with too_long().
  LineReader(ByteStream& stream, std::uint64_t limit, char end = '\n');
  // Of a file (`-`: standard input), which may be packed.  Throws std::system_error.
  LineReader(const std::string& path, const Interrupt& interrupt);

  // False at the end.  `line` has room for what simdjson reads past its end.
  [[nodiscard]] bool next(std::string& line);

  [[nodiscard]] bool too_long() const { return too_long_; }
  [[nodiscard]] std::uint64_t number() const { return number_; }  // of the line just read, from 1

 private:
  void append(std::string& line, std::string_view part);

  std::unique_ptr<ByteStream> own_;
  ByteStream& stream_;
  std::uint64_t limit_;
  char end_;
  std::string buffer_;
  std::string_view rest_;  // of buffer_, not yet given out
  std::uint64_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace glane
