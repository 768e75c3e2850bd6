#include "pipeline/check/reports.h"

#include "pipeline/json.h"
#include "pipeline/report/junit.h"
#include "pipeline/report/sarif.h"

namespace glane::check {
namespace {

std::string place(const Finding& finding) {
  std::string text;
  if (!finding.doc.empty()) text += finding.doc;
  if (finding.start >= 0) text += "@" + std::to_string(finding.start);
  return text.empty() ? text : text + ": ";
}

// The record that a finding is about, as a JSON object; empty where it is about none.
std::string properties(const Finding& finding) {
  if (finding.doc.empty()) return "";
  std::string out = "{\"doc\":" + json_string(finding.doc);
  if (finding.start >= 0) {
    out +=
        ",\"start\":" + std::to_string(finding.start) + ",\"end\":" + std::to_string(finding.end);
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
  report::SarifLog log(version);
  for (const CodeInfo& code : all_codes()) {
    log.add_rule({code.word, code.meaning, to_word(code.severity)});
  }
  for (const Finding& finding : findings.kept()) {
    const std::string message = place(finding) + finding.message;
    const std::string about = properties(finding);
    report::SarifResult result;
    result.rule = static_cast<std::size_t>(finding.code);
    result.message = message;
    result.file = file;
    result.line = finding.line;
    result.properties = about;
    log.add(result);
  }
  return log.done();
}

std::string junit_report(const Findings& findings, std::string_view file) {
  std::vector<report::JunitCase> cases;
  for (const CodeInfo& code : all_codes()) {
    report::JunitCase test;
    test.name = code.word;
    if (const std::uint64_t count = findings.count(code.code); count != 0) {
      test.failed = code.severity == Severity::Error;
      test.message = std::to_string(count) + " found: " + std::string(code.meaning);
    }
    for (const Finding& finding : findings.kept()) {
      if (finding.code != code.code) continue;
      test.details += std::string(file) + ":" + std::to_string(finding.line) + ": " +
                      place(finding) + finding.message + "\n";
    }
    cases.push_back(std::move(test));
  }
  return report::junit_xml("glane check", cases);
}

}  // namespace glane::check
