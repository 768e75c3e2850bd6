// By Expat, which builds no tree and fetches nothing.  Text inside inline elements counts as text;
// `<cp hex=…/>` (a character that XML cannot hold) and `<ph/>` give nothing.
#include "pipeline/compare/bilingual.h"

#include <expat.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "pipeline/error.h"
#include "pipeline/language.h"
#include "pipeline/readers/byte_source.h"

namespace glane::compare {
namespace {

// A side in the making.
struct Growing {
  std::string text;
  std::vector<std::uint32_t> ends;

  void add(const std::string& segment, bool new_paragraph) {
    if (!text.empty()) text += new_paragraph ? "\n\n" : "\n";
    text += segment;
    ends.push_back(static_cast<std::uint32_t>(text.size()));
  }
};

class BilingualReader {
 public:
  explicit BilingualReader(std::string path) : path_(std::move(path)) {}

  std::vector<Pair> run() {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate(nullptr), XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &on_start, &on_end);
    XML_SetCharacterDataHandler(parser_, &on_text);
    XML_SetEntityDeclHandler(parser_, &on_entity);
    const Interrupt interrupt;
    ByteSource source(path_, interrupt);
    for (bool more = true; more;) {
      void* buffer = XML_GetBuffer(parser_, kBlock);
      if (buffer == nullptr) throw std::bad_alloc();
      const std::size_t size = source.read(static_cast<char*>(buffer), kBlock);
      more = size != 0;
      const XML_Status status = XML_ParseBuffer(parser_, static_cast<int>(size), !more);
      if (!error_.empty()) fail(error_);
      if (status != XML_STATUS_OK) fail(XML_ErrorString(XML_GetErrorCode(parser_)));
    }
    if (pairs_.empty()) fail("no segment has both French and Chinese");
    return std::move(pairs_);
  }

 private:
  static constexpr int kBlock = 1 << 16;

  [[noreturn]] void fail(const std::string& message) const {
    throw DataError(path_, static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_)), message);
  }

  static void on_start(void* self, const XML_Char* name, const XML_Char** attributes) {
    static_cast<BilingualReader*>(self)->start(local(name), attributes);
  }
  static void on_end(void* self, const XML_Char* name) {
    static_cast<BilingualReader*>(self)->end(local(name));
  }
  static void on_text(void* self, const XML_Char* text, int size) {
    auto* reader = static_cast<BilingualReader*>(self);
    if (reader->into_ != nullptr) reader->into_->append(text, static_cast<std::size_t>(size));
  }
  static void on_entity(void* self, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                        const XML_Char*, const XML_Char*, const XML_Char*) {
    static_cast<BilingualReader*>(self)->stop("entities are declared; they are not read");
  }

  void stop(std::string error) {
    error_ = std::move(error);
    XML_StopParser(parser_, XML_FALSE);
  }

  static std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
  }

  static std::string_view attribute(const XML_Char** attributes, std::string_view wanted) {
    for (; *attributes != nullptr; attributes += 2) {
      if (local(attributes[0]) == wanted) return attributes[1];
    }
    return {};
  }

  void start(std::string_view name, const XML_Char** attributes) {
    if (name == "xliff") {
      source_language_ = parse_language(attribute(attributes, "srcLang"));
      target_language_ = parse_language(attribute(attributes, "trgLang"));
      if (!attribute(attributes, "version").starts_with("2.")) {
        stop("XLIFF 2.0 or 2.1 is wanted");
      }
    } else if (name == "file") {
      file_ = attribute(attributes, "id");
    } else if (name == "unit" || name == "tu") {
      unit_ = attribute(attributes, name == "tu" ? "tuid" : "id");
      new_paragraph_ = true;
      segment_number_ = 0;
    } else if (name == "segment") {
      segment_ = attribute(attributes, "id");
    } else if (name == "source" || name == "target") {
      into_ = name == "source" ? &source_ : &target_;
      into_->clear();
    } else if (name == "tuv") {
      tuv_ = parse_language(attribute(attributes, "lang"));
    } else if (name == "seg") {
      into_ = tuv_ == Language::Fr ? &source_ : tuv_ && is_chinese(*tuv_) ? &target_ : nullptr;
      if (into_ != nullptr) into_->clear();
    }
  }

  void end(std::string_view name) {
    if (name == "source" || name == "target" || name == "seg") {
      into_ = nullptr;
    } else if (name == "segment") {
      const bool from_french = source_language_ == Language::Fr;
      add_segment(from_french ? source_ : target_, from_french ? target_ : source_);
    } else if (name == "tu") {
      segment_.clear();
      add_segment(source_, target_);
    } else if (name == "file" || name == "tmx") {
      finish();
    }
  }

  void add_segment(const std::string& fr, const std::string& zh) {
    ++segment_number_;
    if (!fr.empty() || !zh.empty()) {
      fr_.add(fr, new_paragraph_);
      zh_.add(zh, new_paragraph_);
      const std::string number =
          segment_.empty() ? std::to_string(segment_number_) : std::string(segment_);
      ids_.push_back(unit_.empty() ? std::to_string(ids_.size() + 1) : unit_ + "/" + number);
      new_paragraph_ = false;
    }
    source_.clear();
    target_.clear();
    segment_.clear();
  }

  [[nodiscard]] Text text_of(const std::string& id, std::string content,
                             std::optional<Language> language) const {
    Text text;
    text.id = id;
    text.file = path_;
    DocumentInfo info;
    info.id = id;
    info.language = language;
    text.doc.emplace(std::move(content), std::move(info));
    return text;
  }

  void finish() {
    const bool french = source_language_ == Language::Fr || target_language_ == Language::Fr;
    const bool chinese = (source_language_ && is_chinese(*source_language_)) ||
                         (target_language_ && is_chinese(*target_language_));
    const bool xliff = source_language_ || target_language_;
    if (xliff && (!french || !chinese))
      return stop("srcLang and trgLang are not French and Chinese");
    if (fr_.ends.empty()) return;
    Pair pair;
    const std::string name = std::filesystem::path(path_).filename().string();
    const std::string id = file_.empty() ? name : name + "#" + file_;
    pair.fr = text_of(id, std::move(fr_.text), Language::Fr);
    pair.zh = text_of(id, std::move(zh_.text), std::nullopt);
    pair.segments = {std::move(fr_.ends), std::move(zh_.ends)};
    pair.segment_ids = std::move(ids_);
    pairs_.push_back(std::move(pair));
    fr_ = zh_ = {};
    ids_.clear();
  }

  std::string path_;
  XML_Parser parser_ = nullptr;
  std::string error_;
  std::optional<Language> source_language_;
  std::optional<Language> target_language_;
  std::optional<Language> tuv_;
  std::string file_, unit_, segment_;
  std::string source_, target_;
  std::string* into_ = nullptr;
  bool new_paragraph_ = false;
  std::size_t segment_number_ = 0;
  Growing fr_, zh_;
  std::vector<std::string> ids_;
  std::vector<Pair> pairs_;
};

}  // namespace

std::vector<Pair> read_bilingual(const std::string& path) {
  return BilingualReader(path).run();
}

}  // namespace glane::compare
