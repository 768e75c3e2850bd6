#include "pipeline/program/run_command.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/pipeline.h"
#include "pipeline/program/batch.h"
#include "pipeline/program/id_set.h"
#include "pipeline/program/inputs.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/output.h"
#include "pipeline/program/reader.h"
#include "pipeline/program/text_files.h"
#include "pipeline/program/worker.h"

namespace glane {
namespace {

// A document takes some 30 times its bytes while it is worked on, and its bytes while it waits.
constexpr std::size_t kBytesInFlight = std::size_t{32} << 20;
constexpr std::size_t kDocumentsPerThread = 16;
constexpr std::uint64_t kErrorsTold = 20;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Writes results in order, and keeps count.
class Ledger {
 public:
  Ledger(Output& output, const std::string& text_dir) : output_(output), text_dir_(text_dir) {}

  void write(Result&& result) {
    if (result.outcome == Result::Outcome::Read && !ids_.insert(result.doc)) refuse(result);
    if (!result.text_file.empty()) write_text_file(text_dir_, result.text_file, result.text);
    output_.write(result.records);
    if (result.mojibake) ++mojibake_;
    switch (result.outcome) {
      case Result::Outcome::Read:
        ++documents_;
        records_ += static_cast<std::uint64_t>(
            std::count(result.records.begin(), result.records.end(), '\n') - 1);
        return;
      case Result::Outcome::Fault:
        ++faults_;
        [[fallthrough]];
      case Result::Outcome::Unreadable:
        ++errors_;
    }
    if (errors_ <= kErrorsTold) tell(result.place + ": " + result.message);
    if (errors_ == kErrorsTold + 1) tell("more errors follow; each has its record");
  }

  [[nodiscard]] ExitStatus status() const {
    if (faults_ != 0) return ExitStatus::Internal;
    if (documents_ == 0) return ExitStatus::NothingUsable;
    return errors_ != 0 ? ExitStatus::SomeUnreadable : ExitStatus::Success;
  }

  [[nodiscard]] bool is_empty() const { return documents_ + errors_ == 0; }

  void sum_up(double seconds, const Reader& reader) const {
    std::string text = count(documents_, "document") + ", " + count(records_, "record") + ", " +
                       count(errors_, "error");
    if (reader.duplicates() != 0) text += ", " + count(reader.duplicates(), "duplicate");
    if (reader.skipped() != 0) {
      text += ", " + count(reader.skipped(), "file") + " of unknown kind left out";
    }
    if (mojibake_ != 0) text += ", " + count(mojibake_, "text") + " of mangled UTF-8";
    char time[32];
    std::snprintf(time, sizeof time, "%.2f", seconds);
    tell(text + " in " + time + " s");
  }

 private:
  static std::string count(std::uint64_t number, std::string_view noun) {
    return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
  }

  static void refuse(Result& result) {
    result.outcome = Result::Outcome::Unreadable;
    result.message = "duplicate id: an earlier document has it";
    result.records.clear();
    result.text_file.clear();
    result.mojibake = false;
    write_error(result.doc,
                result.doc == result.place ? result.message : result.place + ": " + result.message,
                result.records);
  }

  Output& output_;
  const std::string& text_dir_;
  IdSet ids_;
  std::uint64_t documents_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t errors_ = 0;  // faults among them
  std::uint64_t faults_ = 0;
  std::uint64_t mojibake_ = 0;
};

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

}  // namespace

ExitStatus run_command(const RunOptions& options) {
  const Clock::time_point start = Clock::now();
  const Pipeline pipeline(options.lexicon_dirs);
  RunOptions complete = options;
  complete.write.rules = pipeline.rules_digest();
  const double start_up = seconds_since(start);

  Output output(options.out);
  const Interrupt interrupt;
  Inputs inputs(options.inputs, options.list, options.from, options.out, interrupt);
  Reader reader(inputs, options.limits, interrupt);
  Ledger ledger(output, options.text_dir);
  std::vector<std::unique_ptr<Worker>> workers;
  BatchSteps steps;
  steps.read = [&] { return reader.next(); };
  steps.write = [&](Result&& result) { ledger.write(std::move(result)); };
  steps.interrupt = [&] { interrupt.raise(); };
  for (unsigned k = 0; k < options.threads; ++k) {
    Worker& worker = *workers.emplace_back(std::make_unique<Worker>(pipeline, complete));
    steps.work.emplace_back([&worker](RawDocument&& raw) { return worker.run(std::move(raw)); });
  }
  try {
    run_batch(steps, {options.threads * kDocumentsPerThread, kBytesInFlight});
  } catch (const OutputClosed&) {
    return ExitStatus::Success;
  }
  if (ledger.is_empty()) {
    tell("no usable input: there is no document in what was named");
    if (!options.quiet) ledger.sum_up(seconds_since(start), reader);
    return ExitStatus::NothingUsable;  // whatever stands at --out is left alone
  }
  output.commit();
  if (options.time) print_times(workers, start_up);
  if (!options.quiet) ledger.sum_up(seconds_since(start), reader);
  return ledger.status();
}

}  // namespace glane
