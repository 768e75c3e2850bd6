// Records as a table of comma-separated values (RFC 4180), or as French Excel opens it.
#pragma once

#include <string>

#include "pipeline/exports/exporter.h"

namespace glane {

// One row a record.  The French form has semicolons and decimal commas, and what a spreadsheet would
// take for a formula is made text.
class CsvExporter final : public Exporter {
 public:
  explicit CsvExporter(bool french_excel) : french_excel_(french_excel) {}

  void convert(const Document& doc, Result& result) const override;
  // What stands before the first row.
  [[nodiscard]] std::string head() const;

 private:
  bool french_excel_;
};

}  // namespace glane
