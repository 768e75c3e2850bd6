#include "pipeline/check/review.h"

#include "pipeline/embedded_files.h"
#include "pipeline/report/page.h"
#include "pipeline/write_records.h"

namespace glane::check {
namespace {

// JSON inside a <script> element: no `<` may begin a tag there.
std::string as_data(const std::string& json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

void add_block(const std::string& id, const std::string& json, std::string& out) {
  out += "<script type=\"application/json\" id=\"" + id + "\">" + as_data(json) + "</script>\n";
}

// The parts of the program, in the order in which they are read.
std::string program() {
  std::string all = "\"use strict\";\n";
  for (const char* name : {"words", "dom", "data", "decisions", "article", "charts", "main"}) {
    all += embedded_file("pipeline/check/review/" + std::string(name) + ".js").content;
  }
  return all;
}

std::string fields(const Record& record) {
  std::string out;
  for (std::size_t k = 0; k < kFieldCount; ++k) {
    const auto field = static_cast<Field>(k);
    if (field == Field::Type || !record.has(field)) continue;
    out += (out.empty() ? "" : ",") + std::string("\"") + std::string(to_key(field)) + "\":";
    write_json_string(record[field], out);
  }
  return out;
}

}  // namespace

std::string review_document(const DocumentRecords& document, const ReviewOptions& options) {
  std::optional<std::string> text;
  if (document.head.text.data() != nullptr) text = std::string(document.head.text);
  else if (options.sources != nullptr) text = options.sources->find(document.head.doc);
  std::string out = "{";
  if (text) {
    out += "\"text\":";
    write_json_string(*text, out);
    out += ",";
  }
  out += "\"records\":[";
  const std::optional<TextIndex> index =
      text ? std::optional(TextIndex(*text, options.unit)) : std::nullopt;
  std::size_t byte = 0;
  std::int64_t utf16 = 0;
  bool first = true;
  for (const Record& record : document.records) {
    if (record.kind == Kind::Unknown) continue;
    out += first ? "" : ",";
    first = false;
    out += "{\"k\":\"" + std::string(to_word(record.kind)) + "\",\"t\":";
    write_json_string(record[Field::Type], out);
    out += ",\"p\":[" + std::to_string(record.start) + "," + std::to_string(record.end) + "]";
    const auto begin = index ? index->byte_of(record.start) : std::nullopt;
    if (begin && std::string_view(*text).substr(*begin, record.text.size()) == record.text) {
      // Records come in order: what lies between two of them is counted once.
      if (*begin < byte) byte = 0, utf16 = 0;
      utf16 += length(std::string_view(*text).substr(byte, *begin - byte), Unit::Utf16);
      byte = *begin;
      out += ",\"u\":[" + std::to_string(utf16) + "," +
             std::to_string(utf16 + length(record.text, Unit::Utf16)) + "]";
    }
    out += ",\"x\":";
    write_json_string(record.text, out);
    out += ",\"f\":{" + fields(record) + "}}";
  }
  return out + "]}";
}

std::string review_page(const RecordsFile& file, const ReviewOptions& options) {
  std::string body(embedded_file("pipeline/check/review/page.html").content);
  add_block("index", review_index(file, options), body);
  std::size_t number = 0;
  for (const DocumentRecords& document : file.documents) {
    if (document.head.kind != Kind::Document) continue;
    add_block("d" + std::to_string(number++), review_document(document, options), body);
  }
  return report::html_page(options.title, embedded_file("pipeline/check/review/style.css").content, body, program());
}

}  // namespace glane::check
