// One line of NDJSON input as a document.
#pragma once

#include <memory>
#include <string>

#include "pipeline/document.h"

namespace glane {

// What a line holds, or why it holds no document.
struct NdjsonLine {
  DocumentInfo info;  // `id` also of a bad line, where it can be told
  std::string text;
  std::string error;  // not empty: the line is bad
};

// Keeps its buffers from line to line; belongs to one thread.
class NdjsonParser {
 public:
  NdjsonParser();
  ~NdjsonParser();
  NdjsonParser(const NdjsonParser&) = delete;
  NdjsonParser& operator=(const NdjsonParser&) = delete;

  // `line` is taken by reference for its spare capacity alone, and not changed.
  [[nodiscard]] NdjsonLine parse(const std::string& line);

 private:
  struct Parsers;
  [[nodiscard]] NdjsonLine read(const std::string& line);
  std::unique_ptr<Parsers> parsers_;
};

}  // namespace glane
