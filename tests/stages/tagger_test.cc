#include "stages/tagger/tagger.h"

#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "stages/tagger/train/crf.h"
#include "stages/tagger/train/examples.h"
#include "stages/tagger/train/scores.h"
#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

// Names as `PER Jean Dupont`, in text order.
std::vector<std::string> names(const Tagger& tagger, const std::string& text, bool chinese) {
  const Document doc = tagger::prepare(pipeline(), text, chinese);
  std::vector<std::string> found;
  for (const TaggedSpan& name : tagger.run(doc)) {
    found.push_back(tagger::label_of(name.type) + " " + std::string(doc.text_of(name.tokens)));
  }
  return found;
}

struct Lesson {
  std::string before;
  std::string name;
  std::string after;
  std::string label;
};

std::string learn(std::uint64_t seed) {
  const std::vector<Lesson> lessons{
      {"hier, monsieur ", "Zorvak", " a parlé du projet", "PER"},
      {"hier, monsieur ", "Plimmeau", " a souri", "PER"},
      {"on habite à ", "Querville", " depuis longtemps", "LOC"},
      {"on habite à ", "Blontes", " maintenant", "LOC"},
      {"la société ", "Mexorine", " vend des outils", "ORG"},
      {"la société ", "Tralpex", " achète des vis", "ORG"},
      {"le ", "", "Dimanche il pleut", ""},
  };
  const tagger::FactFinder finder(pipeline().lexicon());
  const tagger::FeatureFinder features(pipeline().lexicon());
  tagger::LabelSet labels;
  labels.add(EntityType::Person, 4);
  labels.add(EntityType::Organization, 4);
  labels.add(EntityType::Location, 4);
  tagger::ExampleSet examples;
  for (const Lesson& lesson : lessons) {
    const std::string text = lesson.before + lesson.name + lesson.after;
    std::vector<tagger::GoldSpan> spans;
    const auto begin = static_cast<std::uint32_t>(lesson.before.size());
    if (!lesson.name.empty()) {
      spans.push_back(
          {begin, begin + static_cast<std::uint32_t>(lesson.name.size()), lesson.label});
    }
    const Document doc = tagger::prepare(pipeline(), text, false);
    add_examples(doc, spans, labels, finder, features, {}, false, 12, examples);
  }
  tagger::TrainingOptions options;
  options.seed = seed;
  options.epochs = 30;
  return write_model(train(examples, labels, 12, options, nullptr), {});
}

}  // namespace

TEST_CASE("the tagger learns, and the same bytes each time") {
  const std::string model = learn(1);
  CHECK(model == learn(1));
  CHECK(model != learn(2));
  const Tagger tagger(pipeline().lexicon(), model, {});
  using Names = std::vector<std::string>;
  CHECK(names(tagger, "hier, monsieur Vazeldi a dit non", false) == Names{"PER Vazeldi"});
  CHECK(names(tagger, "on habite à Drusac avec lui", false) == Names{"LOC Drusac"});
  CHECK(names(tagger, "la société Urbanelle vend tout", false) == Names{"ORG Urbanelle"});
  CHECK(names(tagger, "il pleut sur la ville", false).empty());
}

TEST_CASE("the built-in models find names that no lexicon holds") {
  const Tagger tagger(pipeline().lexicon());
  using Names = std::vector<std::string>;
  CHECK(names(tagger, "Selon Marcelin Dubreuilh, le maire de Vierzelles, l'usine fermera lundi.",
              false) == Names{"PER Marcelin Dubreuilh", "LOC Vierzelles"});
  CHECK(names(tagger, "La société Norvexa emploie 200 personnes à Quimberac.", false) ==
        Names{"ORG Norvexa", "LOC Quimberac"});
  CHECK(names(tagger, "Hier, il a plu toute la journée.", false).empty());
}

TEST_CASE("what is no model is refused") {
  CHECK_THROWS(Tagger(pipeline().lexicon(), "not a model", {}));
  CHECK_THROWS(Tagger(pipeline().lexicon(), learn(1).substr(0, 2000), {}));
}

TEST_CASE("labels follow one another as parts of names do") {
  tagger::LabelSet labels;
  labels.add(EntityType::Person, 4);
  labels.add(EntityType::Event, 2);
  labels.add(EntityType::Product, 1);
  const auto first = labels.of(EntityType::Person, 0, 2);
  const auto last = labels.of(EntityType::Person, 1, 2);
  const auto single = labels.of(EntityType::Person, 0, 1);
  CHECK(labels.may_follow(first, last));
  CHECK_FALSE(labels.may_follow(first, 0));
  CHECK_FALSE(labels.may_follow(0, last));
  CHECK(labels.may_follow(last, single));
  CHECK(labels.may_follow(labels.of(EntityType::Event, 0, 2), 0));
  CHECK_FALSE(labels.may_begin(labels.of(EntityType::Event, 1, 2)));
  CHECK(labels.may_begin(labels.of(EntityType::Product, 1, 2)));
  CHECK_THROWS(labels.add(EntityType::Location, 10));
}

}  // namespace glane::test
