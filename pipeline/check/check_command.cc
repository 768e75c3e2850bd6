#include <chrono>
#include <cstdio>
#include <optional>
#include <sstream>

#include "pipeline/check/checker.h"
#include "pipeline/check/command_line.h"
#include "pipeline/check/commands.h"
#include "pipeline/check/reports.h"
#include "pipeline/check/score_command.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/output.h"

namespace glane::check {
namespace {

namespace po = boost::program_options;

constexpr std::uint64_t kMostShown = 100;

po::options_description options() {
  po::options_description all = new_options();
  all.add_options()  //
      ("source", value("PATH"),
       "the texts that the output was made from: a folder that holds <doc> or <doc>.txt, or the "
       "NDJSON input; with it every quote and hash is checked, and what the text claims")  //
      ("offsets", value("UNIT"),
       "what start and end count: codepoints (default), bytes or utf16")            //
      ("ignore", value("CODE,..."), "findings that are not told and do not count")  //
      ("most", value("N"), "how many findings of a kind are told (default 100)")    //
      ("sarif", value("FILE"), "write the findings as SARIF 2.1.0")                 //
      ("junit", value("FILE"), "write the findings as JUnit XML")                   //
      ("gold", value("DIR"),
       "score the output against NAME.gold.ndjson files: precision, recall and F1, strict and by "
       "span, with 95 % intervals")  //
      ("fail-under", po::value<std::vector<std::string>>()->value_name("KEY=F1"),
       "with --gold: fail where the strict F1 of a line of the tables is lower: entity=0.9, "
       "all=0.85, entity:person=0.8, 'fr date'=0.7; entity.span=0.95 for that by span; may be "
       "given more than once")  //
      ("errors", value("N"),
       "with --gold: list so many missed, wrong and spurious records of a kind")  //
      ("json", "with --gold: the figures as JSON")                                //
      ("seed", value("N"), "with --gold: of the intervals (default 1)")           //
      ("help,h", "print this help");
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane check OUTPUT [OPTION...]

Reads an output again, on its own: every record against its schema, its order, its place and quote,
the calendar sense of from and to, written numbers against 'number', identities, and, with --source,
hashes and what sentences claim of their figures. OUTPUT is a file or a run folder of 'glane run',
or - (standard input).

)" << options()
       << "\nFindings:\n";
  for (const CodeInfo& code : all_codes()) {
    char line[40];
    std::snprintf(line, sizeof line, "  %-8s %-19s", std::string(to_word(code.severity)).c_str(),
                  std::string(code.word).c_str());
    text << line << code.meaning << "\n";
  }
  text << R"(
Exit status: 0 no errors; 1 errors, or a figure below --fail-under; 2 usage; 74 input/output error.
Warnings and notes do not change it.
)";
  return text.str();
}

Code parse_code(const CommandLine& line, const std::string& word) {
  for (const CodeInfo& code : all_codes()) {
    if (code.word == word) return code.code;
  }
  line.fail("--ignore: there is no finding '" + word + "'");
}

void sum_up(const Checker& checker, const Findings& findings, double seconds) {
  char rate[48];
  std::snprintf(rate, sizeof rate, "%.2f s (%.0f records/s)", seconds,
                seconds > 0 ? static_cast<double>(checker.records()) / seconds : 0.0);
  tell(std::to_string(checker.records()) + " records of " + std::to_string(checker.documents()) +
       " documents, " + std::to_string(checker.texts()) +
       " with their text: " + std::to_string(findings.count(Severity::Error)) + " errors, " +
       std::to_string(findings.count(Severity::Warning)) + " warnings, " +
       std::to_string(findings.count(Severity::Note)) + " notes in " + rate);
}

}  // namespace

ExitStatus check_command(const std::vector<std::string>& arguments, const std::string& version) {
  const CommandLine line("check", options(), arguments);
  if (line.has("help")) {
    write_file("", help());
    return ExitStatus::Success;
  }
  line.expect_inputs(1, "one output is wanted");
  const std::string& file = line.inputs()[0];
  if (!line.has("gold")) {
    for (const char* name : {"fail-under", "errors", "json", "seed"}) {
      if (line.has(name)) line.fail("--" + std::string(name) + " wants --gold");
    }
  } else if (file == "-") {
    line.fail("--gold reads the output twice: a file is wanted");
  }
  Findings findings(line.number("most", kMostShown));
  for (const std::string& word : line.words("ignore")) findings.ignore(parse_code(line, word));
  const std::optional<Sources> sources =
      line.has("source") ? std::optional<Sources>(line.text("source")) : std::nullopt;

  const auto start = std::chrono::steady_clock::now();
  Checker checker(sources ? &*sources : nullptr, line.unit(), findings);
  checker.check_file(file);
  findings.sort();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;

  const std::string name = file == "-" ? "standard input" : file;
  if (line.has("sarif")) write_file(line.text("sarif"), sarif_report(findings, name, version));
  if (line.has("junit")) write_file(line.text("junit"), junit_report(findings, name));
  // With --gold standard output is the scorer's.
  const std::string report = text_report(findings, name);
  if (line.has("gold")) {
    std::fwrite(report.data(), 1, report.size(), stderr);
  } else {
    write_file("", report);
  }
  sum_up(checker, findings, spent.count());
  const bool good = !line.has("gold") || score_output(line, file);
  return good && findings.count(Severity::Error) == 0 ? ExitStatus::Success : ExitStatus::Findings;
}

}  // namespace glane::check
