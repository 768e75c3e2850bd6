// Other forms than records.
#pragma once

#include "pipeline/document.h"
#include "pipeline/program/batch.h"

namespace glane {

// Turns a document's records into another form.  Immutable; may be called from any thread.
class Exporter {
 public:
  virtual ~Exporter() = default;

  // `result.records` are the document's records, as NDJSON: they are replaced.
  virtual void convert(const Document& doc, Result& result) const = 0;
  // Whether convert() reads tokens and sentences; else the text is enough.
  [[nodiscard]] virtual bool needs_tokens() const { return false; }
};

}  // namespace glane
