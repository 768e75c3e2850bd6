// A pair with what was found in it, and the forms in which that is written.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare/comparison.h"
#include "pipeline/compare/places.h"
#include "pipeline/compare/texts.h"
#include "pipeline/report/sarif.h"

namespace glane::compare {

// What the forms are written from.  `zh` is null where the French was looked at alone.
struct PairReport {
  const Side* fr = nullptr;
  const Side* zh = nullptr;
  const Comparison* comparison = nullptr;
  const std::vector<std::string>* segment_ids = nullptr;  // of a bilingual file, else null
  const Segments* segments = nullptr;
  const Text* fr_text = nullptr;  // where the French comes from
  Severity least = Severity::Minor;

  [[nodiscard]] bool shows(const Finding& finding) const { return finding.severity >= least; }
};

// Appends one record a finding (schemas/finding.schema.json).
void write_findings(const PairReport& report, std::string& out);

// Appends one record a bead (schemas/alignment.schema.json).
void write_alignment(const PairReport& report, std::string& out);

// A table for a terminal.
void write_table(const PairReport& report, bool colours, std::string& out);

// The rules of all codes, and the findings of one pair.
void add_sarif_rules(report::SarifLog& log);
void add_sarif(const PairReport& report, report::SarifLog& log);

// A page of pairs side by side, each with its texts and findings.
class Page {
 public:
  void add(const PairReport& report);
  [[nodiscard]] std::string done(std::string_view title) const;

 private:
  [[nodiscard]] std::string sums() const;

  std::string body_;
  std::string index_;
  std::size_t pairs_ = 0;
  std::array<std::size_t, 4> counts_{};  // findings by severity
};

}  // namespace glane::compare
