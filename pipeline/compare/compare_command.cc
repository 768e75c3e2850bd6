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
       "which texts are pairs: lines of French, Chinese and, if need be, document date, parted by "
       "tabs; ids of texts in FR and ZH, or, without these, paths relative to FILE")     //
      ("lint", "tell also the slips that the French alone shows, as `glane lint` does")  //
      ("alignment", check::value("FILE"),
       "write which sentences are which as NDJSON (schemas/alignment.schema.json)");
  add_shared_options(all);
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane compare FR ZH [OPTION...]
       glane compare FR ZH --pairs FILE [OPTION...]
       glane compare --pairs FILE [OPTION...]
       glane compare BILINGUAL [OPTION...]

Compares a French translation with its Chinese original by value and identity: sentences are aligned,
every amount, date and name of one side is matched with its counterpart, and what differs is told
with both quotes, both values and, where it is known, cause and correction. FR and ZH are two texts,
or inputs of many, as `glane run` reads them (folders, NDJSON, web archives), or its outputs and run
folders, whose records are taken as they are. Texts are paired by their ids, without what tells
language and format: fr/a.fr.html with zh/a.zh.txt. BILINGUAL is an XLIFF 2.x or a TMX file.

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
  glane compare out/fr/ out/zh/ --pairs pairs.tsv
  glane compare job.xlf --sarif findings.sarif -o page.html

Exit status: 0 no finding of the severity of --fail-on; 1 there are some; 2 usage; 3 some texts could
not be read or have no counterpart; 4 none could; 74 input/output error.
)";
  return text.str();
}

std::unique_ptr<PairStream> open_pairs(const check::CommandLine& line, const Session& session) {
  const std::vector<std::string>& inputs = line.inputs();
  const TextOptions& options = session.text_options();
  if (line.has("pairs")) {
    if (!inputs.empty()) line.expect_inputs(2, "--pairs goes with two inputs or none");
    return pairs_of_list(line.text("pairs"), inputs.empty() ? "" : inputs[0],
                         inputs.empty() ? "" : inputs[1], options, session.interrupt());
  }
  if (inputs.size() == 1 && is_bilingual(inputs[0])) return pairs_of_bilingual(inputs[0]);
  line.expect_inputs(2, "a French and a Chinese input are wanted, or one XLIFF or TMX file");
  return pairs_of_two(inputs[0], inputs[1], options, session.interrupt());
}

// The two texts as given, or the other way round where they plainly are.
void order(Text& fr, Text& zh) {
  if (is_chinese(fr.doc->languages->document) && zh.doc->languages->document == Language::Fr) {
    std::swap(fr, zh);
  }
}

void compare_texts(Session& session, Pair& pair, bool lint) {
  session.watch().begin(Watch::Extract);
  session.extract(pair.fr);
  session.extract(pair.zh);
  order(pair.fr, pair.zh);
  if (is_chinese(pair.fr.doc->languages->document) ||
      pair.zh.doc->languages->document == Language::Fr) {
    return session.skip(pair.fr.id + ": a French and a Chinese text are wanted");
  }
  const Side fr = session.read(pair.fr);
  const Side zh = session.read(pair.zh);
  session.watch().begin(Watch::Compare);
  const Comparison comparison = session.comparer().compare(fr, zh, pair.segments, lint);
  PairReport report;
  report.fr = &fr;
  report.zh = &zh;
  report.comparison = &comparison;
  report.segments = &pair.segments;
  report.segment_ids = pair.segment_ids.empty() ? nullptr : &pair.segment_ids;
  report.fr_text = &pair.fr;
  session.write(report);
}

void compare_pair(Session& session, Pair pair, bool lint) {
  for (const Text* text : {&pair.fr, &pair.zh}) {
    if (!text->error.empty()) return session.skip(text->error);
  }
  try {
    compare_texts(session, pair, lint);
  } catch (const BadInput& error) {
    session.skip(pair.fr.id + ": " + error.what());
  } catch (const WorkExceeded& error) {
    session.skip(pair.fr.id + ": " + error.what());
  }
}

}  // namespace

ExitStatus compare_command(const std::vector<std::string>& arguments, const std::string& version) {
  const check::CommandLine line("compare", options(), arguments);
  if (line.has("help")) {
    check::write_file("", help());
    return ExitStatus::Success;
  }
  Session session(line, version);
  const std::unique_ptr<PairStream> pairs = open_pairs(line, session);
  const auto next = [&] {
    session.watch().begin(Watch::Read);
    return pairs->next();
  };
  while (std::optional<Pair> pair = next()) {
    compare_pair(session, std::move(*pair), line.has("lint"));
  }
  for (const std::string& name : pairs->unpaired()) session.skip(name + ": has no counterpart");
  return session.finish("pairs");
}

}  // namespace glane::compare
