#include "pipeline/program/option_parser.h"

#include "pipeline/error.h"

namespace glane {

namespace po = boost::program_options;

void refuse(const std::string& message, const std::string& command) {
  throw UsageError(message + "\nTry 'glane " + command + " --help'.");
}

po::variables_map parse_arguments(const std::vector<std::string>& arguments,
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
    refuse(error.what(), command);
  }
  return values;
}

}  // namespace glane
