#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>

#include "pipeline/check/command_line.h"
#include "pipeline/check/commands.h"
#include "pipeline/check/diff.h"
#include "pipeline/check/diff_report.h"
#include "pipeline/program/messages.h"

namespace glane::check {
namespace {

namespace po = boost::program_options;

po::options_description options() {
  po::options_description all = new_options();
  all.add_options()  //
      ("source", value("PATH"),
       "the texts (a folder, or the NDJSON input), to show the words around each record")         //
      ("offsets", value("UNIT"), "what start and end count: codepoints (default), bytes, utf16")  //
      ("most", value("N"), "differences shown of each group (default 5; 0: none)")                //
      ("ignore", value("FIELD,..."), "fields whose changes do not count, as name,form")           //
      ("color", value("WHEN"),
       "auto (default: on a terminal, unless NO_COLOR is set), always, never")  //
      ("json", "all differences as NDJSON, with a summary at the end")          //
      ("html", value("FILE"), "write a page instead, which needs no network")   //
      ("help,h", "print this help");
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane diff OLD NEW [OPTION...]

Compares two outputs over the same texts: records gained, lost and changed, grouped by the rule or
lexicon line that made them (where both outputs were made with 'glane run --explain'), the largest
group first. Records are the same where kind and span are; a record whose span moved is lost and
gained. 'rule' itself is never compared.

)" << options()
       << R"(
Exit status: 0 no difference; 1 differences; 2 usage; 74 input/output error.
)";
  return text.str();
}

bool wants_color(const CommandLine& line) {
  const std::string when = line.text("color");
  if (when == "always") return true;
  if (when == "never") return false;
  if (!when.empty() && when != "auto")
    line.fail("--color: '" + when + "' is none of auto, always, never");
  const char* none = std::getenv("NO_COLOR");
  return (none == nullptr || *none == '\0') && isatty(STDOUT_FILENO) == 1;
}

std::vector<Field> fields(const CommandLine& line) {
  std::vector<Field> found;
  for (const std::string& word : line.words("ignore")) {
    std::size_t k = 0;
    while (k < kFieldCount && to_key(static_cast<Field>(k)) != word) ++k;
    if (k == kFieldCount) line.fail("--ignore: there is no field '" + word + "'");
    found.push_back(static_cast<Field>(k));
  }
  return found;
}

}  // namespace

ExitStatus diff_command(const std::vector<std::string>& arguments) {
  const CommandLine line("diff", options(), arguments);
  if (line.has("help")) {
    write_file("", help());
    return ExitStatus::Success;
  }
  line.expect_inputs(2, "two outputs are wanted: the old one and the new one");
  if (line.has("json") && line.has("html")) line.fail("--json or --html, not both");
  DiffView view;
  view.most = line.number("most", 5);
  view.color = wants_color(line);
  view.unit = line.unit();
  const std::optional<Sources> sources =
      line.has("source") ? std::optional<Sources>(line.text("source")) : std::nullopt;
  view.sources = sources ? &*sources : nullptr;
  const auto before = read_records_file(line.inputs()[0]);
  const auto after = read_records_file(line.inputs()[1]);
  const Comparison comparison = compare(*before, *after, fields(line));
  if (line.has("json")) {
    write_file("", diff_json(comparison));
  } else if (line.has("html")) {
    write_file(line.text("html"), diff_html(comparison, view));
  } else {
    write_file("", diff_text(comparison, view));
  }
  return comparison.is_empty() ? ExitStatus::Success : ExitStatus::Findings;
}

}  // namespace glane::check
