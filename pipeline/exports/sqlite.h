// Records as one SQLite database, with full-text search over the texts.
#pragma once

#include <memory>
#include <string>

#include "pipeline/exports/exporter.h"
#include "pipeline/program/sink.h"

namespace glane {

// Keeps the records, and adds the text.
class SqliteExporter final : public Exporter {
 public:
  void convert(const Document& doc, Result& result) const override;
};

// Tables document, date, amount, entity, identity and error; `text_search` finds any three characters
// or more of a text.  The file is there only when it is complete.
[[nodiscard]] std::unique_ptr<Sink> make_sqlite_sink(const std::string& path);

}  // namespace glane
