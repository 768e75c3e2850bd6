// Dates as TIMEX3 elements of TimeML.
#pragma once

#include "pipeline/exports/exporter.h"

namespace glane {

// A file a document: its text with a TIMEX3 element for each date record.  What XML cannot hold
// (control characters) is written U+FFFD.
class TimeMlExporter final : public Exporter {
 public:
  void convert(const Document& doc, Result& result) const override;
};

}  // namespace glane
