#include "pipeline/abi/engine.h"

#include <simdjson.h>

#include <limits>
#include <utility>

#include "pipeline/error.h"
#include "pipeline/parts.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/program/worker.h"

namespace glane::abi {
namespace {

namespace dom = simdjson::dom;

[[noreturn]] void fail(std::string_view key, std::string_view message) {
  throw UsageError("option '" + std::string(key) + "': " + std::string(message));
}

std::string_view text_of(std::string_view key, const dom::element& value) {
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) fail(key, "a string is wanted");
  return text;
}

bool flag_of(std::string_view key, const dom::element& value) {
  bool flag = false;
  if (value.get_bool().get(flag) != simdjson::SUCCESS) fail(key, "true or false is wanted");
  return flag;
}

GivenDate date_of(std::string_view key, std::string_view text) {
  std::optional<GivenDate> date = parse_date(text);
  if (!date) fail(key, "'" + std::string(text) + "' is no date like 2024-11-14");
  return *std::move(date);
}

Language language_of(std::string_view key, std::string_view text) {
  const std::optional<Language> language = parse_language(text);
  if (!language) fail(key, "'" + std::string(text) + "' is none of fr, zh-Hans, zh-Hant, und");
  return *language;
}

void read_folders(std::string_view key, const dom::element& value, RunOptions& options) {
  dom::array folders;
  if (value.get_array().get(folders) != simdjson::SUCCESS) {
    options.lexicon_dirs.emplace_back(text_of(key, value));
    return;
  }
  for (const dom::element& folder : folders) {
    options.lexicon_dirs.emplace_back(text_of(key, folder));
  }
}

void read_option(std::string_view key, const dom::element& value, RunOptions& options) {
  if (value.is_null()) return;
  if (key == "lexicon") {
    read_folders(key, value, options);
  } else if (key == "date") {
    options.date = date_of(key, text_of(key, value));
  } else if (key == "language") {
    options.language = language_of(key, text_of(key, value));
  } else if (key == "offsets") {
    const std::optional<OffsetUnit> unit = parse_offset_unit(text_of(key, value));
    if (!unit) fail(key, "none of codepoints, bytes, utf16");
    options.write.offsets = *unit;
  } else if (key == "explain") {
    options.write.explain = flag_of(key, value);
  } else if (key == "chrome") {
    options.write.chrome = flag_of(key, value);
  } else {
    fail(key, "there is no such option");
  }
}

RunOptions parse_options(std::string_view json) {
  RunOptions options;
  options.write.version = GLANE_VERSION;
  if (json.empty()) return options;
  dom::parser parser;
  dom::object object;
  if (parser.parse(json.data(), json.size()).get_object().get(object) != simdjson::SUCCESS) {
    throw UsageError("the options are no JSON object");
  }
  for (const auto [key, value] : object) read_option(key, value, options);
  return options;
}

void check_utf8(std::string_view field, std::string_view text) {
  const std::size_t bad = first_not_utf8(text);
  if (bad == std::string_view::npos) return;
  throw Unreadable("'" + std::string(field) + "' is not UTF-8 at byte " + std::to_string(bad));
}

DocumentInfo info_of(const Fields& fields, const RunOptions& options) {
  DocumentInfo info;
  info.id = fields.id.empty() ? kNoId : fields.id;
  info.title = fields.title;
  info.url = fields.url;
  info.language = options.language;
  if (!fields.language.empty()) {
    info.language = parse_language(fields.language);
    if (!info.language) throw Unreadable("'language' is none of fr, zh-Hans, zh-Hant, und");
  }
  std::optional<GivenDate> date = options.date;
  if (!fields.date.empty()) {
    date = parse_date(fields.date);
    if (!date) throw Unreadable("'date' is no date like 2024-11-14");
  }
  if (date) {
    info.date = date->moment;
    info.date_text = date->text;
    info.date_source = fields.date.empty() ? "option" : "metadata";
  }
  return info;
}

}  // namespace

Engine::Engine(std::string_view json)
    : options_(parse_options(json)), pipeline_(options_.lexicon_dirs) {
  options_.write.rules = pipeline_.rules_digest();
}

void Engine::run(const Fields& fields, std::string& records) const {
  if (fields.text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Unreadable("the text has 4 GiB or more");
  }
  check_utf8("text", fields.text);
  check_utf8("id", fields.id);
  check_utf8("title", fields.title);
  check_utf8("url", fields.url);
  Document doc(std::string(fields.text), info_of(fields, options_));
  RecordWriter writer(doc, options_.write, records);
  for_each_part(doc, [&](Document& part, std::uint32_t begin) {
    pipeline_.run(part);
    writer.add(part, begin);
  });
  writer.finish();
}

bool Engine::run_ndjson(std::string_view documents, std::string& records) const {
  Worker worker(pipeline_, options_);
  bool all_read = true;
  std::size_t number = 0;
  while (!documents.empty()) {
    const std::size_t end = std::min(documents.find('\n'), documents.size());
    RawDocument raw;
    raw.place = "line " + std::to_string(++number);
    raw.format = Format::Ndjson;
    raw.bytes = documents.substr(0, end);
    documents.remove_prefix(std::min(end + 1, documents.size()));
    if (raw.bytes.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Result result = worker.run(std::move(raw));
    all_read = all_read && result.outcome == Result::Outcome::Read;
    records += result.records;
  }
  return all_read;
}

void Engine::describe(std::string_view name, std::string& report) const {
  if (first_not_utf8(name) != std::string_view::npos) throw UsageError("the name is not UTF-8");
  std::call_once(names_built_, [this] { names_.emplace(options_.lexicon_dirs); });
  write_report(describe_name(name, names_->comparer), true, report);
}

}  // namespace glane::abi
