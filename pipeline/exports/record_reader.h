// A document's records read again, field by field.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace glane {

// Goes through lines of NDJSON that write_records() wrote.  Belongs to one thread.
class RecordReader {
 public:
  explicit RecordReader(std::string_view records) : records_(records) {}

  // False at the end.
  [[nodiscard]] bool next() {
    if (at_ >= records_.size()) return false;
    const std::size_t end = records_.find('\n', at_);
    const auto line = records_.substr(at_, end - at_);
    at_ = end == std::string_view::npos ? records_.size() : end + 1;
    return parser_.parse(line.data(), line.size()).get_object().get(object_) == simdjson::SUCCESS;
  }

  // Empty where there is no such key.
  [[nodiscard]] std::string_view text(std::string_view key) const {
    std::string_view value;
    return object_[key].get_string().get(value) == simdjson::SUCCESS ? value : std::string_view{};
  }
  [[nodiscard]] std::uint64_t number(std::string_view key) const {
    std::uint64_t value = 0;
    return object_[key].get_uint64().get(value) == simdjson::SUCCESS ? value : 0;
  }
  // Of any type, as text.
  [[nodiscard]] std::string any(std::string_view key) const {
    simdjson::dom::element value;
    if (object_[key].get(value) != simdjson::SUCCESS || value.is_null()) return {};
    return value.is_string() ? std::string(text(key)) : simdjson::minify(value);
  }
  [[nodiscard]] bool is_document() const { return text("record") == "document"; }

 private:
  std::string_view records_;
  std::size_t at_ = 0;
  simdjson::dom::parser parser_;
  simdjson::dom::object object_;
};

// Where code points of a text begin, in bytes; quick where places come in order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t byte_of(std::uint64_t place) {
    if (place < count_) {
      byte_ = 0;
      count_ = 0;
    }
    while (count_ < place && byte_ < text_.size()) {
      ++byte_;
      while (byte_ < text_.size() && (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80) {
        ++byte_;
      }
      ++count_;
    }
    return byte_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace glane
