#include "stages/entities/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <string>

#include "stages/entities/decide.h"
#include "stages/entities/document_evidence.h"
#include "stages/entities/tagged_names.h"

namespace glane {
namespace {

// The productions are the types, in the order of EntityType, and `none`: this is no name.
constexpr std::array<std::string_view, 7> kProductions{
    "person", "organization", "location", "product", "event", "work", "none"};
constexpr std::uint8_t kNone = 6;
constexpr std::array<std::string_view, 1> kCaptures{"x"};

constexpr std::int16_t kKnownLong = 60;
constexpr std::int16_t kKnownWord = 32;
constexpr std::int16_t kKnownFamily = 10;
constexpr int kMostBearers = 6;
constexpr std::int16_t kGiven = 60;       // a user has it
constexpr std::int16_t kNoName = -10000;  // a lexicon refuses it, whatever speaks for it
constexpr std::int16_t kRuleWeight = 20;  // where the rule names none

RuleRef origin(const DataFiles& files, std::string_view name) {
  const DataFile& file = *files.at("stages/entities/origins.tsv").front();
  for (const DataFile::Row& row : file.rows()) {
    if (row.cells[0] == name) return {&file.path(), row.line};
  }
  throw std::logic_error("origins.tsv lacks " + std::string(name));
}

std::int16_t weight_of(const Rule& rule) {
  const std::string_view text = rule.constant("weight");
  int weight = kRuleWeight;
  std::from_chars(text.data(), text.data() + text.size(), weight);
  return static_cast<std::int16_t>(weight);
}

bool in_chrome(const Document& doc, const Sentence& sentence) {
  return (*doc.chrome)[sentence.paragraph];
}

// A Chinese name of a lexicon or a rule that begins or ends inside a word is none: 衡水 in
// 均衡|水平, 金 in 基金|经理.
void doubt_cut_names(const std::vector<std::uint8_t>& lengths, std::size_t first, std::size_t last,
                     std::vector<Evidence>& evidence) {
  for (std::size_t k = first; k < last; ++k) {
    if (evidence[k].type && cuts_word(lengths, evidence[k].tokens)) evidence[k].weight = 0;
  }
}

}  // namespace

Entities::Entities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names,
                   const NameSounds& sounds)
    : lexicon_(lexicon),
      names_(names),
      no_name_class_(lexicon.intern_class("no_name")),
      function_class_(lexicon.intern_class("function")),
      word_name_class_(lexicon.intern_class("word_name")),
      run_class_(lexicon.intern_class("run")),
      new_run_class_(lexicon.intern_class("new_run")),
      person_run_class_(lexicon.intern_class("person_run")),
      common_(files, lexicon),
      runs_(common_, lexicon, names),
      shapes_(common_, lexicon, sounds),
      han_words_(files, lexicon),
      han_shapes_(files, lexicon, han_words_),
      french_(files.at("stages/entities/rules.fr.tsv"), lexicon, {kProductions, kCaptures}),
      chinese_(files.at("stages/entities/rules.zh.tsv"), lexicon, {kProductions, kCaptures}),
      tagger_(lexicon),
      latin_origin_(origin(files, "latin")),
      han_origin_(origin(files, "han")) {}

// `Au`, a family name of Hong Kong, says nothing in French; of `Du` and `Son` the rules decide.
bool Entities::is_function_word(const Document& doc, std::uint32_t token) const {
  bool is = false;
  for (const Arc& arc : doc.words->at(token)) {
    if (arc.cls == word_name_class_) return false;
    is = is || (arc.cls == function_class_ && arc.end == token + 1);
  }
  return is;
}

// `maréchal Foch`, where `Foch` is the name: a span is the name alone.
bool Entities::ends_in_name(const Document& doc, const Arc& title, std::uint32_t identity) const {
  for (std::uint32_t begin = title.begin + 1; begin < title.end; ++begin) {
    for (const Arc& arc : doc.words->at(begin)) {
      const IdentityLexicon::Name* name = names_.name(arc);
      if (name != nullptr && arc.end == title.end && name->identity == identity &&
          name->form != Form::Given) {
        return true;
      }
    }
  }
  return false;
}

// What the lexicons have, as names and as none.  `long_names` gives for the first token of a name
// of several words its end: no run crosses it.
void Entities::known_names(const Document& doc, std::vector<std::uint32_t>& long_names,
                           std::vector<Evidence>& out) const {
  TokenSpan family;  // the latest one
  int bearers = 0;   // … who speak for it: a few say as much as hundreds
  for (const Arc& arc : doc.words->arcs()) {
    if (arc.cls == no_name_class_) {
      out.push_back({{arc.begin, arc.end}, {}, kNoName, Source::Lexicon, lexicon_.source(arc)});
      continue;
    }
    const IdentityLexicon::Name* name = names_.name(arc);
    if (name == nullptr || name->writing == Writing::Mistranslation) continue;
    if (begins_with_article(doc, {arc.begin, arc.end})) continue;
    if (name->form == Form::Title && ends_in_name(doc, arc, name->identity)) {
      out.push_back({{arc.begin, arc.end}, {}, kNoName, Source::Lexicon, lexicon_.source(arc)});
      continue;
    }
    const IdentityLexicon::Identity& identity = names_.identities()[name->identity];
    const bool single = arc.end - arc.begin == 1;
    const bool short_han =
        arc.end - arc.begin == 2 && (*doc.tokens)[arc.begin].kind == TokenKind::Han;
    std::int16_t weight = single || short_han ? kKnownWord : kKnownLong;
    const bool given = names_.is_given(*name);
    if (given) weight = kGiven;
    if (name->form == Form::Family) {
      const TokenSpan span{arc.begin, arc.end};
      bearers = span == family ? bearers + 1 : 1;
      family = span;
      if (bearers > kMostBearers || is_function_word(doc, arc.begin)) continue;
      weight = kKnownFamily;
    }
    if (name->form == Form::Given) weight = 0;
    const bool whole = name->form != Form::Family && name->form != Form::Given;
    if (!single && whole) {
      long_names[arc.begin] = std::max(long_names[arc.begin], arc.end);
    }
    const Source source = whole && (given || identity.retyped) ? Source::User : Source::Lexicon;
    out.push_back({{arc.begin, arc.end}, identity.type, weight, source, identity.source});
  }
}

// Whether the identity lexicon has the whole run, as a name that stands by itself.
bool Entities::is_known(const Document& doc, TokenSpan run) const {
  const auto arcs = doc.words->at(run.begin);
  return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    const IdentityLexicon::Name* name = names_.name(arc);
    return name != nullptr && arc.end == run.end && name->form != Form::Family &&
           name->form != Form::Given && name->writing != Writing::Mistranslation;
  });
}

void Entities::apply_rules(const Document& doc, const Sentence& sentence, const ArcTable& runs,
                           std::vector<Evidence>& out) const {
  const RuleSet& rules = is_chinese(doc.language_of(sentence)) ? chinese_ : french_;
  const RuleText text{*doc.tokens, {&*doc.words, &*doc.numeral_arcs, &runs}};
  rules.scan(text, sentence.tokens.begin, sentence.tokens.end, [&](const Match& match) {
    const Rule& rule = *match.rule;
    Evidence voice{match.span, std::nullopt, weight_of(rule), Source::Rule, rule.source};
    if (rule.production == kNone) {
      voice.weight = static_cast<std::int16_t>(-voice.weight);
    } else {
      voice.type = static_cast<EntityType>(rule.production);
    }
    out.push_back(voice);
    return false;
  });
}

Heard Entities::hear(const Document& doc) const {
  const auto token_count = static_cast<std::uint32_t>(doc.tokens->size());
  std::vector<Evidence> evidence;
  std::vector<std::uint32_t> long_names(token_count, 0);
  known_names(doc, long_names, evidence);
  const std::size_t known_count = evidence.size();
  std::vector<Run> runs;
  for (const Sentence& sentence : *doc.sentences) {
    if (!in_chrome(doc, sentence)) runs_.find(doc, sentence, long_names, runs);
  }
  std::vector<Arc> arcs;
  arcs.reserve(runs.size() * 2);
  for (const Run& run : runs) {
    const auto arc = [&](ClassId cls) {
      arcs.push_back({run.tokens.begin, run.tokens.end, cls, 0, kNoNumber, 0});
    };
    arc(run_class_);
    if (!is_known(doc, run.tokens)) arc(new_run_class_);
    if (shapes_.may_be_person(doc, run.tokens)) arc(person_run_class_);
    shapes_.weigh(doc, run, evidence);
  }
  std::vector<std::uint8_t> lengths(token_count, 1);
  std::vector<Stem> stems;
  for (const Sentence& sentence : *doc.sentences) {
    if (in_chrome(doc, sentence) || !is_chinese(doc.language_of(sentence))) continue;
    han_words_.cut(doc, sentence.tokens, lengths);
    HanShapes::Findings findings{evidence, stems};
    han_shapes_.weigh(doc, sentence, lengths, findings);
  }
  find_short_forms(doc, lexicon_, stems, evidence);
  doubt_cut_names(lengths, 0, known_count, evidence);
  ArcTable run_table(std::move(arcs), token_count);
  const std::size_t unruled = evidence.size();
  for (const Sentence& sentence : *doc.sentences) {
    if (!in_chrome(doc, sentence)) apply_rules(doc, sentence, run_table, evidence);
  }
  doubt_cut_names(lengths, unruled, evidence.size(), evidence);
  add_tagged(doc, tagger_.run(doc), runs, evidence);
  std::vector<Candidate> candidates = gather(evidence);
  if (find_repeated(doc, lexicon_, candidates, lengths, evidence)) candidates = gather(evidence);
  for (const Run& run : runs) {
    if (!run.initial) continue;
    const auto at = std::lower_bound(
        candidates.begin(), candidates.end(), run.tokens, [](const Candidate& c, TokenSpan span) {
          return c.tokens.begin != span.begin ? c.tokens.begin < span.begin
                                              : c.tokens.end > span.end;
        });
    if (at != candidates.end() && at->tokens == run.tokens) at->initial = true;
  }
  add_document_evidence(doc, lexicon_, candidates);
  return {std::move(run_table), std::move(evidence), std::move(candidates)};
}

std::vector<Mention> Entities::run(const Document& doc) const {
  std::vector<Mention> mentions = decide(doc, hear(doc).candidates);
  for (Mention& mention : mentions) {
    if (mention.rule.file != nullptr) continue;
    const bool han = (*doc.tokens)[mention.tokens.begin].kind == TokenKind::Han;
    mention.rule = han ? han_origin_ : latin_origin_;
  }
  return mentions;
}

}  // namespace glane
