// The texts that an output was made from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace glane::check {

// Whether a path, taken from within a folder, may name what is outside of it.
[[nodiscard]] bool leads_out(const std::filesystem::path& path);

// A folder that holds <doc> or <doc>.txt, or an NDJSON input with `id` and `text`.
class Sources {
 public:
  // Throws UsageError where `path` is neither.
  explicit Sources(const std::string& path);

  // The decoded source text, without a byte order mark; nothing where there is none, or where it is
  // no UTF-8.  An id that leads out of the folder has none.
  [[nodiscard]] std::optional<std::string> find(std::string_view doc) const;

 private:
  void read_ndjson(const std::string& path);

  std::string folder_;
  std::unordered_map<std::string, std::string> texts_;
};

// How many units (code points, bytes or UTF-16 code units) `text` has.
enum class Unit : std::uint8_t { CodePoints, Bytes, Utf16 };
[[nodiscard]] std::int64_t length(std::string_view text, Unit unit);

// Where each unit of a text lies in bytes.
class TextIndex {
 public:
  TextIndex(std::string_view text, Unit unit);

  // The byte at which unit `place` begins; nothing outside the text or inside a character.
  [[nodiscard]] std::optional<std::size_t> byte_of(std::int64_t place) const;
  [[nodiscard]] std::int64_t length() const { return length_; }

 private:
  static constexpr std::size_t kStride = 256;  // bytes between two marks
  std::string_view text_;
  Unit unit_;
  struct Mark {
    std::size_t byte;
    std::int64_t count;
  };
  std::vector<Mark> marks_;
  std::int64_t length_ = 0;
};

}  // namespace glane::check
