// From files to documents that are still bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/program/byte_source.h"
#include "pipeline/program/inputs.h"

namespace glane {

// A document as it was read: the bytes of a text file or a line of NDJSON.
struct RawDocument {
  std::string place;  // for messages: the path relative to the input root, or `FILE:LINE`
  Format format = Format::Txt;
  std::string bytes;
  std::string error;  // not empty: it cannot be read
};

// Reads the inputs one by one; what cannot be read becomes a RawDocument with an error.
class Reader {
 public:
  Reader(Inputs& inputs, const Interrupt& interrupt) : inputs_(inputs), interrupt_(interrupt) {}

  [[nodiscard]] std::optional<RawDocument> next();

 private:
  [[nodiscard]] RawDocument read_text(const InputFile& file) const;
  std::optional<RawDocument> next_line();

  Inputs& inputs_;
  const Interrupt& interrupt_;
  std::optional<LineReader> lines_;  // of the NDJSON file being read
  std::string name_;                 // of that file
};

}  // namespace glane
