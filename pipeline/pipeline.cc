// The order of the stages.  A stage may read only layers written above it: Layer throws otherwise.
#include "pipeline/pipeline.h"

#include <algorithm>

#include "pipeline/identity_lexicon.h"
#include "pipeline/image.h"
#include "pipeline/rule_set.h"
#include "pipeline/shapes.h"
#include "pipeline/thread_clock.h"
#include "stages/amounts/amounts.h"
#include "stages/chrome/chrome.h"
#include "stages/dates/dates.h"
#include "stages/entities/entities.h"
#include "stages/identities/identities.h"
#include "stages/language/language.h"
#include "stages/names/name_sounds.h"
#include "stages/normalize/normalize.h"
#include "stages/numbers/numbers.h"
#include "stages/resolve/resolve.h"
#include "stages/segment/segment.h"

namespace glane {
namespace {

const DataFile& char_variants(const DataFiles& files) {
  return *files.at("pipeline/char_variants.tsv").front();
}

// Room for what the built-in files hold; more is no error.
constexpr std::size_t kUsualEntries = 60'000;

// Before any stage is built, so that the rules of each may use the words of all.
void load_words(const DataFiles& files, Lexicon& lexicon) {
  if (lexicon.image() == nullptr) lexicon.reserve(kUsualEntries);
  for (const auto& [file, language] : files.word_files()) {
    lexicon.add_words(*file, language == "fr"   ? kFrench
                             : language == "zh" ? kChinese
                                                : kAnyLanguage);
  }
}

std::optional<Image> open_image(const DataFiles& files) {
  if (files.replaced()) return std::nullopt;
  return Image::open(built_in_image(), files.built_in_digest());
}

Lexicon make_lexicon(const std::optional<Image>& image, const DataFiles& files) {
  if (image) return Lexicon(*image, files);
  return Lexicon(char_variants(files));
}

// All readings of all words: one walk of the lexicon from each token that can begin an entry.
ArcTable look_up(const Document& doc, const Lexicon& lexicon, const Shapes& shapes) {
  std::vector<Arc> arcs;
  arcs.reserve(doc.tokens->size());
  for (const Sentence& sentence : *doc.sentences) {
    const LanguageMask languages = mask_of(doc.language_of(sentence));
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = (*doc.tokens)[i];
      if (token.is(kHasDigit)) shapes.match(token.span.in(doc.text()), i, arcs);
      if (!lexicon.begins_entry(token.symbol)) continue;
      // Chinese characters are Chinese in a French sentence too.
      const LanguageMask of_token = token.kind == TokenKind::Han ? kAnyLanguage : languages;
      lexicon.match(*doc.tokens, i, sentence.tokens.end, of_token, arcs);
    }
  }
  return ArcTable(std::move(arcs), static_cast<std::uint32_t>(doc.tokens->size()));
}

void set_segments(Document& doc, Segments&& segments) {
  doc.paragraphs.set(std::move(segments.paragraphs));
  doc.tokens.set(std::move(segments.tokens));
  doc.sentences.set(std::move(segments.sentences));
}

// What the stages have made of a document so far.
std::uint64_t made_of(const Document& doc) {
  std::uint64_t made = 0;
  if (doc.tokens.is_set()) made += doc.tokens->size();
  if (doc.words.is_set()) made += doc.words->arcs().size();
  if (doc.numeral_arcs.is_set()) made += doc.numeral_arcs->arcs().size();
  if (doc.dates.is_set()) made += doc.dates->size();
  if (doc.amounts.is_set()) made += doc.amounts->size();
  if (doc.mentions.is_set()) made += doc.mentions->size();
  return made;
}

}  // namespace

struct Pipeline::Stages {
  explicit Stages(DataFiles&& files)
      : data(std::move(files)),
        rules_digest(data.digest()),
        image(open_image(data)),
        lexicon(make_lexicon(image, data)),
        words_loaded((load_words(data, lexicon), true)),
        shapes(data, lexicon),
        names(data, lexicon),
        normalize(data),
        language(data, lexicon),
        segment(data, lexicon),
        numbers(data, lexicon),
        dates(data, lexicon),
        amounts(data, lexicon),
        sounds(data, lexicon.chars()),
        entities(data, lexicon, names, sounds),
        identities(data, lexicon, names, sounds),
        chrome(data, lexicon) {}

  DataFiles data;  // RuleRef points into it
  std::string rules_digest;
  std::optional<Image> image;
  Lexicon lexicon;
  bool words_loaded;
  Shapes shapes;
  IdentityLexicon names;
  Normalize normalize;
  LanguageStage language;
  Segment segment;
  Numbers numbers;
  Dates dates;
  Amounts amounts;
  NameSounds sounds;
  Entities entities;
  Identities identities;
  Chrome chrome;
};

// THE list, in two parts: what a text is made of, and what is found in it.
template <class Step>
void Pipeline::prepare_steps(Document& doc, Step&& step) const {
  const Stages& s = *stages_;
  // One spelling of characters; everything below reads the normalised text.
  step("normalize", [&] { doc.normal.set(s.normalize.run(doc.source())); });
  // Paragraphs, tokens, sentences; nothing below crosses a sentence.
  step("segment", [&] { set_segments(doc, s.segment.run(doc)); });
  // The language of each paragraph, which chooses lexicons and rules.
  step("language", [&] { doc.languages.set(s.language.run(doc)); });
  // What the lexicons say of each word.
  step("words", [&] { doc.words.set(look_up(doc, s.lexicon, s.shapes)); });
  // Site furniture, which gives no records.
  step("chrome", [&] { doc.chrome.set(s.chrome.run(doc)); });
  // Numerals, of which dates and amounts are made.
  step("numbers", [&] {
    doc.numerals.set(s.numbers.run(doc));
    doc.numeral_arcs.set(s.numbers.arcs(doc, *doc.numerals));
  });
}

template <class Step>
void Pipeline::steps(Document& doc, Step&& step) const {
  const Stages& s = *stages_;
  prepare_steps(doc, step);
  // The document's own date, where the text alone says it.
  step("dateline", [&] {
    if (doc.info.date) return;
    const auto day = s.dates.own_date(doc);
    if (!day) return;
    doc.info.date = Moment{*day};
    doc.info.date_text = to_iso(*day);
    doc.info.date_source = "text";
  });
  // Dates before amounts: a year is no amount.
  step("dates", [&] { doc.dates.set(s.dates.run(doc)); });
  step("amounts", [&] { doc.amounts.set(s.amounts.run(doc)); });
  // Names, then whose they are.
  step("entities", [&] { doc.mentions.set(s.entities.run(doc)); });
  step("identities", [&] { doc.entities.set(s.identities.run(doc)); });
  // Last: the only owner of overlap decisions.
  step("resolve", [&] { doc.records.set(resolve(doc)); });
}

Pipeline::Pipeline(const std::vector<std::string>& lexicon_dirs)
    : stages_(std::make_unique<Stages>(DataFiles(lexicon_dirs))) {}

Pipeline::~Pipeline() = default;

void Pipeline::run(Document& doc, std::uint64_t work) const {
  const std::uint64_t allowed = (work == 0 ? kUsualWork : work) *
                                std::max<std::uint64_t>(doc.source().size(), kFreeWork);
  steps(doc, [&](std::string_view name, auto&& step) {
    step();
    if (made_of(doc) > allowed) {
      throw WorkExceeded("more is found in it than in any text, in stage '" + std::string(name) +
                         "' (see --max-work)");
    }
  });
}

void Pipeline::prepare(Document& doc) const {
  prepare_steps(doc, [](std::string_view, auto&& step) { step(); });
}

void Pipeline::run_timed(Document& doc, std::vector<StageTime>& times) const {
  std::size_t k = 0;
  steps(doc, [&](std::string_view name, auto&& work) {
    const ThreadClock clock;
    work();
    if (k == times.size()) times.push_back({name, 0});
    times[k++].seconds += clock.seconds();
  });
}

void Pipeline::segment(Document& doc) const {
  doc.normal.set(stages_->normalize.run(doc.source()));
  set_segments(doc, stages_->segment.run(doc));
}

std::string Pipeline::image() const {
  ImageWriter image;
  stages_->lexicon.save(image);
  stages_->names.save(image, stages_->data);
  stages_->shapes.save(image);
  stages_->entities.save(image);
  for (const NamedRules& named : rule_sets()) named.rules->save(image);
  return image.finish(stages_->data.built_in_digest());
}

const std::string& Pipeline::rules_digest() const {
  return stages_->rules_digest;
}

const Lexicon& Pipeline::lexicon() const {
  return stages_->lexicon;
}

const NameSounds& Pipeline::sounds() const {
  return stages_->sounds;
}

const Entities& Pipeline::entities() const {
  return stages_->entities;
}

const IdentityLexicon& Pipeline::identities() const {
  return stages_->names;
}

std::vector<Pipeline::NamedRules> Pipeline::rule_sets() const {
  const Stages& s = *stages_;
  return {{"chrome", kAnyLanguage, &s.chrome.rules()},
          {"dates", kFrench, &s.dates.rules(false)},
          {"dates", kFrench, &s.dates.joins(false)},
          {"dates", kChinese, &s.dates.rules(true)},
          {"dates", kChinese, &s.dates.joins(true)},
          {"amounts", kFrench, &s.amounts.french_rules()},
          {"amounts", kChinese, &s.amounts.chinese_rules()},
          {"entities", kFrench, &s.entities.french_rules()},
          {"entities", kChinese, &s.entities.chinese_rules()}};
}

}  // namespace glane
