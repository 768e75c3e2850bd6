#include "pipeline/compare/lint.h"

#include <algorithm>

#include "pipeline/compare/side.h"
#include "pipeline/compare/units.h"
#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::compare {
namespace {

const Lint& lint() {
  static const Lint lint(test::pipeline());
  return lint;
}

std::vector<Finding> findings_in(const std::string& text) {
  const Document doc = test::extract(test::pipeline(), text, Language::Fr, "2024-11-15");
  const Units units;
  return lint().run(read_side(doc, units));
}

bool finds(const std::string& text, Code code) {
  const std::vector<Finding> found = findings_in(text);
  return std::any_of(found.begin(), found.end(), [&](const Finding& f) { return f.code == code; });
}

TEST_CASE("every row of lint.tsv finds its example, and nothing in the near one") {
  REQUIRE(lint().examples().size() > 20);
  for (const Lint::Example& example : lint().examples()) {
    INFO(example.place);
    CHECK(finds(example.must, example.code));
    CHECK_FALSE(finds(example.must_not, example.code));
  }
}

TEST_CASE("corrections stand where they are certain") {
  const auto [text, wrong, right] = GENERATE(table<std::string, std::string, std::string>({
      {"Le prix a baissé.La demande reste forte.", "baissé.La", "baissé. La"},
      {"une hausse de 4.9 % en un an", "4.9", "4,9"},
      {"le rachat d'UNrm par Nvidia", "UNrm", "Arm"},
      {"il emploie 9,000 personnes", "9,000", "9 000"},
      {"Selon Huang Renxun, la demande croît.", "Huang Renxun", "Jensen Huang"},
  }));
  const std::vector<Finding> found = findings_in(text);
  const auto hit = std::find_if(found.begin(), found.end(), [&](const Finding& finding) {
    return finding.fr.span.in(text) == wrong && finding.correction == right;
  });
  INFO(text);
  CHECK(hit != found.end());
}

TEST_CASE("a slip is told once, by what became of it") {
  const std::vector<Finding> found =
      findings_in("Arm grandit. Le rachat d'UNrm par Nvidia a échoué.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == Code::ArticleInName);
}

TEST_CASE("what no pattern can say") {
  CHECK(finds("Le groupe grandit.\n\n特色图像\n\nIl vend des puces.", Code::Untranslated));
  CHECK_FALSE(finds("Le groupe grandit.\n\n中文\n\nIl vend des puces.", Code::Untranslated));
  CHECK(finds("L'usine produit 3 500 milliards de voitures.", Code::Implausible));
  CHECK_FALSE(finds("L'usine produit 3 500 voitures.", Code::Implausible));
  CHECK(finds("La dette atteint 7,1 billions de yens.", Code::FalseFriend));
  CHECK_FALSE(finds("La dette atteint 7,1 milliards de yens.", Code::FalseFriend));
  CHECK(finds("Masayoshi Son a parlé. Selon Le Fils, fondateur de SoftBank, a souri.",
              Code::NameAsNoun));
  CHECK_FALSE(finds("Le fils du fondateur de SoftBank a souri.", Code::NameAsNoun));
  CHECK(finds("Jensen Huang parle. Puis Huang Renxun sourit.", Code::MixedNames));
  CHECK_FALSE(finds("Jensen Huang parle. Puis Huang sourit.", Code::MixedNames));
  CHECK(finds("La ville compte 12 000 milliards d'habitants.", Code::Implausible));
  CHECK_FALSE(finds("La ville compte 12 millions d'habitants.", Code::Implausible));
}

TEST_CASE("addresses hold no slips") {
  CHECK(findings_in("Voir https://exemple.org/a.Le/b,,c et plus bas.").empty());
}

}  // namespace
}  // namespace glane::compare
