// Records as annotations of the W3C's Web Annotation Data Model.
#pragma once

#include "pipeline/exports/exporter.h"

namespace glane {

// A line of JSON-LD a record: its type and values as bodies, its place by quotation and by position
// in the text.
class WebAnnotationExporter final : public Exporter {
 public:
  void convert(const Document& doc, Result& result) const override;
};

}  // namespace glane
