// Each part has its documents in the order of the whole, and knows their numbers in it.
#include "pipeline/program/merge_command.h"

#include <algorithm>
#include <memory>
#include <simdjson.h>
#include <sstream>
#include <utility>
#include <vector>

#include "pipeline/error.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/option_parser.h"
#include "pipeline/run_folder/run_folder.h"

namespace glane {
namespace {

namespace po = boost::program_options;

std::string with_slash(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

po::options_description merge_options() {
  po::options_description options("Options", kHelpWidth, kHelpWidth / 2);
  options.add_options()  //
      ("out", po::value<std::string>()->value_name("FOLDER"), "the run folder to make")  //
      ("help,h", "print this help");
  return options;
}

// The documents of one part, one after the other.
class Part {
 public:
  explicit Part(const std::string& folder) : run_(read_run(folder)) { load(); }

  [[nodiscard]] const FinishedRun& run() const { return run_; }
  [[nodiscard]] bool ended() const { return segment_ == run_.segments.size(); }
  [[nodiscard]] const Entry& entry() const { return content_.entries[at_]; }
  [[nodiscard]] std::string_view records() const { return content_.records_of(at_); }
  void next() {
    if (++at_ < content_.entries.size()) return;
    ++segment_;
    load();
  }

 private:
  void load() {
    at_ = 0;
    while (!ended()) {
      content_ = read_segment(run_.segments[segment_], true);
      if (!content_.entries.empty()) return;
      ++segment_;
    }
  }

  FinishedRun run_;
  std::size_t segment_ = 0;
  std::size_t at_ = 0;
  SegmentContent content_;
};

std::vector<std::unique_ptr<Part>> open_parts(const std::vector<std::string>& folders) {
  std::vector<std::unique_ptr<Part>> parts;
  for (const std::string& folder : folders) {
    parts.push_back(std::make_unique<Part>(with_slash(folder)));
  }
  const FinishedRun& first = parts.front()->run();
  std::vector<bool> seen(first.totals.shard.count + 1);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const FinishedRun& run = parts[k]->run();
    const Shard& shard = run.totals.shard;
    if (run.description.engine() != first.description.engine() ||
        run.totals.inputs != first.totals.inputs || shard.count != first.totals.shard.count) {
      throw UsageError("'" + folders[k] + "' is no part of the same run as '" + folders[0] + "'");
    }
    if (seen[shard.number]) throw UsageError("'" + folders[k] + "' is a part that was named before");
    seen[shard.number] = true;
  }
  if (parts.size() != first.totals.shard.count) {
    throw UsageError("of " + std::to_string(first.totals.shard.count) + " parts of the run, " +
                     std::to_string(parts.size()) + " are named");
  }
  return parts;
}

// The size of its segments, which all parts share.
std::uint64_t segment_size(const RunDescription& description) {
  simdjson::dom::parser parser;
  std::uint64_t size = 0;
  if (parser.parse(description.options)["segment"].get(size) != simdjson::SUCCESS) {
    return SegmentSize{}.most;
  }
  return size;
}

}  // namespace

MergeOptions parse_merge_options(const std::vector<std::string>& arguments) {
  const po::variables_map values = parse_arguments(arguments, merge_options(), "merge");
  MergeOptions options;
  options.help = values.count("help") != 0;
  if (options.help) return options;
  if (values.count("input") != 0) options.folders = values["input"].as<std::vector<std::string>>();
  if (values.count("out") != 0) options.out = values["out"].as<std::string>();
  if (options.folders.empty()) refuse("the folders of the parts are wanted", "merge");
  if (options.out.empty()) refuse("--out: a folder is wanted", "merge");
  return options;
}

std::string merge_help() {
  std::ostringstream help;
  help << R"(Usage: glane merge FOLDER... --out FOLDER

Joins the folders of all parts of a run ('glane run --shard I/N') into one, byte for byte what a single
run over the same inputs gives.

)" << merge_options()
       << R"(
Examples:
  glane run news/ --shard 1/2 --out part1/
  glane run news/ --shard 2/2 --out part2/
  glane merge part1 part2 --out whole

Exit status: 0 all right; 2 a part is missing or of another run; 74 the folder cannot be written.
)";
  return help.str();
}

ExitStatus merge_command(const MergeOptions& options) {
  const std::vector<std::unique_ptr<Part>> parts = open_parts(options.folders);
  const FinishedRun& first = parts.front()->run();
  const std::string out = with_slash(options.out);
  const FolderLock lock(out);
  RunWriter writer(out, first.description, {segment_size(first.description)}, nullptr);
  for (;;) {
    Part* next = nullptr;
    for (const auto& part : parts) {
      if (part->ended()) continue;
      if (next == nullptr || part->entry().number < next->entry().number) next = part.get();
    }
    if (next == nullptr) break;
    Entry entry = next->entry();
    entry.number = 0;
    writer.add(std::move(entry), std::string(next->records()));
    next->next();
  }
  RunTotals totals = first.totals;
  totals.shard = Shard{};
  writer.finish(totals);
  return ExitStatus::Success;
}

}  // namespace glane
