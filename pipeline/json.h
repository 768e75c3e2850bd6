// JSON written piece by piece.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/write_records.h"

namespace glane {

// `text` as a JSON string.
[[nodiscard]] inline std::string json_string(std::string_view text) {
  std::string out;
  write_json_string(text, out);
  return out;
}

// Texts as a JSON array.
template <class Texts>
[[nodiscard]] std::string json_array(const Texts& texts) {
  std::string out = "[";
  for (const std::string_view text : texts) {
    if (out.size() > 1) out += ',';
    write_json_string(text, out);
  }
  return out + ']';
}

// Writes `{"a":…,"b":…}`; the line ends when the object does.  Keys are plain ASCII.
class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) { out_ += '{'; }
  JsonLine(const JsonLine&) = delete;
  JsonLine& operator=(const JsonLine&) = delete;
  ~JsonLine() { out_ += "}\n"; }

  void text(std::string_view key, std::string_view value) {
    begin(key);
    write_json_string(value, out_);
  }
  // Left out where the value is empty.
  void optional(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  void number(std::string_view key, std::uint64_t value) {
    begin(key);
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, static_cast<std::size_t>(end - digits));
  }
  void flag(std::string_view key, bool value) {
    if (!value) return;
    begin(key);
    out_ += "true";
  }
  // `json` is written as it is.
  void raw(std::string_view key, std::string_view json) {
    begin(key);
    out_ += json;
  }

 private:
  void begin(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += key;
    out_ += "\":";
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace glane
