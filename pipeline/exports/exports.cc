#include "pipeline/exports/exports.h"

#include <filesystem>
#include <string>
#include <system_error>

#include "pipeline/error.h"
#include "pipeline/exports/brat.h"
#include "pipeline/exports/conll.h"
#include "pipeline/exports/csv.h"
#include "pipeline/exports/sqlite.h"
#include "pipeline/exports/timeml.h"
#include "pipeline/exports/web_annotation.h"
#include "pipeline/program/sinks.h"
#include "pipeline/program/text_files.h"

namespace glane {
namespace {

// A folder with files for each document.
class FilesSink final : public Sink {
 public:
  FilesSink(std::string folder, const std::string& format) : folder_(std::move(folder)) {
    std::error_code error;
    const bool file = std::filesystem::is_regular_file(folder_, error);
    if (folder_.empty() || file) {
      throw UsageError("--format " + format + ": a folder is wanted: --out FOLDER/");
    }
  }

  void write(Result&& result) override {
    for (const ExportFile& file : result.files) write_text_file(folder_, file.name, file.content);
  }
  void commit() override {}

 private:
  std::string folder_;
};

}  // namespace

std::unique_ptr<Exporter> make_exporter(OutputFormat format) {
  switch (format) {
    case OutputFormat::Csv:
    case OutputFormat::ExcelFr:
      return std::make_unique<CsvExporter>(format == OutputFormat::ExcelFr);
    case OutputFormat::Conll:
      return std::make_unique<ConllExporter>();
    case OutputFormat::WebAnnotation:
      return std::make_unique<WebAnnotationExporter>();
    case OutputFormat::Brat:
      return std::make_unique<BratExporter>();
    case OutputFormat::TimeMl:
      return std::make_unique<TimeMlExporter>();
    default:
      return std::make_unique<SqliteExporter>();
  }
}

std::unique_ptr<Sink> make_export_sink(const RunOptions& options) {
  switch (options.format) {
    case OutputFormat::Csv:
    case OutputFormat::ExcelFr: {
      const CsvExporter csv(options.format == OutputFormat::ExcelFr);
      return std::make_unique<StreamSink>(options.out, csv.head(), false);
    }
    case OutputFormat::Conll:
    case OutputFormat::WebAnnotation:
      return std::make_unique<StreamSink>(options.out, "", false);
    case OutputFormat::Brat: {
      auto sink = std::make_unique<FilesSink>(options.out, "brat");
      write_text_file(options.out, "annotation.conf", BratExporter::configuration());
      return sink;
    }
    case OutputFormat::TimeMl:
      return std::make_unique<FilesSink>(options.out, "timeml");
    default:
      return make_sqlite_sink(options.out);
  }
}

}  // namespace glane
