#include "pipeline/program/ledger.h"

#include <cstdio>
#include <string_view>
#include <utility>

#include "pipeline/program/messages.h"
#include "pipeline/program/text_files.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

constexpr std::uint64_t kErrorsTold = 20;

std::string count(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace

void Ledger::write(Result&& result) {
  if (result.outcome == Result::Outcome::PassedOver) {
    sink_.write(std::move(result));
    return;
  }
  sink_.complete(result);
  if (result.outcome == Result::Outcome::Read && !ids_.insert(result.doc)) refuse(result);
  bytes_ += result.bytes;
  if (result.outcome == Result::Outcome::Read) {
    if (!result.text.empty()) write_text_file(text_dir_, result.text_file, result.text);
    ++documents_;
    records_ += result.record_count;
    if (result.reused) ++reused_;
    if (result.mojibake) ++mojibake_;
  } else {
    ++errors_;
    if (result.outcome == Result::Outcome::Fault) ++faults_;
    if (errors_ <= kErrorsTold) tell(result.place + ": " + result.message);
    if (errors_ == kErrorsTold + 1) tell("more errors follow; each has its record");
  }
  sink_.write(std::move(result));
}

void Ledger::refuse(Result& result) {
  if (result.place.empty()) result.place = result.doc;
  Result refused;
  refused.place = result.place;
  refused.doc = result.doc;
  refused.input = result.input;
  refused.bytes = result.bytes;
  refused.outcome = Result::Outcome::Unreadable;
  refused.message = "duplicate id: an earlier document has it";
  write_error(refused.doc,
              refused.doc == refused.place ? refused.message
                                           : refused.place + ": " + refused.message,
              refused.records);
  result = std::move(refused);
}

ExitStatus Ledger::status() const {
  if (faults_ != 0) return ExitStatus::Internal;
  if (documents_ == 0) return ExitStatus::NothingUsable;
  return errors_ != 0 ? ExitStatus::SomeUnreadable : ExitStatus::Success;
}

void Ledger::sum_up(double seconds, const Reader& reader) const {
  std::string text = count(documents_, "document") + ", " + count(records_, "record") + ", " +
                     count(errors_, "error");
  if (reused_ != 0) text += ", " + std::to_string(reused_) + " as in the run before";
  if (reader.duplicates() != 0) text += ", " + count(reader.duplicates(), "duplicate");
  if (reader.skipped() != 0) {
    text += ", " + count(reader.skipped(), "file") + " of unknown kind left out";
  }
  if (mojibake_ != 0) text += ", " + count(mojibake_, "text") + " of mangled UTF-8";
  char time[32];
  std::snprintf(time, sizeof time, "%.2f", seconds);
  tell(text + " in " + time + " s");
  tell_outcome(status(), errors_);
}

void tell_outcome(ExitStatus status, std::uint64_t errors) {
  switch (status) {
    case ExitStatus::Success:
      tell("ok");
      return;
    case ExitStatus::SomeUnreadable:
    case ExitStatus::Internal:
      tell("partial: " + count(errors, "document") + " could not be read; each has its record");
      return;
    default:
      tell("failed");
  }
}

}  // namespace glane
