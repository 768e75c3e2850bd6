// From the bytes of a file to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace glane {

struct DecodedText {
  std::string text;      // UTF-8, without a byte order mark
  std::string encoding;  // what the bytes were in; empty for UTF-8
  std::string error;     // not empty: they cannot be decoded
};

// What is said of the encoding of a file; each may be empty.
struct EncodingHints {
  std::string_view declared;  // by the file or its envelope: tried, not trusted
  std::string_view fallback;  // by the user: instead of guessing
};

// Bytes that are UTF-8 are UTF-8, whatever is said of them.  Others are read by their byte order
// mark, as declared, as the user says, or as ICU's detector says, restricted to the encodings that
// French and Chinese news come in: windows-1252, GB18030, Big5, UTF-16.  The decoder is strict.
[[nodiscard]] DecodedText decode_text(std::string bytes, const EncodingHints& hints);

// Whether ICU knows an encoding of this name.
[[nodiscard]] bool is_encoding(std::string_view name);

// Where `text` stops being UTF-8: the offset of the first byte that is wrong; npos where it never
// does.
[[nodiscard]] std::size_t first_not_utf8(std::string_view text);

}  // namespace glane
