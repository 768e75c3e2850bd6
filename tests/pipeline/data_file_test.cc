#include "pipeline/data_file.h"

#include <string>

#include "pipeline/embedded_files.h"
#include "pipeline/error.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

TEST_CASE("rows are lines cut at tabs, comments left out") {
  const DataFile file("x.tsv", "# a comment\n# accents: optional\na\tb\t\n\nc\td\te\n");
  REQUIRE(file.rows().size() == 2);
  CHECK(file.rows()[0].line == 3);
  CHECK(file.rows()[0].cells.size() == 3);
  CHECK(file.rows()[0].cells[2].empty());
  CHECK(file.rows()[1].line == 5);
  CHECK(file.header("accents") == "optional");
  CHECK(file.header("replaces").empty());
}

TEST_CASE("a bad line is named") {
  CHECK_THROWS_WITH(DataFile("x.tsv", "a\tb\nc\td\r\n"),
                    "x.tsv:2: the line ends in a carriage return");
  CHECK_THROWS_WITH(DataFile("x.tsv", "a\n\xFF\n"), "x.tsv:2: not UTF-8");
  const DataFile file("x.tsv", "a\tb\n");
  CHECK_THROWS_WITH(file.require_cells(file.rows()[0], 3), "x.tsv:1: 3 columns wanted, 2 found");
}

TEST_CASE("the built-in files are all readable and have a digest") {
  const DataFiles files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.ends_with(".tsv")) continue;
    INFO(file.path);
    CHECK_NOTHROW(DataFile(std::string(file.path), std::string(file.content)));
  }
  CHECK(files.digest().size() == 16);
  CHECK(files.at("stages/normalize/fold.tsv").size() == 1);
  CHECK_THROWS_AS(files.at("stages/none.tsv"), std::logic_error);
  CHECK_THROWS_AS(DataFiles({"/nonexistent"}), UsageError);
}

}  // namespace
}  // namespace glane
