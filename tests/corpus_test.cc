// Properties that hold on every article of the corpus.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/write_records.h"
#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> files(const char* folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(std::string(GLANE_SOURCE_DIR "/corpus/") + folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() >= 16);
  return paths;
}

Document run(const std::string& text) {
  return extract(pipeline(), text, Language::Und, "");
}

TEST_CASE("spans are sorted, inside the text, on character boundaries, and the source is unchanged") {
  for (const fs::path& path : files("articles")) {
    INFO(path.filename().string());
    const std::string text = read(path);
    const Document doc = run(text);
    CHECK(doc.source() == text);
    const auto check = [&](const auto& records) {
      NormSpan before;
      for (const auto& record : records) {
        CHECK(before.end <= record.span.begin);
        CHECK(record.span.begin < record.span.end);
        before = record.span;
        const SourceSpan source = doc.to_source(record.span);
        REQUIRE(source.begin < source.end);
        REQUIRE(source.end <= text.size());
        CHECK((text[source.begin] & 0xC0) != 0x80);
        CHECK((source.end == text.size() || (text[source.end] & 0xC0) != 0x80));
      }
    };
    check(doc.records->dates);
    check(doc.records->amounts);
    check(doc.records->entities);
  }
}

TEST_CASE("every token leads back to the bytes it came from") {
  for (const fs::path& path : files("articles")) {
    INFO(path.filename().string());
    const Document doc = run(read(path));
    std::uint32_t before = 0;
    for (const Token& token : *doc.tokens) {
      const SourceSpan source = doc.to_source(token.span);
      REQUIRE(source.begin >= before);
      REQUIRE(source.end > source.begin);
      before = source.end;
    }
  }
}

// The lines of a marked article that hold nothing but furniture marks, as `⟦…|c⟧`.
TEST_CASE("site furniture of the corpus is told from text") {
  int right = 0;
  int missed = 0;
  int wrong = 0;
  for (const fs::path& path : files("marked")) {
    const std::string marked = read(path);
    std::istringstream lines(marked.substr(marked.find("\n---\n") + 5));
    std::vector<bool> expected;
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line == "\r") continue;
      expected.push_back(line.starts_with("⟦") && line.find("|c⟧") != std::string::npos);
    }
    const Document doc = run(read(fs::path(GLANE_SOURCE_DIR "/corpus/articles") / path.filename()));
    INFO(path.filename().string());
    REQUIRE(expected.size() == doc.paragraphs->size());
    for (std::size_t p = 0; p < expected.size(); ++p) {
      const bool got = (*doc.chrome)[p];
      right += got && expected[p] ? 1 : 0;
      missed += !got && expected[p] ? 1 : 0;
      wrong += got && !expected[p] ? 1 : 0;
      if (got != expected[p]) {
        UNSCOPED_INFO((got ? "taken for furniture: " : "missed: ")
                      << path.filename().string() << ": " << (*doc.paragraphs)[p].span.in(doc.text()));
      }
    }
  }
  UNSCOPED_INFO(right << " right, " << missed << " missed, " << wrong << " wrong");
  CHECK(wrong == 0);
  CHECK(missed * 20 <= right + missed);
}

}  // namespace
}  // namespace glane::test
