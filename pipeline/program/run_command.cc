#include "pipeline/program/run_command.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/exports/exports.h"
#include "pipeline/lexicon.h"
#include "pipeline/pipeline.h"
#include "pipeline/program/batch.h"
#include "pipeline/program/inputs.h"
#include "pipeline/program/ledger.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/output.h"
#include "pipeline/program/progress.h"
#include "pipeline/program/reader.h"
#include "pipeline/program/sinks.h"
#include "pipeline/program/worker.h"

namespace glane {
namespace {

// A document takes up to 9 times its bytes, for its text and its records, until it is written.
constexpr std::size_t kBytesInFlight = std::size_t{4} << 20;
constexpr std::size_t kDocumentsPerThread = 16;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Where the time of all workers went.
void print_times(const std::vector<std::unique_ptr<Worker>>& workers, double start_up) {
  std::vector<Pipeline::StageTime> total;
  double all = 0;
  double megabytes = 0;
  for (const auto& worker : workers) {
    const std::vector<Pipeline::StageTime> times = worker->times();
    if (times.size() > total.size()) {  // a worker that got no document knows no stages
      total.resize(times.size());
      for (std::size_t k = 0; k < times.size(); ++k) total[k].name = times[k].name;
    }
    if (times.size() < total.size()) continue;
    for (std::size_t k = 0; k < times.size(); ++k) {
      total[k].seconds += times[k].seconds;
      all += times[k].seconds;
    }
    megabytes += static_cast<double>(worker->bytes()) / 1e6;
  }
  const auto rate = [&](double seconds) { return seconds > 0 ? megabytes / seconds : 0; };
  std::fprintf(stderr, "%-12s %9s %7s %9s\n", "stage", "seconds", "share", "MB/s");
  std::fprintf(stderr, "%-12s %9.3f\n", "start-up", start_up);
  for (const auto& [name, seconds] : total) {
    std::fprintf(stderr, "%-12.*s %9.3f %6.1f%% %9.1f\n", static_cast<int>(name.size()),
                 name.data(), seconds, all > 0 ? 100 * seconds / all : 0, rate(seconds));
  }
  std::fprintf(stderr, "%-12s %9.3f %6.1f%% %9.1f\n", "all", all, 100.0, rate(all));
}

// Adds up the bytes of all inputs, for the time left.
void list_bytes(const RunOptions& options, std::atomic<std::uint64_t>& total,
                const std::stop_token& stop) {
  const Interrupt interrupt;
  Inputs inputs(options.inputs, InputList{}, options.from, options.out, interrupt);
  while (!stop.stop_requested()) {
    const std::optional<InputFile> file = inputs.next();
    if (!file) return;
    std::error_code error;
    const auto size = std::filesystem::file_size(file->path, error);
    if (!error) total += size;
  }
}

// One run, from options to exit status.
class Run {
 public:
  explicit Run(const RunOptions& options)
      : options_(options),
        pipeline_(options.lexicon_dirs),
        inputs_(options.inputs, options.list, options.from, options.out, interrupt_),
        reader_(inputs_, options.limits, interrupt_) {
    options_.write.rules = pipeline_.rules_digest();
    start_up_ = seconds_since(start_);
    open_sink();
  }

  ExitStatus run() {
    Ledger ledger(*sink_, options_.text_dir);
    ProgressLine progress(options_.progress, options_.quiet, size_lister());
    BatchSteps steps;
    steps.read = [&] { return reader_.next(); };
    steps.interrupt = [&] { interrupt_.raise(); };
    steps.write = [&](Result&& result) {
      if (result.outcome != Result::Outcome::Read) progress.clear();
      ledger.write(std::move(result));
      progress.update(ledger.documents(), ledger.bytes(), ledger.errors(), reader_.read_bytes());
    };
    for (unsigned k = 0; k < options_.threads; ++k) {
      Worker& worker = *workers_.emplace_back(
          std::make_unique<Worker>(pipeline_, options_, earlier_.get(), exporter_.get()));
      steps.work.emplace_back([&worker](RawDocument&& raw) { return worker.run(std::move(raw)); });
    }
    try {
      run_batch(steps, {options_.threads * kDocumentsPerThread, kBytesInFlight});
    } catch (const OutputClosed&) {
      return ExitStatus::Success;
    }
    progress.end(ledger.documents(), ledger.bytes(), ledger.errors());
    if (ledger.is_empty()) {
      tell("no usable input: there is no document in what was named");
    } else {  // else whatever stands at --out is left alone
      sink_->commit();
    }
    if (options_.time) print_times(workers_, start_up_);
    if (!options_.quiet && !options_.dry_run) ledger.sum_up(seconds_since(start_), reader_);
    return ledger.status();
  }

 private:
  void open_sink() {
    if (!options_.reuse.empty()) {
      if (!options_.reuse.ends_with('/')) options_.reuse += '/';
      static_cast<void>(read_run(options_.reuse));  // says so where there is none
      earlier_ = std::make_unique<EarlierRun>(options_.reuse, describe_run(options_, pipeline_),
                                              pipeline_.lexicon().chars());
    }
    if (options_.format != OutputFormat::Records) {
      exporter_ = make_exporter(options_.format);
      sink_ = make_export_sink(options_);
      return;
    }
    if (!options_.out_is_folder) {
      sink_ = std::make_unique<StreamSink>(options_.out, "", true);
      return;
    }
    if (!options_.out.ends_with('/')) options_.out += '/';
    const RunDescription description = describe_run(options_, pipeline_);
    if (!options_.dry_run) lock_ = std::make_unique<FolderLock>(options_.out);
    earlier_ = std::make_unique<EarlierRun>(options_.out, description, pipeline_.lexicon().chars());
    if (options_.dry_run) {
      sink_ = std::make_unique<PlanSink>(*earlier_);
    } else {
      sink_ = std::make_unique<RunFolderSink>(options_, description, *earlier_, reader_);
    }
  }

  // Nothing where an input is a pipe or a list, which can be read only once.
  [[nodiscard]] std::function<void(std::atomic<std::uint64_t>&, std::stop_token)> size_lister() const {
    const auto& inputs = options_.inputs;
    if (!options_.list.path.empty() || std::count(inputs.begin(), inputs.end(), "-") != 0) return {};
    return [this](std::atomic<std::uint64_t>& total, const std::stop_token& stop) {
      list_bytes(options_, total, stop);
    };
  }

  const Clock::time_point start_ = Clock::now();
  RunOptions options_;
  const Pipeline pipeline_;
  const Interrupt interrupt_;
  Inputs inputs_;
  Reader reader_;
  double start_up_ = 0;
  std::unique_ptr<FolderLock> lock_;
  std::unique_ptr<EarlierRun> earlier_;
  std::unique_ptr<Exporter> exporter_;
  std::unique_ptr<Sink> sink_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace

ExitStatus run_command(const RunOptions& options) {
  try {
    return Run(options).run();
  } catch (const OutputError& error) {
    tell(error.what());
    if (!options.quiet) tell_outcome(ExitStatus::InputOutput, 0);
    return ExitStatus::InputOutput;
  }
}

}  // namespace glane
