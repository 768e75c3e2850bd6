// Where results go: a file of records or another form, or a run folder.
#pragma once

#include <string>
#include <utility>

#include "pipeline/program/options.h"
#include "pipeline/program/output.h"
#include "pipeline/program/reader.h"
#include "pipeline/program/sink.h"
#include "pipeline/run_folder/run_folder.h"

namespace glane {

// Standard output or a file, one text after the other.
class StreamSink final : public Sink {
 public:
  // `with_errors`: error records are part of the output.
  StreamSink(const std::string& path, const std::string& head, bool with_errors)
      : output_(path), with_errors_(with_errors) {
    output_.write(head);
  }

  void write(Result&& result) override {
    if (with_errors_ || result.outcome == Result::Outcome::Read) output_.write(result.records);
  }
  void commit() override { output_.commit(); }

 private:
  Output output_;
  bool with_errors_;
};

// A run folder.
class RunFolderSink final : public Sink {
 public:
  RunFolderSink(const RunOptions& options, const RunDescription& description,
                const EarlierRun& earlier, const Reader& reader);

  void complete(Result& result) override;
  void write(Result&& result) override;
  void commit() override;

 private:
  void remove_texts();

  RunWriter writer_;
  const RunOptions& options_;
  const EarlierRun& earlier_;
  IdSet docs_;  // where texts are written
  const Reader& reader_;
  std::uint64_t number_ = 0;
};

// Says what a run would do, a line a document on standard output.
class PlanSink final : public Sink {
 public:
  explicit PlanSink(const EarlierRun& earlier) : output_(""), earlier_(earlier) {}

  void complete(Result& result) override;
  void write(Result&& result) override;
  void commit() override;

 private:
  const Entry* entry_of(const Found& found);

  Output output_;
  const EarlierRun& earlier_;
  IdSet docs_;
  std::uint32_t opened_ = 0xFFFFFFFFu;
  SegmentContent content_;
  std::uint64_t same_ = 0;
  std::uint64_t to_do_ = 0;
  std::uint64_t removed_ = 0;
};

}  // namespace glane
