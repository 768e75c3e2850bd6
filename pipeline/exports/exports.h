// `--format`: databases, tables, and the forms of annotation tools.
#pragma once

#include <memory>

#include "pipeline/exports/exporter.h"
#include "pipeline/program/options.h"
#include "pipeline/program/sink.h"

namespace glane {

// `format` is not Records.
[[nodiscard]] std::unique_ptr<Exporter> make_exporter(OutputFormat format);
// Where results of that form go.  Throws UsageError where --out does not suit it, OutputError where
// it cannot be written.
[[nodiscard]] std::unique_ptr<Sink> make_export_sink(const RunOptions& options);

}  // namespace glane
