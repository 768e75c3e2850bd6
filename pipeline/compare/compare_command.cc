#include <sstream>

#include "pipeline/compare/commands.h"
#include "pipeline/compare/pairs.h"
#include "pipeline/compare/session.h"
#include "pipeline/error.h"
#include "pipeline/program/messages.h"

namespace glane::compare {
namespace {

boost::program_options::options_description options() {
  auto all = check::new_options();
  all.add_options()  //
      ("pairs", check::value("FILE"),
       "instead of FR and ZH: lines of French file, Chinese file and, if need be, document date, "
       "parted by tabs; the paths are relative to FILE")                                 //
      ("lint", "tell also the slips that the French alone shows, as `glane lint` does")  //
      ("alignment", check::value("FILE"),
       "write which sentences are which as NDJSON (schemas/alignment.schema.json)");
  add_shared_options(all);
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane compare FR ZH [OPTION...]
       glane compare --pairs FILE [OPTION...]
       glane compare BILINGUAL [OPTION...]

Compares a French translation with its Chinese original by value and identity: sentences are aligned,
every amount, date and name of one side is matched with its counterpart, and what differs is told
with both quotes, both values and, where it is known, cause and correction. FR and ZH are files,
folders (paired by name) or NDJSON files (paired by id); BILINGUAL is an XLIFF 2.x or a TMX file.

)" << options()
       << "\nFindings, by severity and type of ITS 2.0:\n";
  for (const CodeInfo& code : all_codes()) {
    std::string word(code.word);
    std::string severity(to_word(code.severity));
    std::string its(code.its);
    word.resize(18, ' ');
    severity.resize(10, ' ');
    its.resize(17, ' ');
    text << "  " << word << severity << its << code.meaning << "\n";
  }
  text << R"(
Examples:
  glane compare article.fr.txt article.zh.txt --date 2024-11-14
  glane compare fr/ zh/ --json --fail-on critical
  glane compare job.xlf --sarif findings.sarif -o page.html

Exit status: 0 no finding of the severity of --fail-on; 1 there are some; 2 usage; 3 some texts could
not be read or have no counterpart; 4 none could; 74 input/output error.
)";
  return text.str();
}

PairList list_pairs(const check::CommandLine& line) {
  if (line.has("pairs")) {
    line.expect_inputs(0, "--pairs goes without FR and ZH");
    return PairList::of_tsv(line.text("pairs"));
  }
  const std::vector<std::string>& inputs = line.inputs();
  if (inputs.size() == 1 && PairList::is_bilingual(inputs[0])) {
    return PairList::of_bilingual(inputs[0]);
  }
  line.expect_inputs(2, "a French and a Chinese input are wanted, or one XLIFF or TMX file");
  return PairList::of_two(inputs[0], inputs[1]);
}

// The two texts as given, or the other way round where they plainly are.
void order(Document& fr, Document& zh) {
  if (is_chinese(fr.languages->document) && zh.languages->document == Language::Fr) {
    std::swap(fr, zh);
  }
}

void compare_pair(Session& session, Pair pair, bool lint) {
  for (const PairText* text : {&pair.fr, &pair.zh}) {
    if (!text->error.empty()) return session.skip(text->error);
  }
  session.watch().begin(Watch::Extract);
  Document fr = session.extract(std::move(pair.fr), std::nullopt);
  Document zh = session.extract(std::move(pair.zh), std::nullopt);
  order(fr, zh);
  if (is_chinese(fr.languages->document) || zh.languages->document == Language::Fr) {
    return session.skip(fr.info.id + ": a French and a Chinese text are wanted");
  }
  session.watch().begin(Watch::Compare);
  const Side fr_side = read_side(fr, session.comparer().units());
  const Side zh_side = read_side(zh, session.comparer().units());
  const Comparison comparison = session.comparer().compare(fr_side, zh_side, pair.segments, lint);
  PairReport report;
  report.fr = &fr_side;
  report.zh = &zh_side;
  report.comparison = &comparison;
  report.segments = &pair.segments;
  report.segment_ids = pair.segment_ids.empty() ? nullptr : &pair.segment_ids;
  report.fr_file = fr.info.id;
  session.write(report);
}

}  // namespace

ExitStatus compare_command(const std::vector<std::string>& arguments, const std::string& version) {
  const check::CommandLine line("compare", options(), arguments);
  if (line.has("help")) {
    check::write_file("", help());
    return ExitStatus::Success;
  }
  PairList pairs = list_pairs(line);
  Session session(line, version);
  for (const std::string& name : pairs.unpaired()) session.skip(name + ": has no counterpart");
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    session.watch().begin(Watch::Read);
    compare_pair(session, pairs.read(k), line.has("lint"));
  }
  return session.finish("pairs");
}

}  // namespace glane::compare
