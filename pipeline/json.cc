#include "pipeline/json.h"

#include <utf8proc.h>

namespace glane {
namespace {

// Bytes of the character that begins at `pos`; 0 where none does.
std::size_t length_of(std::string_view text, std::size_t pos) {
  utf8proc_int32_t c = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + pos,
                                       static_cast<utf8proc_ssize_t>(text.size() - pos), &c);
  return length < 1 ? 0 : static_cast<std::size_t>(length);
}

// What follows the stretch that needs no escape: its end.
std::size_t plain_end(std::string_view text, std::size_t pos) {
  while (pos < text.size()) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x20 || byte == '"' || byte == '\\') break;
    const std::size_t length = byte < 0x80 ? 1 : length_of(text, pos);
    if (length == 0) break;
    pos += length;
  }
  return pos;
}

void append_escaped(char c, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (byte >= 0x80) {
        out += "\xEF\xBF\xBD";
      } else {
        out += "\\u00";
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
      }
  }
}

}  // namespace

void write_json_string(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    const std::size_t end = plain_end(text, pos);
    out.append(text, pos, end - pos);
    pos = end;
    if (pos < text.size()) append_escaped(text[pos], out);
  }
  out += '"';
}

}  // namespace glane
