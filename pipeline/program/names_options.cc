#include <sstream>

#include "pipeline/program/option_parser.h"
#include "pipeline/program/options.h"

namespace glane {
namespace {

namespace po = boost::program_options;

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

}  // namespace

NamesOptions parse_names_options(const std::vector<std::string>& arguments) {
  const po::variables_map values = parse_arguments(arguments, names_options(), "names");
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
  if (options.names.empty() && options.pairs.empty()) refuse("a name is wanted", "names");
  return options;
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

}  // namespace glane
