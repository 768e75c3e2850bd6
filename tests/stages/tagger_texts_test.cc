#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "stages/tagger/train/augment.h"
#include "stages/tagger/train/phrases.h"
#include "tests/support/catch.h"

namespace glane::test {
namespace {

using tagger::GoldSpan;
using tagger::GoldText;
using tagger::Noise;
using tagger::Random;

const std::string kText = "Léa Morvan est à Brest. Elle y reste, dit la mairie.\nMorvan part.";

GoldText sample() {
  return {kText, {{0, 11, "PER"}, {19, 24, "LOC"}, {55, 61, "PER"}}};
}

std::string names_of(const GoldText& text) {
  std::string names;
  for (const GoldSpan& span : text.spans) {
    names += span.label + ' ' + text.text.substr(span.begin, span.end - span.begin) + '|';
  }
  return names;
}

// A file of this test's alone.
std::string write(const std::string& name, const std::string& content) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "glane-tagger-texts";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name) << content;
  return folder / name;
}

tagger::NameStock stock() {
  return tagger::NameStock(write("names.tsv",
                                 "given\tYvon\nfamily\tKerleau\nfamily\tKervella\nplace\tTrégor\n"
                                 "company\tMexorine\ncompany-tail\tGroup\nsyllable\tBo\n"
                                 "family-pinyin\tShen\n"));
}

}  // namespace

TEST_CASE("noise moves the names with the text") {
  const auto [noise, line, names] = GENERATE(table<Noise, std::string, std::string>({
      {Noise::Upper, "LÉA MORVAN EST À BREST. ELLE Y RESTE, DIT LA MAIRIE.",
       "PER LÉA MORVAN|LOC BREST|PER MORVAN|"},
      {Noise::Title, "Léa Morvan Est À Brest. Elle Y Reste, Dit La Mairie.",
       "PER Léa Morvan|LOC Brest|PER Morvan|"},
      {Noise::Bare, "Lea Morvan est a Brest. Elle y reste, dit la mairie.",
       "PER Lea Morvan|LOC Brest|PER Morvan|"},
      {Noise::Glued, "Léa Morvan est à Brest.Elle y reste,dit la mairie.",
       "PER Léa Morvan|LOC Brest|PER Morvan|"},
  }));
  Random random(1);
  const GoldText text = tagger::with_noise(sample(), noise, 1.0F, random);
  CHECK(text.text.substr(0, text.text.find('\n')) == line);
  CHECK(names_of(text) == names);
}

TEST_CASE("lines without noise stay as they are") {
  Random random(1);
  const GoldText text = tagger::with_noise(sample(), Noise::Upper, 0.0F, random);
  CHECK(text.text == kText);
  CHECK(text.spans == sample().spans);
}

TEST_CASE("other names: one for one, and the same for the same seed") {
  const tagger::NameStock names = stock();
  std::set<std::string> texts;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    Random random(seed);
    Random again(seed);
    const GoldText text = tagger::with_other_names(sample(), names, random);
    CHECK(text.text == tagger::with_other_names(sample(), names, again).text);
    REQUIRE(text.spans.size() == 3);
    CHECK(text.text.find(" y reste, dit la mairie.") != std::string::npos);
    texts.insert(text.text);
  }
  CHECK(texts.size() > 2);
}

TEST_CASE("phrases are filled, and their names marked") {
  const tagger::NameStock names = stock();
  const std::string path =
      write("phrases.txt", "# a comment\n{PER} quitte {ACRONYM}.\n{LOC+-Bas} dort.\n");
  Random random(3);
  const auto texts = tagger::fill_phrases(path, names, 2, false, random);
  REQUIRE(texts.size() == 4);
  CHECK(texts[0].spans.size() == 2);
  CHECK(texts[0].spans[0].label == "PER");
  CHECK(texts[0].spans[1].label == "ORG");
  CHECK(names_of(texts[2]).ends_with("-Bas|"));
  const std::string broken = write("broken.txt", "{PER part\n");
  CHECK_THROWS(tagger::fill_phrases(broken, names, 1, false, random));
}

}  // namespace glane::test
