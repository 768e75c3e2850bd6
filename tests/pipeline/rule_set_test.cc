#include "pipeline/rule_set.h"

#include <array>
#include <memory>
#include <string>

#include "pipeline/error.h"
#include "pipeline/tokenizer.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

constexpr std::array<std::string_view, 2> kProductions{"one", "two"};
constexpr std::array<std::string_view, 3> kCaptures{"d", "m", "y"};

// A tiny world: months, weekdays, and rules given as `pattern` or `pattern TAB not-before TAB
// not-after`.
class World {
 public:
  explicit World(std::initializer_list<std::string> rules)
      : words_("words.tsv",
               "month\t1\tjanvier\nmonth\t2\tfévrier\nday\t1\tlundi\nabout\t-\tprès de\n"),
        variants_("variants.tsv", ""),
        lexicon_(variants_) {
    lexicon_.add_words(words_, kAnyLanguage);
    std::string text;
    int id = 0;
    for (const std::string& rule : rules) {
      std::string line = "r";
      line += std::to_string(id++);
      line += "\t";
      line += rule.substr(0, rule.find('\t'));
      line += "\tone";
      line += rule.find('\t') == std::string::npos ? "\t-\t-" : rule.substr(rule.find('\t'));
      text += line + "\t-\t-\n";
    }
    file_ = std::make_unique<DataFile>("rules.tsv", text);
    rules_ = std::make_unique<RuleSet>(std::vector<const DataFile*>{file_.get()}, lexicon_,
                                       RuleVocabulary{kProductions, kCaptures});
  }

  // `rule:span` for each match, captures behind as `name=text`.
  std::string run(const std::string& text) const {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon_.chars(),
             lexicon_.symbols(), tokens);
    const auto count = static_cast<std::uint32_t>(tokens.size());
    std::vector<Arc> arcs;
    for (std::uint32_t i = 0; i < count; ++i) lexicon_.match(tokens, i, count, kAnyLanguage, arcs);
    const ArcTable table(std::move(arcs), count);
    std::string out;
    rules_->scan({tokens, {&table}}, 0, count, [&](const Match& match) {
      const auto piece = [&](std::uint32_t begin, std::uint32_t end) {
        return text.substr(tokens[begin].span.begin,
                           tokens[end - 1].span.end - tokens[begin].span.begin);
      };
      out += (out.empty() ? "" : "; ") + match.rule->id + ":" +
             piece(match.span.begin, match.span.end);
      for (std::uint8_t k = 0; k < match.capture_count; ++k) {
        const Arc& arc = match.captures[k].arc;
        out += " ";
        out += kCaptures[static_cast<std::size_t>(match.captures[k].slot)];
        out += "=" + piece(arc.begin, arc.end);
      }
      return true;
    });
    return out;
  }

 private:
  DataFile words_;
  DataFile variants_;
  Lexicon lexicon_;
  std::unique_ptr<DataFile> file_;
  std::unique_ptr<RuleSet> rules_;
};

TEST_CASE("literals, classes, captures") {
  const World world({"[d:number] [m:month]", "fin [m:month]"});
  CHECK(world.run("le 3 février, puis fin janvier") ==
        "r0:3 février d=3 m=février; r1:fin janvier m=janvier");
  CHECK(world.run("3 mars").empty());
}

TEST_CASE("the longest match wins, then the earlier rule") {
  const World world(
      {"[month]", "[d:number] [month]", "[number] [m:month]", "[number] [month] [y:number]"});
  CHECK(world.run("3 février") == "r1:3 février d=3");
  CHECK(world.run("3 février 2020") == "r3:3 février 2020 y=2020");
}

TEST_CASE("options, alternatives, repeats, glue and spans") {
  const World world(
      {"[number] (ans | mois)? < plus tard >", "a{2,3} b", "[number] ~/ ~[number]", "(x | y z) t"});
  CHECK(world.run("4 ans plus tard") == "r0:plus tard");
  CHECK(world.run("4 plus tard") == "r0:plus tard");
  CHECK(world.run("a b; a a b; a a a b") == "r1:a a b; r1:a a a b");
  CHECK(world.run("3/4, 3 / 4") == "r2:3/4");
  CHECK(world.run("x t y z t y t") == "r3:x t; r3:y z t");
}

TEST_CASE("neighbours that may not stand beside a match") {
  const World world({"[d:number]\t[about] ~-\t% [month]"});
  CHECK(world.run("3 et 4") == "r0:3 d=3; r0:4 d=4");
  CHECK(world.run("3 % ou 3 janvier ou DGX-1").empty());
}

TEST_CASE("values and ranges") {
  const World world({"[m:month=1]", "[d:month 2..12] ici"});
  CHECK(world.run("janvier février") == "r0:janvier m=janvier");
  CHECK(world.run("février ici") == "r1:février ici d=février");
}

TEST_CASE("wrong rules are named with file and line") {
  const auto message = [](const std::string& rule) -> std::string {
    try {
      World world({rule});
    } catch (const DataError& error) {
      return error.what();
    }
    return "";
  };
  CHECK(message("[nothing]") == "rules.tsv:1: pattern: no class `nothing` at `nothing]`");
  CHECK(message("[q:month]").find("no production of this stage takes a capture `q`") !=
        std::string::npos);
  CHECK(message("(a | b").find("`)` is missing") != std::string::npos);
  CHECK(message("a )").find("closed that was not opened") != std::string::npos);
  CHECK(message("a?").find("can match nothing") != std::string::npos);
  CHECK(message("a{1,99}").find("a repeat must lie in 0 to 12") != std::string::npos);
  CHECK(message("(a | b){12} (a | b)").find("more than 4,096 paths") != std::string::npos);
  CHECK(message("[month=13]").find("no lexicon line has the value `13`") != std::string::npos);
}

}  // namespace
}  // namespace glane
