#include <filesystem>
#include <sstream>

#include "pipeline/check/apply.h"
#include "pipeline/check/command_line.h"
#include "pipeline/check/commands.h"
#include "pipeline/data_file.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/output.h"

namespace glane::check {
namespace {

namespace fs = std::filesystem;

boost::program_options::options_description options() {
  auto all = new_options();
  all.add_options()  //
      ("lexicon", value("DIR"),
       "your own lexicon folder, which need not be there: names that were added, corrected or split "
       "off become rows of it, those of merged identities aliases, rejected ones are refused; 'glane "
       "run --lexicon DIR' uses them")  //
      ("gold", value("DIR"),
       "a folder for gold files: one for each document of which something was decided; 'glane "
       "check --gold DIR' scores against them")  //
      ("help,h", "print this help");
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane apply PATCH... --lexicon DIR --gold DIR

Takes over what was decided on a page of 'glane review'. PATCH is a file that the page gave
(*.patch.ndjson). With several, the later one holds for a document that both know.

)" << options()
       << R"(
Example:
  glane apply records.patch.ndjson --lexicon mine --gold gold
  glane run articles/ --lexicon mine --out records.ndjson

Exit status: 0 all right; 2 usage, or a wrong line in a patch; 74 input/output error.
)";
  return text.str();
}

void write_all(const std::vector<WrittenFile>& files) {
  for (const WrittenFile& file : files) {
    std::error_code error;
    fs::create_directories(fs::path(file.path).parent_path(), error);
    if (error) throw OutputError(file.path + ": " + error.message());
    write_file(file.path, file.content);
  }
}

}  // namespace

ExitStatus apply_command(const std::vector<std::string>& arguments) {
  const CommandLine line("apply", options(), arguments);
  if (line.has("help")) {
    write_file("", help());
    return ExitStatus::Success;
  }
  if (line.inputs().empty()) line.fail("a patch is wanted");
  if (!line.has("lexicon") && !line.has("gold")) line.fail("--lexicon or --gold is wanted");
  const Patch patch = read_patches(line.inputs());
  if (line.has("gold")) {
    for (const PatchDocument& document : patch.documents) {
      if (document.unit.empty() || document.unit == "codepoints") continue;
      line.fail("--gold: places in " + std::string(document.head.text("doc")) + " count " +
                document.unit + "; gold records count code points: review an output that does");
    }
    const auto files = gold_files(patch, line.text("gold"));
    write_all(files);
    tell(line.text("gold") + ": " + std::to_string(files.size()) + " gold files");
  }
  if (line.has("lexicon")) {
    std::vector<std::string> skipped;
    auto files = lexicon_files(patch, line.text("lexicon"), skipped);
    for (auto& file : refusal_files(patch, line.text("lexicon"), skipped)) {
      files.push_back(std::move(file));
    }
    write_all(files);
    for (const WrittenFile& file : files) tell(file.path + ": written");
    if (files.empty()) tell(line.text("lexicon") + ": no name to add or to refuse");
    for (const std::string& name : skipped) tell("no lexicon can hold '" + name + "'");
    // A folder that 'run' would refuse is told now.
    if (!files.empty()) (void)DataFiles({line.text("lexicon")});
  }
  return ExitStatus::Success;
}

}  // namespace glane::check
