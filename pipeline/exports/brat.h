// Stand-off files of the annotation tool brat.
#pragma once

#include <string>

#include "pipeline/exports/exporter.h"

namespace glane {

// For each document its text (`.txt`) and its annotations (`.ann`): a text-bound annotation a record,
// its values as a note, identities of Wikidata as references.
class BratExporter final : public Exporter {
 public:
  void convert(const Document& doc, Result& result) const override;
  // `annotation.conf`: the types, which brat wants to know.
  [[nodiscard]] static std::string configuration();
};

}  // namespace glane
