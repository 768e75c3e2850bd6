#include "pipeline/exports/web_annotation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/exports/record_reader.h"
#include "pipeline/json.h"

namespace glane {
namespace {

constexpr std::size_t kContext = 32;  // bytes of text before and after a quotation, about
constexpr std::string_view kValues[] = {"value", "from", "to", "number", "low", "high", "unit",
                                        "relation", "name"};

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// As part of a URN.
std::string urn_part(std::string_view id) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string part;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '.' || c == '_' || c == '/' || c == ':';
    if (plain) {
      part += c;
    } else {
      part += '%';
      part += kHex[byte >> 4];
      part += kHex[byte & 15];
    }
  }
  return part;
}

// One object without the line end that JsonLine gives.
template <class Fill>
std::string object(Fill&& fill) {
  std::string json;
  {
    JsonLine line(json);
    fill(line);
  }
  json.pop_back();
  return json;
}

std::string bodies(const RecordReader& reader) {
  std::string list = object([&](JsonLine& line) {
    line.text("type", "TextualBody");
    line.text("purpose", "tagging");
    line.text("value", reader.text("type"));
  });
  for (const std::string_view key : kValues) {
    const std::string_view value = reader.text(key);
    if (value.empty()) continue;
    list += "," + object([&](JsonLine& line) {
              line.text("type", "TextualBody");
              line.text("purpose", "describing");
              line.text("value", std::string(key) + "=" + std::string(value));
            });
  }
  const std::string_view id = reader.text("id");
  if (!id.empty()) {
    const bool wikidata = id[0] == 'Q' && id.size() > 1 &&
                          id.find_first_not_of("0123456789", 1) == std::string_view::npos;
    list += "," + object([&](JsonLine& line) {
              line.text("type", "SpecificResource");
              line.text("purpose", "identifying");
              line.text("source", wikidata ? "http://www.wikidata.org/entity/" + std::string(id)
                                           : "urn:x-glane:" + urn_part(id));
            });
  }
  return "[" + list + "]";
}

}  // namespace

void WebAnnotationExporter::convert(const Document& doc, Result& result) const {
  const std::string_view source = doc.source();
  const std::string urn = "urn:x-glane:" + urn_part(doc.info.id);
  const std::string target = doc.info.url.empty() ? urn : doc.info.url;
  std::string out;
  CodePoints places(source);
  RecordReader reader(result.records);
  std::uint64_t number = 0;
  while (reader.next()) {
    if (reader.is_document()) continue;
    const std::string_view text = reader.text("text");
    const std::size_t begin = places.byte_of(reader.number("start"));
    std::size_t before = begin - std::min(begin, kContext);
    while (before < begin && is_inside_character(source[before])) ++before;
    const std::size_t end = begin + text.size();
    std::size_t after = std::min(end + kContext, source.size());
    while (after < source.size() && is_inside_character(source[after])) ++after;
    const std::string quote = object([&](JsonLine& line) {
      line.text("type", "TextQuoteSelector");
      line.text("exact", text);
      line.optional("prefix", source.substr(before, begin - before));
      line.optional("suffix", source.substr(end, after - end));
    });
    const std::string position = object([&](JsonLine& line) {
      line.text("type", "TextPositionSelector");
      line.number("start", reader.number("start"));
      line.number("end", reader.number("end"));
    });
    JsonLine line(out);
    line.text("@context", "http://www.w3.org/ns/anno.jsonld");
    line.text("id", urn + "#" + std::to_string(++number));
    line.text("type", "Annotation");
    line.text("motivation", "tagging");
    line.raw("body", bodies(reader));
    line.raw("target", object([&](JsonLine& inner) {
               inner.text("source", target);
               inner.raw("selector", "[" + quote + "," + position + "]");
             }));
  }
  result.records = std::move(out);
}

}  // namespace glane
