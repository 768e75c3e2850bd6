#include "pipeline/lexicon.h"

#include "pipeline/error.h"
#include "pipeline/tokenizer.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

const DataFile kVariants("variants.tsv", "輝\t辉\n達\t达\n");

struct World {
  explicit World(std::string_view words, LanguageMask languages = kAnyLanguage)
      : file("words.tsv", std::string(words)), lexicon(kVariants) {
    lexicon.add_words(file, languages);
  }

  // The classes and values that are found at the first token.
  std::string first(std::string_view text, LanguageMask languages = kAnyLanguage) const {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon.chars(), lexicon.symbols(),
             tokens);
    std::vector<Arc> arcs;
    lexicon.match(tokens, 0, static_cast<std::uint32_t>(tokens.size()), languages, arcs);
    std::string found;
    for (const Arc& arc : arcs) {
      found += std::string(lexicon.class_name(arc.cls)) + "=" +
               std::string(lexicon.value(arc.value)) + "/" + std::to_string(arc.end) + " ";
    }
    return found;
  }

  DataFile file;
  Lexicon lexicon;
};

TEST_CASE("entries of several tokens, all lengths") {
  const World world(
      "scale\t9\tmilliard|milliards\nmonth\t1\tjanvier\nx\ty\tmilliards de dollars\n");
  CHECK(world.first("milliards de dollars") == "scale=9/1 x=y/3 ");
  CHECK(world.first("Milliards de francs") == "scale=9/1 ");
  CHECK(world.first("milliardaire").empty());
}

TEST_CASE("case in a lexicon is a minimum") {
  const World world("org\to\tOrange\nacr\ta\tOM\nw\tw\tété\n");
  CHECK(world.first("Orange") == "org=o/1 ");
  CHECK(world.first("ORANGE") == "org=o/1 ");
  CHECK(world.first("orange").empty());
  CHECK(world.first("OM") == "acr=a/1 ");
  CHECK(world.first("Om").empty());
  CHECK(world.first("ÉTÉ") == "w=w/1 ");
  CHECK(world.first("ete").empty());
}

TEST_CASE("accents may be left out where the file says so") {
  const World world("# accents: optional\nmonth\t2\tfévrier\nw\tw\tété\n");
  CHECK(world.first("fevrier") == "month=2/1 ");
  CHECK(world.first("ete").empty());  // too short to be told apart
}

TEST_CASE("traditional characters count as simplified ones") {
  const World world("org\tnv\t辉达\n");
  CHECK(world.first("輝達公司") == "org=nv/2 ");
  CHECK(world.first("辉达") == "org=nv/2 ");
}

TEST_CASE("entries are for their languages") {
  const World world("w\tv\tmars\n", kFrench);
  CHECK(world.first("mars", kFrench) == "w=v/1 ");
  CHECK(world.first("mars", kChinese).empty());
}

TEST_CASE("bad lines are named") {
  CHECK_THROWS_WITH(World("a\tb\n"), "words.tsv:1: 3 columns wanted, 2 found");
  CHECK_THROWS_WITH(World("a\tb\tc|\n"), "words.tsv:1: an empty surface");
  CHECK_THROWS_WITH(World("\tb\tc\n"), "words.tsv:1: the class is empty");
}

}  // namespace
}  // namespace glane
