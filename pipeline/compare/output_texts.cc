#include "pipeline/compare/output_texts.h"

#include <simdjson.h>

#include <filesystem>
#include <system_error>

#include "pipeline/check/sources.h"
#include "pipeline/error.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/run_folder/run_folder.h"
#include "pipeline/write_records.h"

namespace glane::compare {
namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

std::string text_of(const dom::object& object, std::string_view key) {
  std::string_view text;
  return object[key].get_string().get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

// The texts that outputs were made from.  In folders they are looked up; other inputs are read in
// their order, which is that of the output.
class SourceTexts {
 public:
  SourceTexts(const std::vector<std::string>& paths, const TextOptions& options,
              const Interrupt& interrupt)
      : options_(options), interrupt_(interrupt) {
    std::error_code error;
    for (const std::string& path : paths) {
      if (fs::is_directory(path, error)) {
        folders_.push_back(path);
      } else {
        streams_.emplace_back(open_inputs(path, options, interrupt));
      }
    }
  }

  // The text that has this SHA-256; any where that is empty.
  std::optional<Text> find(const std::string& id, const std::string& text_file,
                           const std::string& digest) {
    for (const std::string& folder : folders_) {
      for (const std::string& name : {text_file, id, id + ".txt"}) {
        if (name.empty() || check::leads_out(name)) continue;
        if (auto text = good(read(fs::path(folder) / name), digest)) return text;
      }
    }
    for (Shelf& stream : streams_) {
      if (auto text = good(stream.find(id), digest)) return text;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Text> read(const fs::path& path) const {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    return open_inputs(path.string(), options_, interrupt_)->next();
  }

  static std::optional<Text> good(std::optional<Text> text, const std::string& digest) {
    if (!text || !text->doc) return std::nullopt;
    if (!digest.empty() && sha256(text->doc->source()) != digest) return std::nullopt;
    return text;
  }

  const TextOptions options_;
  const Interrupt& interrupt_;
  std::vector<std::string> folders_;
  std::vector<Shelf> streams_;
};

class OutputTexts final : public TextStream {
 public:
  OutputTexts(std::vector<std::string> files, const std::vector<std::string>& sources,
              const TextOptions& options, const Interrupt& interrupt)
      : files_(std::move(files)), interrupt_(interrupt), sources_(sources, options, interrupt) {}

  std::optional<Text> next() override {
    if (head_.empty() && !next_line(head_)) return std::nullopt;
    Text text;
    text.file = files_[file_ - 1];
    const std::string head = std::move(head_);
    head_.clear();
    for (std::string line; next_line(line);) {
      if (is_head(line)) {
        head_ = std::move(line);
        break;
      }
      text.records += line;
      text.records += '\n';
    }
    read_head(head, text);
    return text;
  }

 private:
  // Of all files in a row.
  bool next_line(std::string& line) {
    for (;;) {
      if (lines_ && lines_->next(line)) {
        if (!line.empty()) return true;
        continue;
      }
      if (file_ == files_.size()) return false;
      lines_.emplace(files_[file_++], interrupt_);
    }
  }

  // Of a line whose first key is not `record`, the whole is looked at.
  bool is_head(const std::string& line) {
    constexpr std::string_view kStart = "{\"record\":\"";
    if (line.starts_with(kStart)) {
      const std::string_view kind = std::string_view(line).substr(kStart.size());
      return kind.starts_with("document\"") || kind.starts_with("error\"");
    }
    dom::object object;
    if (parser_.parse(line).get_object().get(object) != simdjson::SUCCESS) return false;
    const std::string kind = text_of(object, "record");
    return kind == "document" || kind == "error";
  }

  void read_head(const std::string& line, Text& text) {
    dom::object head;
    if (parser_.parse(line).get_object().get(head) != simdjson::SUCCESS) {
      text.error = text.file + ":" + std::to_string(lines_->number()) + ": not JSON";
      return;
    }
    text.id = text_of(head, "doc");
    if (text_of(head, "record") != "document") {
      const std::string message = text_of(head, "message");
      text.error = text.id + ": " + (message.empty() ? "records without a document" : message);
      return;
    }
    DocumentInfo info;
    info.id = text.id;
    info.language = parse_language(text_of(head, "language"));
    info.url = text_of(head, "url");
    const std::string digest = text_of(head, "sha256");
    std::string carried = text_of(head, "text");
    if (carried.empty()) {
      const std::optional<Text> source = sources_.find(text.id, text_of(head, "text_file"), digest);
      if (!source) {
        text.error = text.id + ": the text that its records are of is not there (see --source)";
        return;
      }
      text.file = source->file;
      text.is_file = source->is_file;
      carried = source->doc->source();
    }
    text.doc.emplace(std::move(carried), std::move(info));
    // A document of no records is still one whose records are known.
    text.records += '\n';
  }

  std::vector<std::string> files_;
  std::size_t file_ = 0;  // how many are opened
  const Interrupt& interrupt_;
  SourceTexts sources_;
  std::optional<LineReader> lines_;
  std::string head_;  // the line that ended the document before
  dom::parser parser_;
};

// A file of records, not of documents.
bool is_output(const std::string& path, const Interrupt& interrupt) {
  try {
    LineReader lines(path, interrupt);
    std::string line;
    dom::parser parser;
    dom::object object;
    return lines.next(line) && line.starts_with('{') &&
           parser.parse(line).get_object().get(object) == simdjson::SUCCESS &&
           !text_of(object, "record").empty() && !text_of(object, "doc").empty();
  } catch (const std::system_error&) {
    return false;
  } catch (const BadInput&) {
    return false;
  }
}

}  // namespace

std::unique_ptr<TextStream> open_output(const std::string& path, const TextOptions& options,
                                        const Interrupt& interrupt) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    if (!fs::exists(fs::path(path) / "manifest.json", error)) return nullptr;
    const FinishedRun run = read_run(path.ends_with('/') ? path : path + "/");
    std::vector<std::string> files;
    for (const Segment& segment : run.segments) files.push_back(segment.records_file);
    return std::make_unique<OutputTexts>(
        std::move(files), options.sources.empty() ? run.totals.inputs : options.sources, options,
        interrupt);
  }
  if (!fs::is_regular_file(path, error) || !is_output(path, interrupt)) return nullptr;
  return std::make_unique<OutputTexts>(std::vector<std::string>{path}, options.sources, options,
                                       interrupt);
}

}  // namespace glane::compare
