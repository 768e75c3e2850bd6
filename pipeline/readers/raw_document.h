// A document as it was read, before it is decoded.
#pragma once

#include <cstdint>
#include <string>

namespace glane {

enum class Format : std::uint8_t { Auto, Txt, Html, Ndjson, Warc };

// The bytes of a file, a line of NDJSON or the content of a WARC record.
struct RawDocument {
  std::string place;  // for messages: the path relative to the input root, `FILE:LINE`, `FILE@BYTE`
  Format format = Format::Txt;  // Txt, Html or Ndjson
  std::string bytes;
  std::string error;    // not empty: it cannot be read
  std::string id;       // where it is not the place, and not in the bytes
  std::string url;      // likewise
  std::string charset;  // as its envelope declares it; may be empty
  std::string meta;     // a JSON object of what else its envelope says, or empty
  std::uint32_t input = 0;  // which argument it came from
};

}  // namespace glane
