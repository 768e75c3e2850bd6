// The answer of a web server, as archives keep it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/readers/byte_stream.h"

namespace glane {

struct HttpAnswer {
  int status = 0;
  std::string type;     // media type, lower case, without parameters
  std::string charset;  // of the media type; may be empty
  std::string content;  // without transfer and content encodings
};

// `name` of a header field (`Content-Type`) and its value, or nothing where `line` is no field.
struct HeaderField {
  std::string name;  // lower case
  std::string_view value;
};
[[nodiscard]] std::optional<HeaderField> header_field(std::string_view line);

// Reads `text/html; charset=gbk` into type and charset.
void read_media_type(std::string_view value, std::string& type, std::string& charset);

// Throws BadInput where `bytes` is no such answer, or is encoded in a way that is not known.
[[nodiscard]] HttpAnswer read_http(std::string bytes, const ReadLimits& limits);

}  // namespace glane
