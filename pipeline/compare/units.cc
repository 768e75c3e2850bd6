#include "pipeline/compare/units.h"

#include <cstdlib>

#include "pipeline/data_file.h"
#include "pipeline/embedded_files.h"

namespace glane::compare {

Units::Units() {
  for (const char* language : {"", ".fr", ".zh"}) {
    const DataFile words(
        embedded_file("stages/amounts/units/words" + std::string(language) + ".tsv"));
    for (const DataFile::Row& row : words.rows()) {
      if (row.cells[0] == "measure" && row.cells.size() > 1) measures_.emplace(row.cells[1]);
    }
  }
  const DataFile file(embedded_file("pipeline/compare/units.tsv"));
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 3, 3);
    const double factor = std::strtod(std::string(row.cells[2]).c_str(), nullptr);
    if (factor <= 0) file.fail(row, "column 3 is a factor");
    bases_[std::string(row.cells[0])] = {std::string(row.cells[1]), factor};
  }
}

Units::Base Units::base_of(std::string_view unit) const {
  const auto found = bases_.find(std::string(unit));
  return found == bases_.end() ? Base{std::string(unit), 1} : found->second;
}

double Units::factor(std::string_view a, std::string_view b) const {
  const Base base_a = base_of(a);
  const Base base_b = base_of(b);
  return base_a.unit == base_b.unit ? base_a.factor / base_b.factor : 0;
}

}  // namespace glane::compare
