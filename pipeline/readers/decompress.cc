#include "pipeline/readers/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>

namespace glane {
namespace {

constexpr std::size_t kReadAhead = 1 << 17;
constexpr std::uint64_t kFreeExpansion = std::uint64_t{16} << 20;
constexpr std::size_t kMemberHead = 10;
constexpr std::size_t kFrameHead = 5;
constexpr std::string_view kGzip = "\x1F\x8B\x08";
constexpr std::string_view kZstd("\x28\xB5\x2F\xFD", 4);

// Counts what goes in and comes out, against bombs.
class Expansion {
 public:
  explicit Expansion(const ReadLimits& limits) : limits_(limits) {}

  void took(std::size_t packed) { packed_ += packed; }
  void gave(std::size_t bytes) {
    bytes_ += bytes;
    if (bytes_ > limits_.expanded) {
      throw BadInput("expands to more than " + readable_size(limits_.expanded) +
                     " (see --max-expanded)");
    }
    if (bytes_ > kFreeExpansion && bytes_ / limits_.expansion > packed_) {
      throw BadInput("expands to more than " + std::to_string(limits_.expansion) +
                     " times its size (see --max-expansion)");
    }
  }
  [[nodiscard]] std::uint64_t packed() const { return packed_; }

 private:
  const ReadLimits limits_;
  std::uint64_t packed_ = 0;
  std::uint64_t bytes_ = 0;
};

// Flags, and the system and the effort that made it, as RFC 1952 has them.
bool is_member_head(std::string_view bytes) {
  if (bytes.size() < kMemberHead) return false;
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(bytes[k]); };
  const bool effort = byte(8) == 0 || byte(8) == 2 || byte(8) == 4;
  return byte(3) < 32 && effort && (byte(9) <= 13 || byte(9) == 255);
}

class GzipStream final : public ByteStream {
 public:
  GzipStream(std::unique_ptr<BufferedStream> packed, const ReadLimits& limits)
      : packed_(std::move(packed)), expansion_(limits) {
    if (inflateInit2(&state_, 16 + MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  ~GzipStream() override { inflateEnd(&state_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    if (size == 0) return 0;
    for (;;) {
      if (damaged_) fail("damaged gzip data");
      if (ended_ || (between_ && !next_member())) return 0;
      const std::string_view ahead = packed_->peek(1).substr(0, kReadAhead);
      if (ahead.empty()) fail("the gzip data ends too early");
      state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));
      state_.avail_in = static_cast<uInt>(ahead.size());
      state_.next_out = reinterpret_cast<Bytef*>(to);
      const std::size_t room = std::min<std::size_t>(size, kReadAhead);
      state_.avail_out = static_cast<uInt>(room);
      const int status = inflate(&state_, Z_NO_FLUSH);
      packed_->skip(ahead.size() - state_.avail_in);
      expansion_.took(ahead.size() - state_.avail_in);
      if (status == Z_MEM_ERROR) throw std::bad_alloc();
      if (status == Z_STREAM_END) between_ = true;
      // What came before the damage is given out first.
      damaged_ = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
      const std::size_t count = room - state_.avail_out;
      count_expansion(count);
      if (count != 0) return count;
    }
  }

  bool resume() override {
    if (capped_) return false;
    // Past the damage, to what looks like the head of a member.
    for (;;) {
      const std::string_view ahead = packed_->peek(kReadAhead);
      if (ahead.size() < kGzip.size()) return false;
      const std::size_t at = ahead.find(kGzip);
      if (at == std::string_view::npos) {
        packed_->skip(ahead.size() - kGzip.size() + 1);
        continue;
      }
      packed_->skip(at);
      if (!is_member_head(packed_->peek(kMemberHead))) {
        packed_->skip(1);
        continue;
      }
      ended_ = between_ = false;
      inflateReset(&state_);
      return true;
    }
  }

 private:
  // False at the end of the file; zeros there are padding.
  bool next_member() {
    for (;;) {
      const std::string_view ahead = packed_->peek(kGzip.size());
      if (ahead.starts_with(kGzip)) {
        inflateReset(&state_);
        between_ = false;
        return true;
      }
      const std::size_t zeros = std::min(ahead.find_first_not_of('\0'), ahead.size());
      packed_->skip(zeros);
      if (zeros != 0) continue;
      if (!ahead.empty()) fail("what follows the gzip data is no gzip data");
      ended_ = true;
      return false;
    }
  }

  void count_expansion(std::size_t count) {
    try {
      expansion_.gave(count);
    } catch (const BadInput&) {
      ended_ = capped_ = true;
      throw;
    }
  }

  [[noreturn]] void fail(const std::string& what) {
    ended_ = true;
    damaged_ = false;
    throw BadInput(what + " at byte " + std::to_string(expansion_.packed()));
  }

  std::unique_ptr<BufferedStream> packed_;
  Expansion expansion_;
  z_stream state_{};
  bool between_ = false;  // members
  bool damaged_ = false;
  bool ended_ = false;
  bool capped_ = false;
};

class ZstdStream final : public ByteStream {
 public:
  ZstdStream(std::unique_ptr<BufferedStream> packed, const ReadLimits& limits)
      : packed_(std::move(packed)), expansion_(limits), state_(ZSTD_createDStream()) {
    if (state_ == nullptr) throw std::bad_alloc();
  }
  ~ZstdStream() override { ZSTD_freeDStream(state_); }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    if (size == 0) return 0;
    for (;;) {
      if (ended_) return 0;
      // Block by block: damage loses its own block alone, not what was unpacked with it.
      const std::string_view ahead = packed_->peek(block_).substr(0, block_);
      if (ahead.empty() && frame_over_) {
        ended_ = true;
        return 0;
      }
      ZSTD_inBuffer in{ahead.data(), ahead.size(), 0};
      ZSTD_outBuffer out{to, size, 0};
      const std::size_t status = ZSTD_decompressStream(state_, &out, &in);
      packed_->skip(in.pos);
      expansion_.took(in.pos);
      if (ZSTD_isError(status) != 0) {
        fail(std::string("damaged zstd data (") + ZSTD_getErrorName(status) + ")");
      }
      frame_over_ = status == 0;
      block_ = frame_over_ ? kFrameHead : status;
      count_expansion(out.pos);
      if (out.pos != 0) return out.pos;
      if (ahead.empty()) fail("the zstd data ends too early");
    }
  }

 private:
  void count_expansion(std::size_t count) {
    try {
      expansion_.gave(count);
    } catch (const BadInput&) {
      ended_ = true;
      throw;
    }
  }

  [[noreturn]] void fail(const std::string& what) {
    ended_ = true;
    throw BadInput(what + " at byte " + std::to_string(expansion_.packed()));
  }

  std::unique_ptr<BufferedStream> packed_;
  Expansion expansion_;
  ZSTD_DStream* state_;
  std::size_t block_ = kFrameHead;  // what libzstd wants next
  bool frame_over_ = true;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<BufferedStream> unpacked(std::unique_ptr<ByteStream> stream,
                                         const ReadLimits& limits) {
  auto buffered = std::make_unique<BufferedStream>(std::move(stream));
  const std::string_view head = buffered->peek(kZstd.size());
  if (head.starts_with(kGzip)) {
    return std::make_unique<BufferedStream>(
        std::make_unique<GzipStream>(std::move(buffered), limits));
  }
  if (head.starts_with(kZstd)) {
    return std::make_unique<BufferedStream>(
        std::make_unique<ZstdStream>(std::move(buffered), limits));
  }
  return buffered;
}

}  // namespace glane
