// From the bytes of a document to its text and what is known of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/document.h"
#include "pipeline/readers/byte_stream.h"
#include "pipeline/readers/given_date.h"
#include "pipeline/readers/ndjson.h"
#include "pipeline/readers/raw_document.h"

namespace glane {

struct DecodeOptions {
  std::string encoding;                        // of what is no UTF-8 and says nothing; empty: guess
  bool repair = false;                         // mangled UTF-8
  std::uint64_t most = ReadLimits().document;  // bytes of text
  // For documents that do not say it themselves.
  std::optional<Language> language;
  std::optional<GivenDate> date;
};

// Belongs to one thread.
class Decoder {
 public:
  explicit Decoder(DecodeOptions options) : options_(std::move(options)) {}

  // `doc` is set to the id as soon as it is known.  Throws BadInput for what holds no text.
  [[nodiscard]] Document decode(RawDocument&& raw, std::string& doc);

 private:
  Document decode_line(RawDocument&& raw, std::string& doc);
  Document decode_file(RawDocument&& raw);
  Document finish(std::string text, DocumentInfo info, bool extracted) const;

  DecodeOptions options_;
  NdjsonParser parser_;
};

}  // namespace glane
