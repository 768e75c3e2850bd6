// glane-train: makes a model of the tagger from annotated texts, or scores one on them.
#include <algorithm>
#include <boost/program_options.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "pipeline/pipeline.h"
#include "pipeline/tokenizer.h"
#include "stages/tagger/tagger.h"
#include "stages/tagger/train/augment.h"
#include "stages/tagger/train/crf.h"
#include "stages/tagger/train/examples.h"
#include "stages/tagger/train/phrases.h"
#include "stages/tagger/train/scores.h"

namespace glane::tagger {
namespace {

namespace po = boost::program_options;

struct Options {
  bool chinese = false;
  std::vector<std::string> train;
  std::vector<std::string> dev;
  std::string lists;
  std::string out;
  std::string model;
  unsigned row_bits = 17;
  float threshold = 0;
  bool errors = false;
  bool records = false;
  std::string names;  // of other people, places and organisations
  int copies = 0;     // made of each text
  float noise_share = 0.15F;
  std::string phrases;  // with places for names
  int fillings = 10;    // of each
  std::string noise;    // on what is scored
  TrainingOptions training;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// Lines `classes TAB weight TAB name`.
std::string build_gazetteer(const std::string& path, const Pipeline& pipeline) {
  GazetteerBuilder builder;
  const FactFinder finder(pipeline.lexicon());
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::string line;
  std::vector<Token> tokens;
  std::vector<std::uint64_t> words;
  while (std::getline(in, line)) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 3) throw std::runtime_error(path + ": a line without three cells");
    const auto classes = std::stoul(std::string(cells[0]));
    const auto weight = std::stoul(std::string(cells[1]));
    if (classes > 0xFF || weight > kMostWeight) throw std::runtime_error(path + ": " + line);
    const std::string_view name = cells[2];
    tokens.clear();
    words.clear();
    glane::tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, pipeline.lexicon().chars(),
                    pipeline.lexicon().symbols(), tokens);
    for (const Token& token : tokens) words.push_back(finder.hash_of(token.span.in(name)).bare);
    if (!words.empty()) {
      builder.add(words, static_cast<std::uint8_t>(classes), static_cast<std::uint8_t>(weight));
    }
  }
  return builder.bytes();
}

void log_epoch(int epoch, double loss) {
  std::fprintf(stderr, "epoch %d: %.5f\n", epoch, loss);
}

LabelSet labels_for(bool chinese) {
  LabelSet labels;
  labels.add(EntityType::Person, 4);
  labels.add(EntityType::Organization, 4);
  labels.add(EntityType::Location, 4);
  if (!chinese) {
    labels.add(EntityType::Product, 1);
    labels.add(EntityType::Event, 2);
  }
  return labels;
}

// The texts, and of each so many copies with other names and some noise.
std::vector<GoldText> with_copies(std::vector<GoldText> texts, const Options& options) {
  if (options.copies == 0) return texts;
  const NameStock stock(options.names);
  Random random(options.training.seed);
  const std::size_t count = texts.size();
  for (int copy = 0; copy < options.copies; ++copy) {
    for (std::size_t k = 0; k < count; ++k) {
      GoldText text = with_other_names(texts[k], stock, random);
      const auto noise = static_cast<Noise>(random.below(kNoises));
      texts.push_back(with_noise(text, noise, options.noise_share, random));
    }
  }
  return texts;
}

// The texts to be scored, with the noise that was asked for on every line.
std::vector<GoldText> scored_texts(const std::string& path, const Options& options) {
  std::vector<GoldText> texts = read_corpus(path, options.chinese);
  if (options.noise.empty()) return texts;
  Random random(1);
  const std::optional<Noise> noise = noise_named(options.noise);
  if (!noise && options.noise != "names") throw std::runtime_error("no noise " + options.noise);
  for (GoldText& text : texts) {
    text = noise ? with_noise(text, *noise, 1.0F, random)
                 : with_other_names(text, NameStock(options.names), random);
  }
  return texts;
}

std::vector<GoldSpan> ours(const std::vector<GoldSpan>& spans) {
  std::vector<GoldSpan> kept;
  for (const GoldSpan& span : spans) {
    if (type_of(span.label)) kept.push_back(span);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

void print_errors(const std::string& text, const std::vector<GoldSpan>& gold,
                  const std::vector<GoldSpan>& found) {
  const auto print = [&](const char* kind, const GoldSpan& span) {
    const std::size_t from = span.begin < 40 ? 0 : span.begin - 40;
    std::string around = text.substr(from, span.begin - from) + "[[" +
                         text.substr(span.begin, span.end - span.begin) + "]]" +
                         text.substr(span.end, 40);
    std::replace(around.begin(), around.end(), '\n', '|');
    std::printf("%s\t%s\t%s\n", kind, span.label.c_str(), around.c_str());
  };
  for (const GoldSpan& span : gold) {
    if (!std::binary_search(found.begin(), found.end(), span)) print("missed", span);
  }
  for (const GoldSpan& span : found) {
    if (!std::binary_search(gold.begin(), gold.end(), span)) print("wrong", span);
  }
}

void evaluate(const Options& options, const Pipeline& pipeline, const Tagger& tagger) {
  for (const std::string& path : options.dev) {
    Scores scores;
    std::size_t tokens = 0;
    double seconds = 0;
    for (const GoldText& text : scored_texts(path, options)) {
      const Document doc = prepare(pipeline, text.text, options.chinese);
      const std::clock_t start = std::clock();
      const std::vector<TaggedSpan> names = tagger.run(doc);
      seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      tokens += doc.tokens->size();
      std::vector<GoldSpan> found;
      const auto add = [&](NormSpan norm, EntityType type) {
        const SourceSpan span = doc.to_source(norm);
        if (type != EntityType::Work) found.push_back({span.begin, span.end, label_of(type)});
      };
      for (const TaggedSpan& name : names) {
        if (options.records || name.score < options.threshold) continue;
        add(doc.span_of(name.tokens), name.type);
      }
      for (const EntityRecord& entity : doc.records->entities) {
        if (options.records) add(entity.span, entity.type);
      }
      std::sort(found.begin(), found.end());
      const std::vector<GoldSpan> gold = ours(text.spans);
      scores.add(gold, found);
      if (options.errors) print_errors(text.text, gold, found);
    }
    std::printf("%s\n%s%.2f M tokens a second of processor time\n", path.c_str(),
                scores.report().c_str(), static_cast<double>(tokens) / seconds / 1e6);
  }
}

void run(const Options& options) {
  const Pipeline pipeline;
  std::string bytes;
  if (!options.train.empty()) {
    const std::string gazetteer =
        options.lists.empty() ? std::string() : build_gazetteer(options.lists, pipeline);
    const FactFinder finder(pipeline.lexicon());
    const FeatureFinder features(pipeline.lexicon());
    const LabelSet labels = labels_for(options.chinese);
    ExampleSet examples;
    for (const std::string& path : options.train) {
      for (const GoldText& text : with_copies(read_corpus(path, options.chinese), options)) {
        const Document doc = prepare(pipeline, text.text, options.chinese);
        add_examples(doc, text.spans, labels, finder, features, Gazetteer(gazetteer),
                     options.chinese, options.row_bits, examples);
      }
    }
    if (!options.phrases.empty()) {
      Random random(options.training.seed);
      for (const GoldText& text : fill_phrases(options.phrases, NameStock(options.names),
                                               options.fillings, options.chinese, random)) {
        const Document doc = prepare(pipeline, text.text, options.chinese);
        add_examples(doc, text.spans, labels, finder, features, Gazetteer(gazetteer),
                     options.chinese, options.row_bits, examples);
      }
    }
    std::fprintf(
        stderr, "%zu tokens in %zu stretches, %.1f rows each; gazetteer %zu bytes\n",
        examples.tokens.size(), examples.stretch_ends.size(),
        static_cast<double>(examples.rows.size()) / static_cast<double>(examples.tokens.size()),
        gazetteer.size());
    bytes = write_model(train(examples, labels, options.row_bits, options.training, log_epoch),
                        gazetteer);
    std::ofstream(options.out, std::ios::binary) << bytes;
  } else {
    bytes = read_file(options.model);
  }
  const std::string_view none;
  evaluate(options, pipeline,
           options.chinese ? Tagger(pipeline.lexicon(), none, bytes)
                           : Tagger(pipeline.lexicon(), bytes, none));
}

Options parse(int argc, char** argv) {
  Options options;
  std::string language = "fr";
  po::options_description known("glane-train");
  known.add_options()                                                                 //
      ("help", "this text")                                                           //
      ("language", po::value(&language), "fr or zh")                                  //
      ("train", po::value(&options.train)->multitoken(), "corpora to learn from")     //
      ("eval", po::value(&options.dev)->multitoken(), "corpora to score on")          //
      ("lists", po::value(&options.lists), "names for the gazetteer")                 //
      ("out", po::value(&options.out), "the model to write")                          //
      ("model", po::value(&options.model), "the model to score")                      //
      ("bits", po::value(&options.row_bits), "2^bits rows of weights")                //
      ("threshold", po::value(&options.threshold), "least score that counts")         //
      ("errors", po::bool_switch(&options.errors), "list what is missed or wrong")    //
      ("records", po::bool_switch(&options.records), "score the pipeline's records")  //
      ("names", po::value(&options.names), "names to put for others in copies")       //
      ("copies", po::value(&options.copies), "to make of each text")                  //
      ("copy-noise", po::value(&options.noise_share), "share of noisy lines")         //
      ("phrases", po::value(&options.phrases), "sentences with places for names")     //
      ("fillings", po::value(&options.fillings), "of each phrase")                    //
      ("noise", po::value(&options.noise),
       "on what is scored: names, upper, title, bare, glued, machine")            //
      ("seed", po::value(&options.training.seed), "of the order of training")     //
      ("epochs", po::value(&options.training.epochs), "passes over the corpora")  //
      ("rate", po::value(&options.training.rate), "step size")                    //
      ("decay", po::value(&options.training.decay), "of weights")                 //
      ("row-dropout", po::value(&options.training.row_dropout), "of features")    //
      ("word-dropout", po::value(&options.training.word_dropout), "of spellings");
  po::variables_map values;
  po::store(po::parse_command_line(argc, argv, known), values);
  po::notify(values);
  if (values.count("help") != 0) {
    std::cout << known;
    std::exit(0);
  }
  options.chinese = language == "zh";
  if (options.train.empty() == options.model.empty()) {
    throw std::runtime_error("either --train and --out, or --model");
  }
  return options;
}

}  // namespace
}  // namespace glane::tagger

int main(int argc, char** argv) {
  try {
    glane::tagger::run(glane::tagger::parse(argc, argv));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "glane-train: " << error.what() << '\n';
    return 2;
  }
}
