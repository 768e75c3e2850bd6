#include "pipeline/program/options.h"

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <sstream>
#include <thread>
#include <utility>

#include "pipeline/error.h"

namespace glane {
namespace {

namespace po = boost::program_options;

constexpr unsigned kMostThreads = 1024;
constexpr unsigned kHelpWidth = 100;

constexpr std::array<std::pair<std::string_view, Format>, 5> kFormats{{
    {"auto", Format::Auto},
    {"txt", Format::Txt},
    {"html", Format::Html},
    {"ndjson", Format::Ndjson},
    {"warc", Format::Warc},
}};
constexpr std::array<std::pair<std::string_view, OffsetUnit>, 3> kUnits{{
    {"codepoints", OffsetUnit::CodePoints},
    {"bytes", OffsetUnit::Bytes},
    {"utf16", OffsetUnit::Utf16},
}};

[[noreturn]] void fail(const std::string& message, const std::string& command = "run") {
  throw UsageError(message + "\nTry 'glane " + command + " --help'.");
}

// The value that `word` names, or an error that lists those there are.
template <class Value, std::size_t N>
Value named(const std::array<std::pair<std::string_view, Value>, N>& names, const char* option,
            const std::string& word) {
  std::string all;
  for (const auto& [name, value] : names) {
    if (name == word) return value;
    all += all.empty() ? "" : ", ";
    all += name;
  }
  fail(std::string(option) + ": '" + word + "' is none of " + all);
}

po::options_description run_options() {
  po::options_description options("Options", kHelpWidth, kHelpWidth / 2);
  const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
  options.add_options()  //
      ("out", value("PATH"),
       "write the records to this file, which is replaced only when they are complete; its folder "
       "is made (default: standard output)")  //
      ("from", value("FORMAT"),
       "what the inputs are: txt, ndjson, or auto (the default), which goes by the name: .txt, "
       ".ndjson, .jsonl; standard input is NDJSON. html and warc are not read by this version")  //
      ("date", value("DATE"),
       "the date of documents that carry none, as 2024-11-14 or 2024-11-14T08:30; relative dates "
       "(hier, 去年) are resolved against it")  //
      ("language", value("TAG"),
       "the language of documents that carry none: fr, zh-Hans, zh-Hant or und (default: decided "
       "by the text)")  //
      ("lexicon", po::value<std::vector<std::string>>()->value_name("DIR"),
       "a folder of lexicon and rule files that add to the built-in ones of the same name, or "
       "stand instead of them (header '# replaces: yes'); may be given more than once")  //
      ("explain", "add to each record the rule that made it (FILE:LINE)")                //
      ("offsets", value("UNIT"),
       "what start and end count: codepoints (default), bytes (of UTF-8) or utf16 (code units)")  //
      ("chrome", "records inside site furniture (menus, share buttons, disclaimers) too")         //
      ("threads", value("N"),
       "documents worked on at once (default: one for each processor); the output is the same, "
       "byte for byte, for any N")                                //
      ("time", "print at the end where the time went, by stage")  //
      ("quiet", "no summary at the end; errors are still told")   //
      ("help,h", "print this help");
  return options;
}

unsigned parse_threads(const std::string& text) {
  const bool digits =
      !text.empty() && text.size() <= 4 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const unsigned count = digits ? static_cast<unsigned>(std::stoul(text)) : 0;
  if (count < 1 || count > kMostThreads) {
    fail("--threads: '" + text + "' is no number from 1 to " + std::to_string(kMostThreads));
  }
  return count;
}

po::options_description names_options() {
  po::options_description options("Options", kHelpWidth, kHelpWidth / 2);
  options.add_options()  //
      ("json", "one line of JSON for each name")  //
      ("pairs", po::value<std::string>()->value_name("FILE"),
       "compare the pairs of names of a TSV file (columns pair, a, b; context_a and context_b if there are "
       "sentences); - for standard input")  //
      ("lexicon", po::value<std::vector<std::string>>()->value_name("DIR"),
       "a folder of lexicon files, as for 'glane run'; may be given more than once")  //
      ("help,h", "print this help");
  return options;
}

po::variables_map parse(const std::vector<std::string>& arguments,
                        const po::options_description& visible, const std::string& command) {
  po::options_description all;
  all.add(visible);
  all.add_options()("input", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("input", -1);
  // Guessing would make every new option a possible change of meaning of an old command line.
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::variables_map values;
  try {
    po::store(
        po::command_line_parser(arguments).options(all).positional(positional).style(style).run(),
        values);
  } catch (const po::error& error) {
    fail(error.what(), command);
  }
  return values;
}

void read_words(const po::variables_map& values, RunOptions& options) {
  const auto text = [&](const char* name) {
    return values.count(name) != 0 ? values[name].as<std::string>() : std::string();
  };
  const auto given = [&](const char* name) { return values.count(name) != 0; };
  if (given("from")) options.from = named(kFormats, "--from", text("from"));
  if (given("offsets")) options.write.offsets = named(kUnits, "--offsets", text("offsets"));
  if (given("date")) {
    options.date = parse_date(text("date"));
    if (!options.date) fail("--date: '" + text("date") + "' is no date like 2024-11-14");
  }
  if (given("language")) {
    options.language = parse_language(text("language"));
    if (!options.language) {
      fail("--language: '" + text("language") + "' is none of fr, zh-Hans, zh-Hant, und");
    }
  }
  if (given("out")) {
    options.out = text("out");
    if (options.out.empty()) fail("--out: the name of a file is wanted");
  }
  options.threads = given("threads")
                        ? parse_threads(text("threads"))
                        : std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
}

}  // namespace

std::optional<OffsetUnit> parse_offset_unit(std::string_view word) {
  for (const auto& [name, unit] : kUnits) {
    if (name == word) return unit;
  }
  return std::nullopt;
}

std::optional<GivenDate> parse_date(std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text);
  if (!moment) return std::nullopt;
  std::string date = to_iso(moment->day);
  if (moment->hour < 0) return GivenDate{*moment, date};
  date += 'T';
  date += text.substr(11, 5);
  std::string_view rest = text.substr(16);
  if (rest.starts_with(':')) {
    date +=
        rest.substr(0, 3) == ":60" ? ":59" : rest.substr(0, 3);  // no leap seconds in the schema
    rest.remove_prefix(3);
  }
  if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.find_first_of("Z+-"), rest.size()));
  if (rest.starts_with('Z')) date += 'Z';
  if (rest.size() >= 3) {
    date += rest.substr(0, 3);
    date += ':';
    date += rest.size() > 3 ? rest.substr(rest.size() - 2) : "00";
  }
  return GivenDate{*moment, date};
}

RunOptions parse_run_options(const std::vector<std::string>& arguments) {
  const po::variables_map values = parse(arguments, run_options(), "run");
  RunOptions options;
  options.help = values.count("help") != 0;
  if (options.help) return options;
  read_words(values, options);
  if (values.count("input") != 0) options.inputs = values["input"].as<std::vector<std::string>>();
  if (values.count("lexicon") != 0) {
    options.lexicon_dirs = values["lexicon"].as<std::vector<std::string>>();
  }
  options.write.explain = values.count("explain") != 0;
  options.write.chrome = values.count("chrome") != 0;
  options.time = values.count("time") != 0;
  options.quiet = values.count("quiet") != 0;
  if (options.inputs.empty()) fail("no input: name files or folders, or - for standard input");
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1) {
    fail("standard input (-) can be read only once");
  }
  if (options.from == Format::Html || options.from == Format::Warc) {
    fail("--from: this version reads txt and ndjson; html and warc are not supported yet");
  }
  return options;
}

NamesOptions parse_names_options(const std::vector<std::string>& arguments) {
  const po::variables_map values = parse(arguments, names_options(), "names");
  NamesOptions options;
  options.help = values.count("help") != 0;
  if (options.help) return options;
  if (values.count("input") != 0) {
    options.names = values["input"].as<std::vector<std::string>>();
  }
  if (values.count("lexicon") != 0) {
    options.lexicon_dirs = values["lexicon"].as<std::vector<std::string>>();
  }
  options.json = values.count("json") != 0;
  if (values.count("pairs") != 0) options.pairs = values["pairs"].as<std::string>();
  if (options.names.empty() && options.pairs.empty()) fail("a name is wanted", "names");
  return options;
}

std::string run_help() {
  std::ostringstream help;
  help << R"(Usage: glane run INPUT... [OPTION...]

Finds the dates, amounts and entities of French and Chinese news articles and writes them as NDJSON:
for each document one 'document' record, then what was found in it, in the order of the text.

INPUT is a file, a folder (walked, in a stable order; hidden files and names of unknown kind are left
out), a quoted glob ('news/*.txt') or - (standard input, NDJSON). In NDJSON, each line is a document:
  {"id":"a1","text":"…","language":"fr","date":"2024-11-14","title":"…","url":"…"}
where only id and text are needed. The id of a file is its path inside the folder that was named.

)" << run_options()
       << R"(
Examples:
  glane run articles/ --out records.ndjson --date 2024-11-14
  glane run article.txt --explain
  cat feed.ndjson | glane run - | grep '"record":"amount"'

Records go to standard output, all else to standard error. A document that cannot be read gives an
'error' record in its place and never stops the others.

Exit status:
   0  all right (also where the reader of the output closed it early)
   2  the command line, or a line of a lexicon or rule file, is wrong
   3  some documents could not be read; the records of the others are complete
   4  no document could be read
  70  internal error in some document (its error record says so); the others are complete
  74  records could not be written (a full disk); a file named by --out is left as it was
)";
  return help.str();
}

std::string names_help() {
  std::ostringstream help;
  help << R"(Usage: glane names NAME... [OPTION...]
       glane names --pairs FILE [OPTION...]

Prints all that is known of a name of a person or organisation: its script, its readings in each system of
romanisation, and the identities of the lexicons that are written so or sound so, with the evidence. A name
of several words is one argument; - reads a name a line from standard input.

With --pairs, says of each pair whether it is 'same', 'different' or 'unknown', and why:
PAIR TAB VERDICT TAB REASON.

)" << names_options()
       << R"(
Examples:
  glane names 黄仁勋
  glane names 'Jen-Hsun Huang' 'Tsai Ing-wen' --json
  glane names --pairs pairs.tsv

Exit status: 0 also where no lexicon knows the name; 2 usage or a wrong lexicon line; 74 output error.
)";
  return help.str();
}

std::string program_help() {
  return R"(Usage: glane COMMAND [ARGUMENT...]

Reads French and Chinese news articles and writes what they say of dates, amounts and entities, with
exact places in the text.

Commands:
  run      find the records of files, folders or standard input
  names    tell what is known of a name
  check    check an output against its schemas, its texts and itself; score it against gold files
  diff     compare two outputs over the same texts
  sample   draw records for review
  explain  why a text has the records that it has, or none at a place
  review   a page to read the articles with their records, and to correct them
  apply    make gold records and lexicon entries of what was corrected

Options:
  --help      print this help; 'glane COMMAND --help' prints that of a command
  --version   print the version

Examples:
  glane run articles/ --out records.ndjson
  glane run --help

Exit status: 0 all right; 1 a check found something; 2 usage or configuration; 3 some documents could not be read; 4 no usable
input; 70 internal error; 74 input/output error.
)";
}

}  // namespace glane
