#include "pipeline/check/reports.h"

#include "pipeline/write_records.h"

namespace glane::check {
namespace {

std::string json(std::string_view text) {
  std::string out;
  write_json_string(text, out);
  return out;
}

// Text for XML: what XML 1.0 cannot hold becomes U+FFFD.
std::string xml(std::string_view text) {
  std::string out;
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
      case '\n':
        out += "&#10;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? "\xEF\xBF\xBD" : std::string(1, c);
    }
  }
  return out;
}

std::string_view sarif_level(Severity severity) {
  return to_word(severity);  // SARIF has the same three words
}

std::string place(const Finding& finding) {
  std::string text;
  if (!finding.doc.empty()) text += finding.doc;
  if (finding.start >= 0) text += "@" + std::to_string(finding.start);
  return text.empty() ? text : text + ": ";
}

std::string sarif_rules() {
  std::string out;
  for (const CodeInfo& code : all_codes()) {
    if (!out.empty()) out += ",";
    out += "\n     {\"id\":" + json(code.word) + ",\"shortDescription\":{\"text\":" +
           json(code.meaning) + "},\"defaultConfiguration\":{\"level\":" +
           json(sarif_level(code.severity)) + "}}";
  }
  return out;
}

std::string sarif_result(const Finding& finding, std::string_view file) {
  const CodeInfo& code = info(finding.code);
  std::string out = "\n   {\"ruleId\":" + json(code.word) +
                    ",\"ruleIndex\":" + std::to_string(static_cast<int>(finding.code)) +
                    ",\"level\":" + json(sarif_level(code.severity)) +
                    ",\"message\":{\"text\":" + json(place(finding) + finding.message) +
                    "},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":" +
                    json(file) + "}";
  if (finding.line != 0) {
    out += ",\"region\":{\"startLine\":" + std::to_string(finding.line) + "}";
  }
  out += "}}]";
  if (!finding.doc.empty()) {
    out += ",\"properties\":{\"doc\":" + json(finding.doc);
    if (finding.start >= 0) {
      out += ",\"start\":" + std::to_string(finding.start) +
             ",\"end\":" + std::to_string(finding.end);
    }
    out += "}";
  }
  return out + "}";
}

}  // namespace

std::string text_report(const Findings& findings, std::string_view file) {
  std::string out;
  for (const Finding& finding : findings.kept()) {
    const CodeInfo& code = info(finding.code);
    out += std::string(file);
    if (finding.line != 0) out += ":" + std::to_string(finding.line);
    out += ": " + std::string(to_word(code.severity)) + ": [" + std::string(code.word) + "] " +
           place(finding) + finding.message + "\n";
  }
  for (const CodeInfo& code : all_codes()) {
    std::uint64_t kept = 0;
    for (const Finding& finding : findings.kept()) kept += finding.code == code.code ? 1 : 0;
    if (kept == findings.count(code.code)) continue;
    out += std::string(file) + ": " + std::to_string(findings.count(code.code) - kept) +
           " more of [" + std::string(code.word) + "]\n";
  }
  return out;
}

std::string sarif_report(const Findings& findings, std::string_view file,
                         std::string_view version) {
  std::string out =
      "{\"version\":\"2.1.0\",\n"
      " \"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\n"
      " \"runs\":[{\"tool\":{\"driver\":{\"name\":\"glane\",\"version\":" +
      json(version) + ",\n   \"rules\":[" + sarif_rules() + "]}},\n  \"results\":[";
  bool first = true;
  for (const Finding& finding : findings.kept()) {
    if (!first) out += ",";
    first = false;
    out += sarif_result(finding, file);
  }
  return out + "]}]}\n";
}

std::string junit_report(const Findings& findings, std::string_view file) {
  std::uint64_t failures = 0;
  std::string cases;
  for (const CodeInfo& code : all_codes()) {
    const bool fails = code.severity == Severity::Error && findings.count(code.code) != 0;
    failures += fails ? 1 : 0;
    cases += "    <testcase classname=\"glane.check\" name=\"" + std::string(code.word) + "\">";
    if (findings.count(code.code) != 0) {
      std::string lines;
      for (const Finding& finding : findings.kept()) {
        if (finding.code != code.code) continue;
        lines += std::string(file) + ":" + std::to_string(finding.line) + ": " + place(finding) +
                 finding.message + "\n";
      }
      const std::string message =
          std::to_string(findings.count(code.code)) + " found: " + std::string(code.meaning);
      cases += fails ? "\n      <failure message=\"" + xml(message) + "\">" + xml(lines) + "</failure>\n    "
                     : "\n      <system-out>" + xml(message + "\n" + lines) + "</system-out>\n    ";
    }
    cases += "</testcase>\n";
  }
  const std::string tests = std::to_string(all_codes().size());
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"glane check\" "
         "tests=\"" +
         tests + "\" failures=\"" + std::to_string(failures) + "\">\n" + cases +
         "  </testsuite>\n</testsuites>\n";
}

}  // namespace glane::check
