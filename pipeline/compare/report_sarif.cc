#include "pipeline/compare/report.h"
#include "pipeline/json.h"

namespace glane::compare {
namespace {

std::string_view level_of(Severity severity) {
  return severity == Severity::Neutral ? "note" : severity == Severity::Minor ? "warning" : "error";
}

std::string properties_of(const PairReport& report, const Finding& finding) {
  const CodeInfo& code = info(finding.code);
  std::string out = "{\"its\":" + json_string(code.its) + ",\"mqm\":" + json_string(code.mqm) +
                    ",\"severity\":" + json_string(to_word(finding.severity));
  const auto add = [&](const char* key, std::string_view value) {
    if (!value.empty()) out += ",\"" + std::string(key) + "\":" + json_string(value);
  };
  add("value", finding.fr.value);
  if (report.zh != nullptr && finding.zh.is_set()) {
    const Places places(report.zh->doc->source());
    add("original", report.zh->doc->info.id);
    out += ",\"original_start\":" + std::to_string(places.code_point(finding.zh.span.begin)) +
           ",\"original_end\":" + std::to_string(places.code_point(finding.zh.span.end));
    add("original_text", report.zh->text(finding.zh.span));
    add("original_value", finding.zh.value);
  }
  add("cause", finding.cause);
  add("correction", finding.correction);
  return out + "}";
}

}  // namespace

void add_sarif_rules(report::SarifLog& log) {
  for (const CodeInfo& code : all_codes()) {
    log.add_rule({code.word, code.meaning, level_of(code.severity)});
  }
}

void add_sarif(const PairReport& report, report::SarifLog& log) {
  const Places places(report.fr->doc->source());
  for (const Finding& finding : report.comparison->findings) {
    if (!report.shows(finding)) continue;
    const std::string properties = properties_of(report, finding);
    report::SarifResult result;
    result.rule = static_cast<std::size_t>(finding.code);
    result.level = level_of(finding.severity);
    result.message = finding.message;
    result.file = report.fr_text->file;
    result.properties = properties;
    // Where a sentence is left out, or the text is none of a file, the file alone is the place.
    if (finding.fr.is_set() && report.fr_text->is_file) {
      const Places::LineColumn from = places.line_column(finding.fr.span.begin);
      const Places::LineColumn to = places.line_column(finding.fr.span.end);
      result.line = from.line;
      result.column = from.column;
      result.end_line = to.line;
      result.end_column = to.column;
      result.char_offset = places.code_point(finding.fr.span.begin);
      result.char_length = places.code_point(finding.fr.span.end) - result.char_offset;
    }
    log.add(result);
  }
}

}  // namespace glane::compare
