#include <cstdio>
#include <map>
#include <optional>
#include <sstream>

#include "pipeline/check/command_line.h"
#include "pipeline/check/commands.h"
#include "pipeline/check/context.h"
#include "pipeline/check/sample.h"
#include "pipeline/write_records.h"

namespace glane::check {
namespace {

constexpr std::uint64_t kUsualCount = 100;
constexpr std::size_t kWidth = 60;  // characters of context on each side

boost::program_options::options_description options() {
  auto all = new_options();
  all.add_options()                                              //
      ("count,n", value("N"), "how many records (default 100)")  //
      ("by", value("KEY,..."),
       "what strata are made by, of kind, type, rule, language, doc, id, form (default type); for "
       "rule the output must be one of 'glane run --explain'")               //
      ("seed", value("N"), "another seed draws another sample (default 1)")  //
      ("source", value("PATH"),
       "the texts (a folder, or the NDJSON input), to add the words around each record")          //
      ("offsets", value("UNIT"), "what start and end count: codepoints (default), bytes, utf16")  //
      ("out", value("FILE"), "write here instead of to standard output")                          //
      ("help,h", "print this help");
  return all;
}

std::string help() {
  std::ostringstream text;
  text << R"(Usage: glane sample OUTPUT [OPTION...]

Draws records for review, as many from each stratum as far as it has them, and writes them as NDJSON
with 'stratum' and 'weight' (how many records of the stratum each stands for) added. The same output
and seed give the same sample.

)" << options()
       << R"(
Example:
  glane sample records.ndjson -n 200 --by type,rule --source articles/

Exit status: 0 all right; 2 usage; 74 input/output error.
)";
  return text.str();
}

class Texts {
 public:
  explicit Texts(const std::string& path) {
    if (!path.empty()) sources_.emplace(path);
  }
  const std::optional<std::string>& of(std::string_view doc) {
    const std::string name(doc);
    auto found = texts_.find(name);
    if (found == texts_.end()) {
      found = texts_.emplace(name, sources_ ? sources_->find(doc) : std::nullopt).first;
    }
    return found->second;
  }

 private:
  std::optional<Sources> sources_;
  std::map<std::string, std::optional<std::string>> texts_;
};

}  // namespace

ExitStatus sample_command(const std::vector<std::string>& arguments) {
  const CommandLine line("sample", options(), arguments);
  if (line.has("help")) {
    write_file("", help());
    return ExitStatus::Success;
  }
  line.expect_inputs(1, "one output is wanted");
  std::vector<std::string> keys = line.words("by");
  if (keys.empty()) keys = {"type"};
  for (const std::string& key : keys) {
    if (!is_stratum_key(key)) line.fail("--by: there is no key '" + key + "'");
  }
  Texts texts(line.text("source"));
  const auto file = read_records_file(line.inputs()[0]);
  std::string out;
  for (const Sampled& sampled :
       draw_sample(*file, keys, line.number("count", kUsualCount), line.number("seed", 1))) {
    const Record& record = *sampled.record;
    out.append(record.json.substr(0, record.json.rfind('}')));
    out += ",\"stratum\":";
    write_json_string(sampled.stratum, out);
    char weight[40];
    std::snprintf(weight, sizeof weight, ",\"weight\":%.6g", sampled.weight);
    out += weight;
    if (line.has("source")) {
      const Context words = context(texts.of(record.doc), record, line.unit(), kWidth);
      out += ",\"before\":";
      write_json_string(words.before, out);
      out += ",\"after\":";
      write_json_string(words.after, out);
    }
    out += "}\n";
  }
  write_file(line.text("out"), out);
  return ExitStatus::Success;
}

}  // namespace glane::check
