#include "pipeline/program/decode.h"

#include <string_view>
#include <utility>

#include "pipeline/json.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/html_page.h"
#include "pipeline/readers/mojibake.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

std::string sources_of(const HtmlPage& page) {
  std::string sources;
  const auto add = [&](const char* key, const HtmlFact& fact) {
    if (fact.value.empty()) return;
    sources += sources.empty() ? "{\"" : ",\"";
    sources += key;
    sources += "\":";
    write_json_string(fact.source, sources);
  };
  add("title", page.title);
  add("author", page.author);
  add("date", page.date);
  add("language", page.language);
  return sources.empty() ? sources : sources + "}";
}

void take_metadata(const HtmlPage& page, DocumentInfo& info) {
  info.title = page.title.value;
  info.author = page.author.value;
  info.sources = sources_of(page);
  if (info.url.empty()) info.url = page.url;
  if (const auto date = parse_date(page.date.value)) {
    info.date = date->moment;
    info.date_text = date->text;
    info.date_source = "metadata";
  }
  if (!page.language.value.empty()) info.language = parse_language(page.language.value);
}

}  // namespace

Document Decoder::decode(RawDocument&& raw, std::string& doc) {
  if (!raw.error.empty()) throw BadInput(raw.error);
  if (raw.format != Format::Ndjson) doc = raw.id.empty() ? raw.place : raw.id;
  return raw.format == Format::Ndjson ? decode_line(std::move(raw), doc)
                                      : decode_file(std::move(raw));
}

Document Decoder::decode_line(RawDocument&& raw, std::string& doc) {
  NdjsonLine line = parser_.parse(raw.bytes);
  std::string().swap(raw.bytes);
  doc = line.info.id;
  if (!line.error.empty()) throw BadInput(line.error);
  return finish(std::move(line.text), std::move(line.info), false);
}

Document Decoder::decode_file(RawDocument&& raw) {
  const bool html = raw.format == Format::Html;
  DocumentInfo info;
  info.id = raw.id.empty() ? raw.place : raw.id;
  info.url = raw.url;
  info.meta = raw.meta;
  if (html && raw.charset.empty()) raw.charset = declared_charset(raw.bytes);
  DecodedText decoded = decode_text(std::move(raw.bytes), {raw.charset, options_.encoding});
  if (!decoded.error.empty()) throw BadInput(decoded.error);
  info.encoding = decoded.encoding;
  if (!html) return finish(std::move(decoded.text), std::move(info), false);
  HtmlPage page = read_html(decoded.text);
  take_metadata(page, info);
  return finish(std::move(page.text), std::move(info), true);
}

// `extracted`: the text is not the input itself.
Document Decoder::finish(std::string text, DocumentInfo info, bool extracted) const {
  if (text.size() > options_.most) {
    throw BadInput("larger than the " + readable_size(options_.most) +
                   " that a document may have (see --max-document)");
  }
  if (std::optional<std::string> meant = unmangled(text)) {
    info.mojibake = options_.repair ? "repaired" : "found";
    if (options_.repair) {
      text = std::move(*meant);
      extracted = true;
    }
  }
  info.carries_text = extracted;
  // What the options say of documents that do not say it themselves.
  if (!info.language) info.language = options_.language;
  if (!info.date && options_.date) {
    info.date = options_.date->moment;
    info.date_text = options_.date->text;
    info.date_source = "option";
  }
  return Document(std::move(text), std::move(info));
}

}  // namespace glane
