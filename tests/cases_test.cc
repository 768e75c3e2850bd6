// Runs tests/cases/*.txt: one line a case, the expected records marked in the text.
//
// Each case is stripped of its marks, run, and written with marks again; the two lines must be the
// same.  With GLANE_UPDATE_CASES=1 in the environment the files are rewritten instead, to be
// reviewed as a diff.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

namespace fs = std::filesystem;

struct CaseFile {
  std::vector<std::string> lines;
  Language language = Language::Und;
  std::string date;
  Kinds kinds;
};

// `# key: value` lines in the head say how the cases are run.
CaseFile read_cases(const fs::path& path) {
  CaseFile file;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    file.lines.push_back(line);
    std::istringstream words(line);
    std::string hash, key, value;
    words >> hash >> key;
    if (hash != "#") continue;
    if (key == "language:" && words >> value) file.language = parse_language(value).value();
    if (key == "date:" && words >> value) file.date = value;
    if (key == "kinds:") {
      while (words >> value) {
        if (value == "date") file.kinds.dates = true;
        if (value == "amount") file.kinds.amounts = true;
        if (value == "entity") file.kinds.entities = true;
      }
    }
  }
  return file;
}

std::string run_case(const CaseFile& file, const std::string& line) {
  const MarkedText marked = parse_marks(line);
  return mark_records(extract(pipeline(), marked.text, file.language, file.date), file.kinds);
}

void check_file(const fs::path& path) {
  CaseFile file = read_cases(path);
  const bool update = std::getenv("GLANE_UPDATE_CASES") != nullptr;
  std::size_t cases = 0;
  for (std::size_t k = 0; k < file.lines.size(); ++k) {
    std::string& line = file.lines[k];
    if (line.empty() || line.starts_with("#")) continue;
    ++cases;
    // `!` marks a known failure: the line says what would be right.
    const bool known_failure = line.starts_with("! ");
    const std::string expected = known_failure ? line.substr(2) : line;
    const std::string got = run_case(file, expected);
    INFO(path.filename().string() << ":" << k + 1 << "\n expected " << expected << "\n got      "
                                  << got);
    if (update && !known_failure) {
      line = got;
    } else {
      CHECK((got == expected) != known_failure);
    }
  }
  INFO(path.string());
  CHECK(cases > 0);
  if (update) {
    std::ofstream out(path);
    for (const std::string& line : file.lines) out << line << '\n';
  }
}

TEST_CASE("case files") {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(GLANE_SOURCE_DIR "/tests/cases")) {
    if (entry.path().extension() != ".txt") continue;
    ++files;
    check_file(entry.path());
  }
  CHECK(files > 0);
}

}  // namespace
}  // namespace glane::test
