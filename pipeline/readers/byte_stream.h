// Bytes that are read from front to back, and looked at ahead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace glane {

// Offsets of a document are 32 bits wide.
inline constexpr std::uint64_t kLargestDocument = 0xFFFFFFFFu;

// What was read is not what it should be; what() says why, for people.
class BadInput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// How much one input may ask for.  Sizes are bytes.
struct ReadLimits {
  std::uint64_t document = std::uint64_t{32} << 20;       // of text
  std::uint64_t expansion = 200;                          // unpacked to packed, from 16 MB on
  std::uint64_t expanded = std::uint64_t{1} << 40;        // unpacked, of one file
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // How many bytes were put at `to`; 0 at the end.  Throws std::system_error and BadInput; after
  // that, the stream has ended unless resume() says otherwise.
  [[nodiscard]] virtual std::size_t read(char* to, std::size_t size) = 0;

  // After BadInput: true where reading can go on behind the damage.
  [[nodiscard]] virtual bool resume() { return false; }
};

// A stream with a look ahead.
class BufferedStream final : public ByteStream {
 public:
  explicit BufferedStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  // The next bytes, at least `count` of them unless the stream ends, or is damaged, before.  What
  // read() of the stream throws is thrown once nothing is left before the damage.
  [[nodiscard]] std::string_view peek(std::size_t count);
  // Of those peeked at.
  void skip(std::size_t count) { at_ += count; }
  // Puts bytes in front of what comes next.
  void unread(std::string_view bytes);

  [[nodiscard]] std::size_t read(char* to, std::size_t size) override;
  [[nodiscard]] bool resume() override;

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string buffer_;
  std::size_t at_ = 0;   // what of the buffer is taken
  std::size_t end_ = 0;  // what of it is filled
  bool filled_ = false;  // the last read() left no room
  bool ended_ = false;
  std::exception_ptr damage_;
};

// All bytes from here on; nothing more is read than `limit` + 1, so that a longer text can be told.
[[nodiscard]] std::string read_all(ByteStream& stream, std::uint64_t limit,
                                   std::uint64_t expected = 0);

// `32 MB`, `200 kB`: a size as people read it.
[[nodiscard]] std::string readable_size(std::uint64_t bytes);

}  // namespace glane
