#include "pipeline/readers/ndjson.h"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "pipeline/readers/encoding.h"
#include "pipeline/readers/given_date.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

namespace dom = simdjson::dom;
namespace ondemand = simdjson::ondemand;

constexpr std::size_t kLongLine = std::size_t{1} << 20;

// A line that is JSON, but no document.
class BadLine : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The UTF-16 unit of `\uXXXX` at `pos`, or -1.
int escaped_unit(std::string_view text, std::size_t pos) {
  if (text.substr(pos, 2) != "\\u" || pos + 6 > text.size()) return -1;
  int unit = 0;
  for (std::size_t k = pos + 2; k < pos + 6; ++k) {
    const auto at = std::string_view("0123456789abcdefABCDEF").find(text[k]);
    if (at == std::string_view::npos) return -1;
    unit = unit * 16 + static_cast<int>(at < 16 ? at : at - 6);
  }
  return unit;
}

bool has_lone_surrogate(std::string_view line) {
  for (std::size_t pos = line.find('\\'); pos != std::string_view::npos;
       pos = line.find('\\', pos)) {
    const int unit = escaped_unit(line, pos);
    if (unit < 0xD800 || unit > 0xDFFF) {
      pos += 2;
      continue;
    }
    const int next = escaped_unit(line, pos + 6);
    if (unit > 0xDBFF || next < 0xDC00 || next > 0xDFFF) return true;
    pos += 12;
  }
  return false;
}

std::string explain(simdjson::error_code error, std::string_view line) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "not UTF-8 at byte " + std::to_string(first_not_utf8(line)) + " of the line";
    case simdjson::DEPTH_ERROR:
      return "not a document: nested too deep";
    case simdjson::STRING_ERROR:
      return has_lone_surrogate(line)
                 ? "a lone surrogate (half of a \\uD83D\\uDE00 pair) in a string"
                 : "not JSON: a bad escape in a string";
    case simdjson::UNESCAPED_CHARS:
      return "not JSON: a control character in a string that is not escaped";
    case simdjson::UNCLOSED_STRING:
      return "not JSON: a string is not closed";
    case simdjson::NUMBER_ERROR:
      return "not JSON: a number is malformed or out of range";
    case simdjson::MEMALLOC:
      throw std::bad_alloc();
    default:
      return "not JSON";
  }
}

// A string; empty where it is null.
std::string_view text_of(const dom::element& value, std::string_view key) {
  if (value.is_null()) return {};
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) {
    throw BadLine("'" + std::string(key) + "' is not a string");
  }
  return text;
}

std::string quoted(std::string_view value) {
  std::string text;
  write_json_string(value.substr(0, 60), text);
  return text;
}

std::string id_of(const dom::element& value) {
  // Many exports number their documents.
  if (value.is_int64() || value.is_uint64()) return simdjson::minify(value);
  return std::string(text_of(value, "id"));
}

void read_date(std::string_view text, DocumentInfo& info) {
  if (text.empty()) return;
  const std::optional<GivenDate> date = parse_date(text);
  if (!date) throw BadLine("'date' is no date like 2024-11-14: " + quoted(text));
  info.date = date->moment;
  info.date_text = date->text;
  info.date_source = "metadata";
}

void read_language(std::string_view text, DocumentInfo& info) {
  if (text.empty()) return;
  info.language = parse_language(text);
  if (!info.language) {
    throw BadLine("'language' is none of fr, zh-Hans, zh-Hant, und: " + quoted(text));
  }
}

// Fills `line`; true where there are other keys, which go to `meta`.
bool read_known_keys(const dom::object& object, NdjsonLine& line) {
  bool others = false;
  bool text_found = false;
  std::string_view date;
  std::string_view language;
  for (const auto [key, value] : object) {  // of a key that comes twice, the last counts
    if (key == "id") {
      line.info.id = id_of(value);
    } else if (key == "text") {
      if (!value.is_string()) throw BadLine("'text' is not a string");
      line.text = text_of(value, key);
      text_found = true;
    } else if (key == "date") {
      date = text_of(value, key);
    } else if (key == "language") {
      language = text_of(value, key);
    } else if (key == "title") {
      line.info.title = text_of(value, key);
    } else if (key == "url") {
      line.info.url = text_of(value, key);
    } else {
      others = true;
    }
  }
  if (line.info.id.empty()) throw BadLine("no 'id'");
  if (!text_found) throw BadLine("no 'text'");
  read_date(date, line.info);
  read_language(language, line.info);
  return others;
}

bool is_known(std::string_view key) {
  static constexpr std::string_view kKeys[] = {"id", "text", "date", "language", "title", "url"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

// The bytes of a value as they stand, so that no number loses a digit.
std::string_view raw(ondemand::value value) {
  switch (value.type()) {
    case ondemand::json_type::array:
      return value.get_array().value().raw_json();
    case ondemand::json_type::object:
      return value.get_object().value().raw_json();
    default:
      return value.raw_json_token();
  }
}

std::string minified(std::string_view json) {
  std::string result(json.size() + simdjson::SIMDJSON_PADDING, '\0');
  std::size_t size = 0;
  if (simdjson::minify(json.data(), json.size(), result.data(), size) != simdjson::SUCCESS) {
    throw BadLine("not JSON");
  }
  result.resize(size);
  return result;
}

// The other keys, as one object.  The line is known to be valid.
std::string read_meta(ondemand::document document) {
  std::string meta = "{";
  for (auto field : document.get_object()) {
    const std::string_view key = field.unescaped_key();
    if (is_known(key)) continue;
    if (meta.size() > 1) meta += ',';
    write_json_string(key, meta);
    meta += ':';
    meta += minified(raw(field.value()));
  }
  return meta + "}";
}

}  // namespace

struct NdjsonParser::Parsers {
  dom::parser whole;
  ondemand::parser lazy;
};

NdjsonParser::NdjsonParser() : parsers_(std::make_unique<Parsers>()) {}

NdjsonParser::~NdjsonParser() = default;

NdjsonLine NdjsonParser::parse(const std::string& line) {
  NdjsonLine result = read(line);
  // The buffers of one long line are not kept for all that follow.
  if (line.size() > kLongLine) parsers_ = std::make_unique<Parsers>();
  return result;
}

NdjsonLine NdjsonParser::read(const std::string& line) {
  NdjsonLine result;
  dom::element element;
  const simdjson::error_code error = parsers_->whole.parse(line).get(element);
  if (error != simdjson::SUCCESS) {
    result.error = explain(error, line);
    // A bad line may still say whose it is.
    ondemand::document document;
    std::string_view id;
    const simdjson::padded_string padded(line);
    if (parsers_->lazy.iterate(padded).get(document) == simdjson::SUCCESS &&
        document["id"].get_string().get(id) == simdjson::SUCCESS) {
      result.info.id = id;
    }
    return result;
  }
  try {
    dom::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS) throw BadLine("not a JSON object");
    if (read_known_keys(object, result)) {
      const simdjson::padded_string padded(line);
      result.info.meta = read_meta(parsers_->lazy.iterate(padded).value());
    }
  } catch (const BadLine& bad) {
    result.error = bad.what();
  }
  return result;
}

}  // namespace glane
