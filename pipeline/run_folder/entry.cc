#include "pipeline/run_folder/entry.h"

#include <simdjson.h>

#include "pipeline/json.h"

namespace glane {

namespace dom = simdjson::dom;

struct EntryParser::Parser {
  dom::parser parser;
};

EntryParser::EntryParser() : parser_(std::make_unique<Parser>()) {}
EntryParser::~EntryParser() = default;

void write_entry(const Entry& entry, std::string& out) {
  JsonLine line(out);
  line.text("doc", entry.doc);
  line.optional("hash", entry.hash);
  line.number("input", entry.input);
  line.number("bytes", entry.bytes);
  line.number("length", entry.length);
  line.number("records", entry.records);
  line.text("digest", entry.digest);
  line.flag("error", entry.error);
  line.flag("mojibake", entry.mojibake);
  line.optional("text_file", entry.text_file);
  if (entry.number != 0) line.number("number", entry.number);
  if (!entry.used.empty()) line.raw("used", entry.used);
}

bool EntryParser::parse(std::string_view line, Entry& entry) {
  entry = Entry{};
  dom::object object;
  if (parser_->parser.parse(line.data(), line.size()).get_object().get(object) !=
      simdjson::SUCCESS) {
    return false;
  }
  const auto text = [&](const char* key, std::string& to) {
    std::string_view value;
    if (object[key].get_string().get(value) == simdjson::SUCCESS) to = value;
  };
  const auto number = [&](const char* key) {
    std::uint64_t value = 0;
    return object[key].get_uint64().get(value) == simdjson::SUCCESS ? value : 0;
  };
  const auto flag = [&](const char* key) {
    bool value = false;
    return object[key].get_bool().get(value) == simdjson::SUCCESS && value;
  };
  text("doc", entry.doc);
  text("hash", entry.hash);
  text("digest", entry.digest);
  text("text_file", entry.text_file);
  entry.input = static_cast<std::uint32_t>(number("input"));
  entry.bytes = number("bytes");
  entry.length = number("length");
  entry.records = number("records");
  entry.number = number("number");
  entry.error = flag("error");
  entry.mojibake = flag("mojibake");
  dom::element used;
  if (object["used"].get(used) == simdjson::SUCCESS) entry.used = simdjson::minify(used);
  return !entry.doc.empty() && !entry.digest.empty();
}

}  // namespace glane
