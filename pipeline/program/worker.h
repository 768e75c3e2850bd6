// From the bytes of a document to its records.
#pragma once

#include <string>
#include <vector>

#include "pipeline/exports/exporter.h"
#include "pipeline/pipeline.h"
#include "pipeline/program/batch.h"
#include "pipeline/program/decode.h"
#include "pipeline/program/options.h"
#include "pipeline/run_folder/run_folder.h"

namespace glane {

// Belongs to one thread; the pipeline is shared.
class Worker {
 public:
  // `earlier`: the run whose documents are taken over where nothing changed; or null.  `exporter`
  // may be null.
  Worker(const Pipeline& pipeline, const RunOptions& options, const EarlierRun* earlier = nullptr,
         const Exporter* exporter = nullptr)
      : pipeline_(pipeline),
        options_(options),
        earlier_(earlier),
        exporter_(exporter),
        decoder_({options.encoding, options.repair, options.limits.document, options.language,
                  options.date}) {}

  // Whatever goes wrong with a document is its result, and harms no other.
  [[nodiscard]] Result run(RawDocument&& raw);

  // Seconds by stage, with `decode` before and `write` after those of the pipeline; where --time is
  // on.
  [[nodiscard]] std::vector<Pipeline::StageTime> times() const;
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }  // of text

 private:
  void run_steps(RawDocument&& raw, Result& result);
  void analyse(Document& doc, Result& result);
  bool take_over(const std::optional<EarlierRun::Answer>& known, const Document* doc,
                 Result& result) const;
  bool take_records(Document& doc, Result& result);
  void plan(const std::optional<EarlierRun::Answer>& known, bool stale, Result& result) const;
  [[nodiscard]] bool is_of_shard(std::string_view doc) const;
  void keep_text(Document& doc, Result& result) const;

  const Pipeline& pipeline_;
  const RunOptions& options_;
  const EarlierRun* earlier_;
  const Exporter* exporter_;
  Decoder decoder_;
  std::optional<std::uint32_t> opened_;  // segment of the earlier run
  SegmentContent content_;
  std::vector<Pipeline::StageTime> stages_;
  double decode_seconds_ = 0;
  double write_seconds_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace glane
