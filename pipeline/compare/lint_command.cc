#include <sstream>

#include "pipeline/compare/commands.h"
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
torn apart, false friends, what was left untranslated. FR are inputs as `glane run` reads them, or its
outputs and run folders.

)" << options()
       << R"(
Example:
  glane lint article.txt --fail-on minor

Exit status: 0 no finding of the severity of --fail-on; 1 there are some; 2 usage; 3 some texts could
not be read; 4 none could; 74 input/output error.
)";
  return text.str();
}

void lint_readable(Session& session, Text& text) {
  session.watch().begin(Watch::Extract);
  session.extract(text);
  if (is_chinese(text.doc->languages->document)) {
    return session.skip(text.id + ": a French text is wanted");
  }
  const Side side = session.read(text);
  session.watch().begin(Watch::Compare);
  Comparison comparison;
  comparison.findings = session.comparer().lint().run(side);
  PairReport report;
  report.fr = &side;
  report.comparison = &comparison;
  report.fr_text = &text;
  session.write(report);
}

void lint_text(Session& session, Text text) {
  if (!text.error.empty()) return session.skip(text.error);
  try {
    lint_readable(session, text);
  } catch (const BadInput& error) {
    session.skip(text.id + ": " + error.what());
  } catch (const WorkExceeded& error) {
    session.skip(text.id + ": " + error.what());
  }
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
    const auto texts = open_texts(input, session.text_options(), session.interrupt());
    const auto next = [&] {
      session.watch().begin(Watch::Read);
      return texts->next();
    };
    while (std::optional<Text> text = next()) lint_text(session, std::move(*text));
  }
  return session.finish("texts");
}

}  // namespace glane::compare
