#include <filesystem>
#include <optional>
#include <sstream>

#include "pipeline/check/command_line.h"
#include "pipeline/check/commands.h"
#include "pipeline/check/review.h"
#include "pipeline/program/messages.h"

namespace glane::check {
namespace {

boost::program_options::options_description options() {
  auto all = new_options();
  all.add_options()  //
      ("source", value("PATH"),
       "the texts that the output was made from: a folder that holds <doc> or <doc>.txt, or the "
       "NDJSON input; without it only the records are shown")                                     //
      ("offsets", value("UNIT"), "what start and end count: codepoints (default), bytes, utf16")  //
      ("out,o", value("FILE"), "the page to write (default: review.html)")                        //
      ("title", value("TEXT"), "its title (default: the name of the output)")                     //
      ("help,h", "print this help");
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane review OUTPUT [OPTION...]

Writes one HTML page, which opens from disk and needs no network: the articles with their records
marked, filters, pictures, and decisions (accept, reject, fix, merge, split, add), which the page
keeps in the browser and gives back as a patch file, which 'glane apply' takes over. The keyboard
alone is enough; ? shows the keys.

)" << options()
       << R"(
Example:
  glane review records.ndjson --source articles/ -o review.html

Exit status: 0 all right; 2 usage; 74 input/output error.
)";
  return text.str();
}

}  // namespace

ExitStatus review_command(const std::vector<std::string>& arguments) {
  const CommandLine line("review", options(), arguments);
  if (line.has("help")) {
    write_file("", help());
    return ExitStatus::Success;
  }
  line.expect_inputs(1, "one output is wanted");
  const std::string& output = line.inputs()[0];
  const std::optional<Sources> sources =
      line.has("source") ? std::optional<Sources>(line.text("source")) : std::nullopt;
  ReviewOptions review;
  review.title =
      line.has("title") ? line.text("title") : std::filesystem::path(output).filename().string();
  review.unit = line.unit();
  review.sources = sources ? &*sources : nullptr;
  const auto file = read_records_file(output);
  const std::string page = line.has("out") ? line.text("out") : "review.html";
  write_file(page, review_page(*file, review));
  tell(page + ": " + std::to_string(file->documents.size()) + " documents");
  return ExitStatus::Success;
}

}  // namespace glane::check
