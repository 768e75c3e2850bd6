// Keeps count of what became of the documents.
#pragma once

#include <cstdint>
#include <string>

#include "pipeline/program/batch.h"
#include "pipeline/program/exit_status.h"
#include "pipeline/program/id_set.h"
#include "pipeline/program/reader.h"
#include "pipeline/program/sink.h"

namespace glane {

// Hands results on in order; a second document of one id becomes an error.
class Ledger {
 public:
  Ledger(Sink& sink, const std::string& text_dir) : sink_(sink), text_dir_(text_dir) {}

  void write(Result&& result);

  [[nodiscard]] ExitStatus status() const;
  [[nodiscard]] bool is_empty() const { return documents_ + errors_ == 0; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t errors() const { return errors_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

  // What was done, and on a last line whether all of it: `ok`, `partial` or `failed`.
  void sum_up(double seconds, const Reader& reader) const;

 private:
  static void refuse(Result& result);

  Sink& sink_;
  const std::string& text_dir_;
  IdSet ids_;
  std::uint64_t documents_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t errors_ = 0;  // faults among them
  std::uint64_t faults_ = 0;
  std::uint64_t mojibake_ = 0;
  std::uint64_t reused_ = 0;
  std::uint64_t bytes_ = 0;
};

// The last line of a run, for people and scripts.
void tell_outcome(ExitStatus status, std::uint64_t errors);

}  // namespace glane
