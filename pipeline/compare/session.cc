#include "pipeline/compare/session.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "pipeline/compare/record_facts.h"
#include "pipeline/program/messages.h"
#include "pipeline/readers/encoding.h"

namespace glane::compare {
namespace {

Severity severity_option(const check::CommandLine& line, const char* name, Severity otherwise) {
  if (!line.has(name)) return otherwise;
  const std::optional<Severity> severity = parse_severity(line.text(name));
  if (!severity) {
    line.fail("--" + std::string(name) + ": '" + line.text(name) +
              "' is none of neutral, minor, major, critical");
  }
  return *severity;
}

Format format_option(const check::CommandLine& line) {
  static constexpr std::array<std::pair<std::string_view, Format>, 5> kFormats{
      {{"", Format::Auto},
       {"txt", Format::Txt},
       {"html", Format::Html},
       {"ndjson", Format::Ndjson},
       {"warc", Format::Warc}}};
  const std::string word = line.text("from");
  for (const auto& [name, format] : kFormats) {
    if (name == word) return format;
  }
  if (word != "auto") line.fail("--from: '" + word + "' is none of auto, txt, html, ndjson, warc");
  return Format::Auto;
}

TextOptions read_text_options(const check::CommandLine& line) {
  TextOptions options;
  options.from = format_option(line);
  options.sources = line.list("source");
  options.decode.encoding = line.text("encoding");
  if (line.has("encoding") && !is_encoding(options.decode.encoding)) {
    line.fail("--encoding: '" + options.decode.encoding + "' is not known");
  }
  if (line.has("date")) {
    options.decode.date = parse_date(line.text("date"));
    if (!options.decode.date) {
      line.fail("--date: '" + line.text("date") + "' is no date like 2024-11-14");
    }
  }
  return options;
}

// The convention of no-color.org: any value that is not empty.
bool wants_colours() {
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && isatty(STDOUT_FILENO) == 1;
}

}  // namespace

void add_shared_options(boost::program_options::options_description& all) {
  all.add_options()  //
      ("date", check::value("DATE"),
       "the document date of texts that carry none, against which `hier` and 去年 resolve")  //
      ("from", check::value("FORMAT"),
       "what the inputs are: txt, html, ndjson, warc or auto (default)")  //
      ("encoding", check::value("NAME"),
       "of what is no UTF-8 and says nothing; else it is guessed")  //
      ("source", boost::program_options::value<std::vector<std::string>>()->value_name("PATH"),
       "the texts that an output was made from: a folder or an input of `glane run`; may be given "
       "more than once (default: the inputs that a run folder names)")  //
      ("offsets", check::value("UNIT"),
       "what the places of an output count: codepoints (default), bytes or utf16")  //
      ("severity", check::value("SEVERITY"),
       "the least severity that is told: neutral, minor (default), major, critical")  //
      ("fail-on", check::value("SEVERITY"),
       "the least severity that makes the exit status 1 (default: major)")             //
      ("json", "findings as NDJSON (schemas/finding.schema.json) instead of a table")  //
      ("sarif", check::value("FILE"), "write the findings as SARIF 2.1.0")             //
      ("out,o", check::value("FILE"), "write a page: the texts with their findings")   //
      ("lexicon", boost::program_options::value<std::vector<std::string>>()->value_name("DIR"),
       "words, names and rules of your own, as for `glane run`")  //
      ("quiet,q", "tell no sums")                                 //
      ("time", "tell the seconds of each step")                   //
      ("help,h", "print this help");
}

void Watch::begin(Step step) {
  const Clock::time_point now = Clock::now();
  if (running_) seconds_[step_] += std::chrono::duration<double>(now - since_).count();
  since_ = now;
  step_ = step;
  running_ = true;
}

Session::Session(const check::CommandLine& line, std::string version)
    : line_(line),
      pipeline_(line.list("lexicon")),
      comparer_(pipeline_),
      least_(severity_option(line, "severity", Severity::Minor)),
      fail_on_(severity_option(line, "fail-on", Severity::Major)),
      colours_(wants_colours()),
      output_(""),
      sarif_(version) {
  text_options_ = read_text_options(line);
  unit_ = line.unit();
  add_sarif_rules(sarif_);
}

void Session::extract(Text& text) const {
  if (text.records.empty()) {
    pipeline_.run(*text.doc);
  } else {
    pipeline_.prepare(*text.doc);
  }
}

Side Session::read(const Text& text) const {
  if (text.records.empty()) return read_side(*text.doc, comparer_.units());
  return read_side(*text.doc, text.records, unit_, comparer_.units());
}

void Session::skip(const std::string& error) {
  ++skipped_;
  tell(error);
}

void Session::write(PairReport report) {
  watch_.begin(Watch::Write);
  report.least = least_;
  ++pairs_;
  bytes_ += report.fr->doc->source().size();
  if (report.zh != nullptr) bytes_ += report.zh->doc->source().size();
  for (const Finding& finding : report.comparison->findings) {
    ++counts_[static_cast<std::size_t>(finding.severity)];
  }
  std::string out;
  if (line_.has("json")) {
    write_findings(report, out);
  } else {
    write_table(report, colours_, out);
  }
  output_.write(out);
  if (line_.has("sarif")) add_sarif(report, sarif_);
  if (line_.has("out")) page_.add(report);
  if (report.zh != nullptr && line_.has("alignment")) write_alignment(report, alignment_);
}

ExitStatus Session::finish(const char* unit) {
  output_.commit();
  if (line_.has("sarif")) check::write_file(line_.text("sarif"), sarif_.done());
  if (line_.has("alignment")) check::write_file(line_.text("alignment"), alignment_);
  if (line_.has("out")) {
    check::write_file(line_.text("out"), page_.done("glane " + line_.command()));
  }
  watch_.begin(Watch::Write);
  if (!line_.has("quiet")) sum_up(unit);
  std::uint64_t failing = 0;
  for (std::size_t k = static_cast<std::size_t>(fail_on_); k < counts_.size(); ++k) {
    failing += counts_[k];
  }
  if (pairs_ == 0) return ExitStatus::NothingUsable;
  if (failing != 0) return ExitStatus::Findings;
  return skipped_ == 0 ? ExitStatus::Success : ExitStatus::SomeUnreadable;
}

void Session::sum_up(const char* unit) const {
  std::string text = std::to_string(pairs_) + " " + unit + ", findings:";
  for (std::size_t k = counts_.size(); k-- > 0;) {
    text += " " + std::to_string(counts_[k]) + " " +
            std::string(to_word(static_cast<Severity>(k))) + (k == 0 ? "" : ",");
  }
  tell(text);
  if (!line_.has("time")) return;
  char seconds[160];
  std::snprintf(
      seconds, sizeof seconds, "%.3f MB; read %.3f s, extract %.3f s, compare %.3f s, write %.3f s",
      static_cast<double>(bytes_) / 1e6, watch_.seconds(Watch::Read),
      watch_.seconds(Watch::Extract), watch_.seconds(Watch::Compare), watch_.seconds(Watch::Write));
  tell(seconds);
}

}  // namespace glane::compare
