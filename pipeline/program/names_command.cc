#include "pipeline/program/names_command.h"

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/error.h"
#include "pipeline/program/messages.h"
#include "pipeline/program/name_tables.h"
#include "pipeline/program/output.h"
#include "pipeline/readers/encoding.h"
#include "stages/names/describe_names.h"

namespace glane {
namespace {

void describe(const std::string& name, const NamesOptions& options, const NameTables& names,
              Output& output) {
  if (first_not_utf8(name) != std::string::npos) throw UsageError("the name is not UTF-8");
  const NameReport report = describe_name(name, names.comparer);
  if (report.candidates.empty() || report.candidates.front().source.empty())
    tell(name + ": the lexicons know no such name");
  std::string out;
  write_report(report, options.json, out);
  output.write(out);
}

void compare(const NamesOptions& options, const NameTables& names, Output& output) {
  std::ifstream file;
  if (options.pairs != "-") {
    file.open(options.pairs);
    if (!file) throw UsageError(options.pairs + ": cannot be read");
  }
  std::ostringstream out;
  compare_pairs(names.comparer, options.pairs == "-" ? std::cin : file, out);
  output.write(out.str());
}

}  // namespace

ExitStatus names_command(const NamesOptions& options) {
  const NameTables names(options.lexicon_dirs);
  Output output("");
  if (!options.pairs.empty()) {
    compare(options, names, output);
    return ExitStatus::Success;
  }
  for (const std::string& name : options.names) {
    if (name != "-") {
      describe(name, options, names, output);
      continue;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (!line.empty()) describe(line, options, names, output);
    }
  }
  return ExitStatus::Success;
}

}  // namespace glane
