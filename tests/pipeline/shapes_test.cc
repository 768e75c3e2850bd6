#include "pipeline/shapes.h"

#include <string>

#include "pipeline/error.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

TEST_CASE("shapes give a class and the number of their group") {
  const DataFiles files;
  Lexicon lexicon(*files.at("pipeline/char_variants.tsv").front());
  const Shapes shapes(files, lexicon);
  const auto seen = [&](std::string_view word) {
    std::vector<Arc> arcs;
    shapes.match(word, 0, arcs);
    std::string out;
    for (const Arc& arc : arcs) {
      out += lexicon.class_name(arc.cls);
      out += "=" + std::to_string(arc.number) + " ";
    }
    return out;
  };
  CHECK(seen("AF2024") == "fiscal_year=2024 ");
  CHECK(seen("T4") == "quarter_code=4 ");
  CHECK(seen("T5").empty());
  CHECK(seen("XAF2024").empty());
  CHECK(seen("B200").empty());
}

}  // namespace
}  // namespace glane
