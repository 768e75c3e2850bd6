#include "pipeline/compare/align.h"

#include "pipeline/compare/agreement.h"
#include "pipeline/compare/date_agreement.h"
#include "pipeline/compare/french_amount.h"
#include "pipeline/compare/pairs.h"
#include "pipeline/compare/split_beads.h"
#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::compare {
namespace {

const Units& units() {
  static const Units units;
  return units;
}

Document extracted(const std::string& text, Language language) {
  return test::extract(test::pipeline(), text, language, "2024-11-15");
}

// The shapes of the beads, French first: `1-1 0-1`.
std::string shapes(const std::string& french, const std::string& chinese) {
  const Document fr = extracted(french, Language::Fr);
  const Document zh = extracted(chinese, Language::ZhHans);
  std::string out;
  for (const Bead& bead : align(read_side(fr, units()), read_side(zh, units()), {})) {
    if (!out.empty()) out += " ";
    out += std::to_string(bead.fr_count()) + "-" + std::to_string(bead.zh_count());
  }
  return out;
}

TEST_CASE("sentences are aligned by what they share") {
  CHECK(shapes("Le prix atteint 312 euros. Il était de 250 euros en 2019.",
               "价格达到312欧元。2019年是250欧元。") == "1-1 1-1");
  CHECK(shapes("Le prix atteint 312 euros, et il était de 250 euros en 2019.",
               "价格达到312欧元。2019年是250欧元。") == "1-2");
  CHECK(shapes("Le prix atteint 312 euros. Le fonds est né en 1987 à Genève.",
               "价格达到312欧元。公司有4300名员工，比去年多了两成。基金1987年在日内瓦成立。") ==
        "1-1 0-1 1-1");
  CHECK(shapes("", "价格达到312欧元。") == "0-1");
  CHECK(shapes("", "").empty());
}

// The same once facts are matched.
std::string split_shapes(const std::string& french, const std::string& chinese) {
  const Document fr = extracted(french, Language::Fr);
  const Document zh = extracted(chinese, Language::ZhHans);
  const Side fr_side = read_side(fr, units());
  const Side zh_side = read_side(zh, units());
  const auto count = [](const Side& side) {
    return static_cast<std::uint32_t>(side.sentences.size());
  };
  const std::vector<Bead> whole{{0, count(fr_side), 0, count(zh_side), 0}};
  std::string out;
  for (const Bead& bead :
       split_beads(fr_side, zh_side, whole, match_facts(fr_side, zh_side, whole, units()))) {
    if (!out.empty()) out += " ";
    out += std::to_string(bead.fr_count()) + "-" + std::to_string(bead.zh_count());
  }
  return out;
}

TEST_CASE("a sentence whose facts all lack a counterpart is no part of its bead") {
  const std::string french = "Le prix du billet atteint désormais 312 euros.";
  CHECK(split_shapes(french, "票价现在达到312欧元。公司有4300名员工。") == "1-1 0-1");
  CHECK(split_shapes(french, "公司有4300名员工。票价现在达到312欧元。") == "0-1 1-1");
  CHECK(split_shapes(french + " Il y a 4 300 employés.", "票价现在达到312欧元。") == "1-1 1-0");
  // What is found, or says no fact, stays.
  CHECK(split_shapes(french, "票价现在达到312欧元。真贵。") == "1-2");
  CHECK(split_shapes("Le billet vaut 312 euros, il y a 4 300 employés.",
                     "票价现在达到312欧元。公司有4300名员工。") == "1-2");
}

TEST_CASE("texts are paired by their names without language and format") {
  const auto [id, name] = GENERATE(table<std::string, std::string>({
      {"a.fr.html", "a"},
      {"sub/a.zh-Hans.txt.gz", "sub/a"},
      {"a.TXT", "a"},
      {"2024.11.14", "2024.11.14"},
      {"a.b.txt", "a.b"},
      {"sub.fr/a", "sub.fr/a"},
      {".txt", ".txt"},
      {"https://x.fr/1", "https://x.fr/1"},
  }));
  CHECK(pair_name(id) == name);
}

// What the first facts of two texts say of each other.
Agreement first_facts(const std::string& french, const std::string& chinese) {
  const Document fr = extracted(french, Language::Fr);
  const Document zh = extracted(chinese, Language::ZhHans);
  const Side fr_side = read_side(fr, units());
  const Side zh_side = read_side(zh, units());
  REQUIRE(fr_side.facts.size() == 1);
  REQUIRE(zh_side.facts.size() == 1);
  return agree(fr_side, fr_side.facts[0], zh_side, zh_side.facts[0], units());
}

TEST_CASE("values agree whatever their writing") {
  const auto [french, chinese] = GENERATE(table<std::string, std::string>({
      {"Elle a payé 9 milliards de yuans.", "它付了90亿元。"},
      {"Il vient l'été dernier.", "他去年夏天来。"},
      {"une hausse de 60 %", "增长六成"},
      {"une hausse d'un tiers", "增长三分之一"},
      {"à 25 kilomètres de là", "25公里以外"},
      {"après 18 mois", "18个月以后"},
      {"un homme de 61 ans", "61岁的男人"},
  }));
  INFO(french);
  CHECK(first_facts(french, chinese).equal());
}

TEST_CASE("and differ where they differ") {
  const auto [french, chinese, power] = GENERATE(table<std::string, std::string, int>({
      {"Elle a payé 90 milliards de yuans.", "它付了90亿元。", 1},
      {"Elle a payé 9 millions de yuans.", "它付了90亿元。", -3},
      {"Elle a payé 8 milliards de yuans.", "它付了90亿元。", 0},
      {"Il fait -23 000 degrés.", "气温零下23度。", 3},
  }));
  INFO(french);
  const Agreement agreement = first_facts(french, chinese);
  CHECK_FALSE(agreement.same_value);
  CHECK(agreement.power == power);
}

TEST_CASE("differing numbers are counterparts the likelier the more alike they are") {
  const auto likeness = [](const char* french, const char* chinese) {
    return first_facts(french, chinese).likeness;
  };
  const float unlike = likeness("Il y a 640 ouvriers.", "有30分。");
  CHECK(unlike < 1);
  CHECK(likeness("Il y a 640 ouvriers.", "有460名工人。") > unlike);
  CHECK(likeness("Il y a 640 ouvriers.", "有641名工人。") > unlike);
  CHECK(likeness("Il y a 640 ouvriers.", "有64名工人。") > unlike);
}

TEST_CASE("dates that point elsewhere are told as anchors") {
  CHECK(is_relative("année prochaine", "去年"));
  CHECK(is_relative("mai de l'année dernière", "5月"));
  CHECK(is_relative("2024", "明年"));
  CHECK_FALSE(is_relative("6 juin", "6月6日"));
  CHECK_FALSE(is_relative("2008", "2018年"));
  CHECK_FALSE(is_relative("premier semestre 2026", "2026年下半年"));
  CHECK(is_relative("premier semestre 2026", "明年下半年"));
}

TEST_CASE("numbers as French writes them") {
  const auto [digits, expected] = GENERATE(table<std::string, std::string>({
      {"9000000000", "9\u00a0milliards"},
      {"1500000000", "1,5\u00a0milliard"},
      {"1500000000000", "1\u00a0500\u00a0milliards"},
      {"36000000", "36\u00a0millions"},
      {"9450", "9\u00a0450"},
      {"0.62", "0,62"},
      {"7.0", "7"},
  }));
  CHECK(french_number(*Decimal::parse(digits)) == expected);
}

}  // namespace
}  // namespace glane::compare
