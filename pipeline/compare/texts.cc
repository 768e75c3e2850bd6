#include "pipeline/compare/texts.h"

#include <filesystem>
#include <system_error>

#include "pipeline/compare/output_texts.h"
#include "pipeline/program/inputs.h"
#include "pipeline/program/reader.h"

namespace glane::compare {
namespace {

namespace fs = std::filesystem;

// What `glane run` would read.
class InputTexts final : public TextStream {
 public:
  InputTexts(const std::string& path, const TextOptions& options, const Interrupt& interrupt)
      : path_(path),
        inputs_({path}, {}, options.from, "", interrupt),
        reader_(inputs_, ReadLimits(), interrupt),
        decoder_(options.decode) {
    std::error_code error;
    is_folder_ = fs::is_directory(path, error);
  }

  std::optional<Text> next() override {
    std::optional<RawDocument> raw = reader_.next();
    if (!raw) return std::nullopt;
    Text text;
    const std::string place = raw->place;
    text.file = is_folder_ ? (fs::path(path_) / place).string() : path_;
    text.is_file = raw->format == Format::Txt;
    try {
      text.doc = decoder_.decode(std::move(*raw), text.id);
      // Neither packed nor of another encoding, as far as that can be told.
      text.is_file = text.is_file && text.doc->info.encoding.empty();
    } catch (const BadInput& error) {
      text.error = (text.id.empty() ? place : text.id) + ": " + error.what();
    }
    if (text.id.empty()) text.id = place;
    return text;
  }

 private:
  std::string path_;
  bool is_folder_ = false;
  Inputs inputs_;
  Reader reader_;
  Decoder decoder_;
};

}  // namespace

std::unique_ptr<TextStream> open_inputs(const std::string& path, const TextOptions& options,
                                        const Interrupt& interrupt) {
  return std::make_unique<InputTexts>(path, options, interrupt);
}

std::unique_ptr<TextStream> open_texts(const std::string& path, const TextOptions& options,
                                       const Interrupt& interrupt) {
  if (auto output = open_output(path, options, interrupt)) return output;
  return open_inputs(path, options, interrupt);
}

std::optional<Text> Shelf::held(const std::string& key) {
  const auto found = held_.find(key);
  if (found == held_.end()) return std::nullopt;
  Text text = std::move(found->second);
  held_.erase(found);
  return text;
}

std::optional<Text> Shelf::find(const std::string& name) {
  if (std::optional<Text> text = held(name)) return text;
  if (const auto found = ids_.find(name); found != ids_.end()) return held(found->second);
  while (std::optional<Text> text = next()) {
    const std::string url = text->doc ? text->doc->info.url : "";
    if (text->id == name || url == name) return text;
    if (!url.empty()) ids_[url] = text->id;
    std::string id = text->id;
    put(std::move(id), std::move(*text));
  }
  return std::nullopt;
}

}  // namespace glane::compare
