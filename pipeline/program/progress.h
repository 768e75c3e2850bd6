// The line that says how far a run is.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <thread>

#include "pipeline/program/options.h"

namespace glane {

// Writes to standard error now and then; a terminal's line is written over and removed at the end.
// Belongs to one thread.
class ProgressLine {
 public:
  // `list_bytes` adds up the bytes of all inputs, in a thread of its own: it is called once with the
  // sum to add to, and stops when told.  Empty where they cannot be known before.
  ProgressLine(Progress how, bool quiet,
               std::function<void(std::atomic<std::uint64_t>&, std::stop_token)> list_bytes);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // `bytes`: of documents; `read`: of files, so far.
  void update(std::uint64_t documents, std::uint64_t bytes, std::uint64_t errors,
              std::uint64_t read);
  // All is done: a program that reads the lines is told the last figures.
  void end(std::uint64_t documents, std::uint64_t bytes, std::uint64_t errors);
  // Takes the line away, so that a message can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  // `left` in seconds; negative where it is not known.
  void show(std::uint64_t documents, std::uint64_t bytes, std::uint64_t errors, double seconds,
            long left);

  Progress how_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  bool shown_ = false;
  std::atomic<std::uint64_t> total_ = 0;
  std::atomic<bool> total_known_ = false;
  std::jthread counter_;
};

}  // namespace glane
