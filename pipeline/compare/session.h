// What `compare` and `lint` share: options, the pipeline, and where findings go.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/check/command_line.h"
#include "pipeline/compare/report.h"
#include "pipeline/compare/texts.h"
#include "pipeline/pipeline.h"
#include "pipeline/program/exit_status.h"
#include "pipeline/program/output.h"

namespace glane::compare {

// The options that both commands have.
void add_shared_options(boost::program_options::options_description& all);

// Seconds by the steps of the work.
class Watch {
 public:
  enum Step : std::uint8_t { Read, Extract, Compare, Write, kSteps };

  // Ends the step before and begins this one.
  void begin(Step step);
  void stop() { running_ = false; }
  [[nodiscard]] double seconds(Step step) const { return seconds_[step]; }

 private:
  using Clock = std::chrono::steady_clock;
  std::array<double, kSteps> seconds_{};
  Clock::time_point since_;
  Step step_ = Read;
  bool running_ = false;
};

// One run of a command.
class Session {
 public:
  // Throws UsageError.
  Session(const check::CommandLine& line, std::string version);

  [[nodiscard]] const Comparer& comparer() const { return comparer_; }
  [[nodiscard]] Watch& watch() { return watch_; }

  // How inputs are read.
  [[nodiscard]] const TextOptions& text_options() const { return text_options_; }
  [[nodiscard]] const Interrupt& interrupt() const { return interrupt_; }

  // Through the pipeline; of a text whose records are known, only what these do not tell.
  void extract(Text& text) const;
  // The facts of a text after extract(), which must outlive them.  Throws BadInput where its
  // records are not of it.
  [[nodiscard]] Side read(const Text& text) const;

  // Tells that a text cannot be read.
  void skip(const std::string& error);
  // Writes the findings of one pair, and its alignment where that is asked for.
  void write(PairReport report);
  // Writes what is left and sums up.
  [[nodiscard]] ExitStatus finish(const char* unit);

 private:
  void sum_up(const char* unit) const;

  const check::CommandLine& line_;
  Pipeline pipeline_;
  Comparer comparer_;
  Interrupt interrupt_;
  TextOptions text_options_;
  check::Unit unit_ = check::Unit::CodePoints;
  Severity least_ = Severity::Minor;
  Severity fail_on_ = Severity::Major;
  bool colours_ = false;
  Output output_;
  report::SarifLog sarif_;
  Page page_;
  std::string alignment_;
  std::uint64_t pairs_ = 0;
  std::uint64_t skipped_ = 0;
  std::uint64_t bytes_ = 0;
  std::array<std::uint64_t, 4> counts_{};  // findings by severity
  Watch watch_;
};

}  // namespace glane::compare
