#include "pipeline/report/sarif.h"

#include "pipeline/json.h"

namespace glane::report {
namespace {

std::string region(const SarifResult& result) {
  std::string out;
  const auto add = [&](const char* key, auto value, bool known) {
    if (!known) return;
    out += (out.empty() ? "\"" : ",\"") + std::string(key) + "\":" + std::to_string(value);
  };
  add("startLine", result.line, result.line != 0);
  add("startColumn", result.column, result.column != 0);
  add("endLine", result.end_line, result.end_line != 0);
  add("endColumn", result.end_column, result.end_column != 0);
  add("charOffset", result.char_offset, result.char_offset >= 0);
  add("charLength", result.char_length, result.char_length >= 0);
  return out;
}

// A path as SARIF wants it: a URI reference, percent-encoded, with slashes as they are.
std::string uri(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  static constexpr std::string_view kPlain = "-._~/";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alphanumeric || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

}  // namespace

SarifLog::SarifLog(std::string_view version)
    : head_(
          "{\"version\":\"2.1.0\",\n"
          " \"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\n"
          " \"runs\":[{\"tool\":{\"driver\":{\"name\":\"glane\",\"version\":" +
          json_string(version)) {}

void SarifLog::add_rule(const SarifRule& rule) {
  rules_ += (ids_.empty() ? "\n" : ",\n") + std::string("     {\"id\":") + json_string(rule.id) +
            ",\"shortDescription\":{\"text\":" + json_string(rule.meaning) +
            "},\"defaultConfiguration\":{\"level\":" + json_string(rule.level) + "}}";
  ids_.emplace_back(rule.id, rule.level);
}

void SarifLog::add(const SarifResult& result) {
  const auto& [id, level] = ids_.at(result.rule);
  results_ += results_.empty() ? "\n" : ",\n";
  results_ +=
      "   {\"ruleId\":" + json_string(id) + ",\"ruleIndex\":" + std::to_string(result.rule) +
      ",\"level\":" + json_string(result.level.empty() ? std::string_view(level) : result.level) +
      ",\"message\":{\"text\":" + json_string(result.message) +
      "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":" +
      json_string(uri(result.file)) + "}";
  const std::string where = region(result);
  if (!where.empty()) results_ += ",\"region\":{" + where + "}";
  results_ += "}}]";
  if (!result.properties.empty()) {
    results_ += ",\"properties\":" + std::string(result.properties);
  }
  results_ += "}";
}

std::string SarifLog::done() const {
  return head_ + ",\n   \"rules\":[" + rules_ + "]}},\n  \"columnKind\":\"unicodeCodePoints\",\n" +
         "  \"results\":[" + results_ + "]}]}\n";
}

}  // namespace glane::report
