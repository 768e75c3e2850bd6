#include <sstream>

#include "pipeline/compare/commands.h"
#include "pipeline/compare/pairs.h"
#include "pipeline/compare/session.h"

namespace glane::compare {
namespace {

boost::program_options::options_description options() {
  auto all = check::new_options();
  add_shared_options(all);
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane lint FR... [OPTION...]

Finds slips of machine translation that show in the French alone: glued sentences and words, stray
stops, names taken for nouns or countries, romanised names that have an established form, amounts
torn apart, false friends, what was left untranslated. FR are text files, folders of them, or NDJSON
files.

)" << options()
       << R"(
Example:
  glane lint article.txt --fail-on minor

Exit status: 0 no finding of the severity of --fail-on; 1 there are some; 2 usage; 3 some texts could
not be read; 4 none could; 74 input/output error.
)";
  return text.str();
}

void lint_text(Session& session, PairText text) {
  if (!text.error.empty()) return session.skip(text.error);
  session.watch().begin(Watch::Extract);
  const Document doc = session.extract(std::move(text), std::nullopt);
  if (is_chinese(doc.languages->document)) {
    return session.skip(doc.info.id + ": a French text is wanted");
  }
  session.watch().begin(Watch::Compare);
  const Side side = read_side(doc, session.comparer().units());
  Comparison comparison;
  comparison.findings = session.comparer().lint().run(side);
  PairReport report;
  report.fr = &side;
  report.comparison = &comparison;
  report.fr_file = doc.info.id;
  session.write(report);
}

}  // namespace

ExitStatus lint_command(const std::vector<std::string>& arguments, const std::string& version) {
  const check::CommandLine line("lint", options(), arguments);
  if (line.has("help")) {
    check::write_file("", help());
    return ExitStatus::Success;
  }
  if (line.inputs().empty()) line.fail("a French text is wanted");
  Session session(line, version);
  for (const std::string& input : line.inputs()) {
    session.watch().begin(Watch::Read);
    for (PairText& text : read_texts(input)) lint_text(session, std::move(text));
  }
  return session.finish("texts");
}

}  // namespace glane::compare
