#include "pipeline/check/review.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <stdexcept>

#include "pipeline/embedded_files.h"
#include "pipeline/json.h"
#include "pipeline/report/markup.h"

namespace glane::check {
namespace {

// Deflated, in base 64: a fifth of the size, and nothing in it can be markup.
std::string pack(const std::string& json) {
  uLongf size = compressBound(json.size());
  std::string deflated(size, '\0');
  const auto* bytes = reinterpret_cast<const Bytef*>(json.data());
  if (compress2(reinterpret_cast<Bytef*>(deflated.data()), &size, bytes, json.size(),
                Z_DEFAULT_COMPRESSION) != Z_OK) {
    throw std::runtime_error("zlib: out of memory");
  }
  std::string text(4 * ((size + 2) / 3) + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(deflated.data()),
                                     static_cast<int>(size));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

void add_block(const std::string& id, const std::string& json, std::string& out) {
  out +=
      "<script type=\"application/octet-stream\" id=\"" + id + "\">" + pack(json) + "</script>\n";
}

std::optional<std::string> text_of(const DocumentRecords& document, const ReviewOptions& options) {
  if (document.head.text.data() != nullptr) return std::string(document.head.text);
  if (options.sources != nullptr) return options.sources->find(document.head.doc);
  return std::nullopt;
}

}  // namespace

std::string review_document(const DocumentRecords& document, const ReviewOptions& options) {
  const std::optional<std::string> text = text_of(document, options);
  const std::optional<TextIndex> index =
      text ? std::optional(TextIndex(*text, options.unit)) : std::nullopt;
  std::string records = "[";
  std::size_t byte = 0;
  std::int64_t utf16 = 0;
  for (const Record& record : document.records) {
    if (record.kind == Kind::Unknown) continue;
    if (records.size() > 1) records += ',';
    JsonLine object(records);
    const auto begin = index ? index->byte_of(record.start) : std::nullopt;
    if (begin && std::string_view(*text).substr(*begin, record.text.size()) == record.text) {
      // Records come in order: what lies between two of them is counted once.
      if (*begin < byte) byte = 0, utf16 = 0;
      utf16 += length(std::string_view(*text).substr(byte, *begin - byte), Unit::Utf16);
      byte = *begin;
      object.raw("place", "[" + std::to_string(utf16) + "," +
                              std::to_string(utf16 + length(record.text, Unit::Utf16)) + "]");
    }
    object.raw("line", record.json);
  }
  std::string out;
  {
    JsonLine object(out);
    object.raw("head", document.head.json);
    if (text) object.text("text", *text);
    object.raw("records", records + "]");
  }
  return out;
}

std::string review_page(const RecordsFile& file, const ReviewOptions& options) {
  static constexpr std::string_view kTitle = "<title>glane review</title>";
  static constexpr std::string_view kData = "<!--data-->\n";
  const std::string_view built = embedded_file("pipeline/check/review/review.html").content;
  const std::size_t title = built.find(kTitle);
  const std::size_t data = built.find(kData);
  if (title == std::string_view::npos || data == std::string_view::npos || data < title) {
    throw std::logic_error("review.html: no place for the data");
  }
  std::string page(built.substr(0, title));
  page += "<title>" + report::escape_markup(options.title) + "</title>";
  page += built.substr(title + kTitle.size(), data - title - kTitle.size());
  add_block("index", review_index(file, options), page);
  std::size_t number = 0;
  for (const DocumentRecords& document : file.documents) {
    if (document.head.kind != Kind::Document) continue;
    add_block("d" + std::to_string(number++), review_document(document, options), page);
  }
  page += built.substr(data + kData.size());
  return page;
}

}  // namespace glane::check
