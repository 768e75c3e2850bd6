#include "stages/normalize/normalize.h"

#include <string>

#include "tests/support/catch.h"

namespace glane {
namespace {

TEST_CASE("characters are brought into one spelling") {
  const DataFiles files;
  const Normalize normalize(files);
  const auto [source, expected] = GENERATE(table<std::string, std::string>({
      {"l\u2019IA", "l'IA"},
      {"10\u00A0000\u202F%", "10 000 %"},
      {"co\u00ADop\u200B", "coop"},
      {"２０２４年", "2024年"},
      {"2016\u20132019", "2016-2019"},
      {"\u22125", "-5"},
      {"e\u0301te\u0301", "été"},
      {"e\u0301\u2019", "é'"},
      {"ﾎ", "ﾎ"},
      {"，。（）", "，。（）"},
      {"1ᵉʳ", "1er"},
  }));
  const NormalText normal = normalize.run(source);
  CHECK((normal.changed ? normal.text : source) == expected);
  CHECK(normal.changed == (source != expected));
  const auto size = static_cast<std::uint32_t>(expected.size());
  if (normal.changed && size > 0) {
    CHECK(normal.map.to_source({0, size}).begin == 0);
    CHECK(normal.map.to_source({0, size}).end <= source.size());
  }
}

TEST_CASE("offsets lead back through composition and folds") {
  const DataFiles files;
  const Normalize normalize(files);
  const std::string source = "e\u0301te\u0301 l\u2019an";  // 3+1+3 bytes, space, l, 3 bytes, an
  const NormalText normal = normalize.run(source);
  REQUIRE(normal.text == "été l'an");
  const auto an = static_cast<std::uint32_t>(normal.text.find("an"));
  const SourceSpan back = normal.map.to_source({an, an + 2});
  CHECK(back.in(source) == "an");
  const SourceSpan first = normal.map.to_source({0, 2});
  CHECK(first.in(source) == "e\u0301");
}

}  // namespace
}  // namespace glane
