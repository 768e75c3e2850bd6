// Where the texts come from: files, folders, archives, and outputs of `glane run`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/program/decode.h"
#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/raw_document.h"

namespace glane::compare {

// One text of a pair, or why it cannot be read.
struct Text {
  std::optional<Document> doc;  // not yet through the pipeline
  std::string records;          // its records, where it comes from an output; else empty
  std::string id;               // also of what cannot be read
  std::string error;
  std::string file;      // the file that it was read from
  bool is_file = false;  // that file is the text, so that lines and columns count in it
};

struct TextOptions {
  DecodeOptions decode;
  Format from = Format::Auto;
  // Files and folders that hold the texts of outputs.
  std::vector<std::string> sources;
};

class TextStream {
 public:
  virtual ~TextStream() = default;
  [[nodiscard]] virtual std::optional<Text> next() = 0;
};

// The documents of a file, a folder, a web archive, an output or a run folder, in their order; as
// `glane run` reads them.  `interrupt` must outlive the stream.  Throws UsageError.
[[nodiscard]] std::unique_ptr<TextStream> open_texts(const std::string& path,
                                                     const TextOptions& options,
                                                     const Interrupt& interrupt);

// The same for inputs alone, be they globs.
[[nodiscard]] std::unique_ptr<TextStream> open_inputs(const std::string& path,
                                                      const TextOptions& options,
                                                      const Interrupt& interrupt);

// A stream of which texts can be taken out of their order.  What is passed over is held in memory,
// so that streams in the same order need little.
class Shelf {
 public:
  explicit Shelf(std::unique_ptr<TextStream> stream) : stream_(std::move(stream)) {}

  // The next text of the stream.
  [[nodiscard]] std::optional<Text> next() { return stream_->next(); }
  void put(std::string key, Text text) { held_.emplace(std::move(key), std::move(text)); }
  // What was put under this key.
  [[nodiscard]] std::optional<Text> held(const std::string& key);
  // The text of this id or address, for which the stream is read on; nothing where it has none.
  [[nodiscard]] std::optional<Text> find(const std::string& name);

  [[nodiscard]] const std::unordered_multimap<std::string, Text>& rest() const { return held_; }

 private:
  std::unique_ptr<TextStream> stream_;
  std::unordered_multimap<std::string, Text> held_;
  std::unordered_map<std::string, std::string> ids_;  // by address, of what is held
};

}  // namespace glane::compare
