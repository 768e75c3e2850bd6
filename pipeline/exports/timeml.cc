#include "pipeline/exports/timeml.h"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "pipeline/exports/record_reader.h"
#include "pipeline/program/text_files.h"

namespace glane {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kMods{{
    {"approx", "APPROX"},
    {"start", "START"},
    {"mid", "MID"},
    {"end", "END"},
    {"before", "BEFORE"},
    {"after", "AFTER"},
    {"more_than", "MORE_THAN"},
    {"less_than", "LESS_THAN"},
    {"at_least", "EQUAL_OR_MORE"},
    {"at_most", "EQUAL_OR_LESS"},
}};

void add_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#13;";  // else a parser turns it into a line feed
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
}

void add_attribute(const char* name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  out += ' ';
  out += name;
  out += "=\"";
  add_escaped(value, out);
  out += '"';
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

// A displacement without a value points before or after an unknown time.
std::string value_of(const RecordReader& date) {
  if (!date.text("value").empty()) return std::string(date.text("value"));
  const std::string_view offset = date.text("offset");
  if (offset.empty()) return "XXXX";
  return offset.starts_with('-') ? "PAST_REF" : "FUTURE_REF";
}

}  // namespace

void TimeMlExporter::convert(const Document& doc, Result& result) const {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>";
  add_escaped(doc.info.id, out);
  out += "</DOCID>\n<DCT>";
  if (!doc.info.date_text.empty()) {
    out += "<TIMEX3 tid=\"t0\" type=\"DATE\" functionInDocument=\"CREATION_TIME\"";
    add_attribute("value", doc.info.date_text.substr(0, 10), out);
    out += '>';
    add_escaped(doc.info.date_text, out);
    out += "</TIMEX3>";
  }
  out += "</DCT>\n<TITLE>";
  add_escaped(doc.info.title, out);
  out += "</TITLE>\n<TEXT>";
  CodePoints places(doc.source());
  RecordReader reader(result.records);
  std::map<std::uint64_t, std::string> ids;  // by start
  std::size_t written = 0;
  std::size_t number = 0;
  while (reader.next()) {
    if (reader.text("record") != "date") continue;
    const std::size_t begin = places.byte_of(reader.number("start"));
    if (begin < written) continue;
    const std::string_view text = reader.text("text");
    const std::string id = "t" + std::to_string(++number);
    ids.emplace(reader.number("start"), id);
    add_escaped(doc.source().substr(written, begin - written), out);
    out += "<TIMEX3";
    add_attribute("tid", id, out);
    add_attribute("type", upper(reader.text("type")), out);
    add_attribute("value", value_of(reader), out);
    for (const auto& [ours, theirs] : kMods) {
      if (reader.text("mod") == ours) add_attribute("mod", theirs, out);
    }
    add_attribute("freq", reader.text("freq"), out);
    if (reader.text("anchor") == "document") {
      if (!doc.info.date_text.empty()) add_attribute("anchorTimeID", "t0", out);
    } else if (const auto anchor = ids.find(reader.number("anchor"));
               !reader.any("anchor").empty() && anchor != ids.end()) {
      add_attribute("anchorTimeID", anchor->second, out);
    }
    out += '>';
    add_escaped(text, out);
    out += "</TIMEX3>";
    written = begin + text.size();
  }
  add_escaped(doc.source().substr(written), out);
  out += "</TEXT>\n</TimeML>\n";
  const std::string name = text_file_name(doc.info.id);
  result.files.push_back({name.substr(0, name.size() - 4) + ".tml", std::move(out)});
  result.records.clear();
}

}  // namespace glane
