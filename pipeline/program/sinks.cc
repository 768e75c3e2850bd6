#include "pipeline/program/sinks.h"

#include "pipeline/program/messages.h"
#include "pipeline/run_folder/disk.h"

namespace glane {
namespace {

std::string with_slash(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

}  // namespace

RunFolderSink::RunFolderSink(const RunOptions& options, const RunDescription& description,
                             const EarlierRun& earlier, const Reader& reader)
    : writer_(with_slash(options.out), description, {options.segment}, &earlier),
      options_(options),
      earlier_(earlier),
      reader_(reader) {}

void RunFolderSink::complete(Result& result) {
  if (!result.reused) return;
  const Entry& entry = writer_.entry(*result.reused);
  result.doc = entry.doc;
  if (result.place.empty()) result.place = entry.doc;
  result.bytes = entry.bytes;
  result.record_count = entry.records;
  result.mojibake = entry.mojibake;
}

void RunFolderSink::write(Result&& result) {
  ++number_;
  if (result.outcome == Result::Outcome::PassedOver) return;
  if (!options_.text_dir.empty()) static_cast<void>(docs_.insert(result.doc));
  const std::uint64_t number = options_.shard.count > 1 ? number_ : 0;
  if (result.reused) {
    writer_.reuse(*result.reused, result.input, number);
    return;
  }
  Entry entry;
  entry.doc = std::move(result.doc);
  entry.hash = std::move(result.hash);
  entry.input = result.input;
  entry.bytes = result.bytes;
  entry.records = result.record_count;
  entry.error = result.outcome != Result::Outcome::Read;
  entry.mojibake = result.mojibake;
  entry.text_file = std::move(result.text_file);
  entry.used = std::move(result.used);
  entry.number = number;
  writer_.add(std::move(entry), std::move(result.records));
}

void RunFolderSink::commit() {
  RunTotals totals;
  totals.inputs = options_.inputs;
  if (!options_.list.path.empty()) totals.inputs.push_back("--files-from " + options_.list.path);
  totals.duplicates = reader_.duplicates();
  totals.left_out = reader_.skipped();
  totals.shard = options_.shard;
  if (!options_.text_dir.empty()) remove_texts();
  writer_.finish(totals);
}

// Of documents that are no more.
void RunFolderSink::remove_texts() {
  for (std::uint32_t k = 0; k < earlier_.segments().size(); ++k) {
    for (const Entry& entry : earlier_.content(k, false).entries) {
      if (entry.text_file.empty() || !docs_.insert(entry.doc)) continue;
      remove_file(with_slash(options_.text_dir) + entry.text_file);
    }
  }
}

const Entry* PlanSink::entry_of(const Found& found) {
  if (opened_ != found.segment) {
    content_ = earlier_.content(found.segment, false);
    opened_ = found.segment;
  }
  return &content_.entries[found.entry];
}

void PlanSink::complete(Result& result) {
  if (result.reused && result.doc.empty()) result.doc = entry_of(*result.reused)->doc;
}

void PlanSink::write(Result&& result) {
  if (result.outcome == Result::Outcome::PassedOver) return;
  static_cast<void>(docs_.insert(result.doc));
  if (result.plan == "same") {
    ++same_;
    return;
  }
  ++to_do_;
  std::string line = result.plan + "\t" + result.doc;
  if (result.outcome != Result::Outcome::Read) line = "error\t" + result.doc + "\t" + result.message;
  if (result.plan == "stale") {
    const std::string why = earlier_.why_stale(*entry_of(*result.reused));
    line += "\t" + (why.empty() ? "a changed line of a lexicon is about a word in it" : why);
  }
  for (char& c : line) c = c == '\n' || c == '\r' ? ' ' : c;
  output_.write(line + "\n");
}

void PlanSink::commit() {
  for (std::uint32_t k = 0; k < earlier_.segments().size(); ++k) {
    for (const Entry& entry : earlier_.content(k, false).entries) {
      if (entry.error || !docs_.insert(entry.doc)) continue;
      ++removed_;
      output_.write("removed\t" + entry.doc + "\n");
    }
  }
  tell(std::to_string(to_do_) + " to do, " + std::to_string(same_) + " as in the run before, " +
       std::to_string(removed_) + " to remove");
}

}  // namespace glane
