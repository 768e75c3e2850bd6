#include "stages/tagger/tagger.h"

#include <algorithm>

#include "pipeline/embedded_files.h"
#include "stages/tagger/chinese_words.h"
#include "stages/tagger/decoder.h"
#include "stages/tagger/wide.h"

namespace glane {
namespace {

using tagger::Decoder;
using tagger::Facts;
using tagger::LabelSet;
using tagger::Model;
using tagger::Part;
using tagger::Rows;
using tagger::Stretch;

constexpr std::string_view kFrenchModel = "stages/tagger/fr.model";
constexpr std::string_view kChineseModel = "stages/tagger/zh.model";

std::string_view built_in(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return file.content;
  }
  return {};
}

GLANE_WIDE void sum_rows(const Model& model, const Rows& rows, Decoder::Scores& out) {
  Decoder::Scores sums{};
  for (std::size_t k = 0; k < rows.size; ++k) {
    const std::int8_t* row = model.row(rows.row[k]);
    for (std::size_t b = 0; b < tagger::kRow; ++b) {
      sums[b] = static_cast<std::int16_t>(sums[b] + row[b]);
    }
  }
  out = sums;
}

// The rows lie anywhere in some megabytes: they are called for while the next token is looked at.
void call_for(const Model& model, const Rows& rows) {
  for (std::size_t k = 0; k < rows.size; ++k) __builtin_prefetch(model.row(rows.row[k]));
}

// `最高`; `周三` of `上周|三`: what is one word of the dictionary, and no noun, is no name,
// whatever stands around it; nor is what cuts such a word in two.
bool is_common_word(const std::vector<Facts>& facts, TokenSpan name) {
  const auto is_common = [](const Facts& fact) {
    return (tagger::kCommonSpeech >> (fact.piece_class & tagger::kSpeech) & 1) != 0;
  };
  const Facts& first = facts[name.begin];
  const Facts& last = facts[name.end - 1];
  if (first.back == 0 && first.ahead + 1u == name.size()) return is_common(first);
  return (first.back > 0 && is_common(first)) || (last.ahead > 0 && is_common(last));
}

// Reads the names off the labels of a stretch.
void add_names(const Model& model, Decoder& decoder, const std::vector<std::uint8_t>& labels,
               TokenSpan tokens, RuleRef rule, std::vector<TaggedSpan>& out) {
  const LabelSet& set = model.labels();
  for (std::size_t k = 0; k < labels.size();) {
    if (labels[k] == 0) {
      ++k;
      continue;
    }
    const EntityType type = set[labels[k]].type;
    const std::int32_t margin = decoder.margin(model, k);
    std::size_t end = k + 1;
    while (end < labels.size() && set[labels[end - 1]].part != Part::Last &&
           set[labels[end - 1]].part != Part::Single && set[labels[end]].type == type &&
           (set[labels[end]].part == Part::Inside || set[labels[end]].part == Part::Last)) {
      ++end;
    }
    const auto at = static_cast<std::uint32_t>(k);
    out.push_back({{tokens.begin + at, tokens.begin + static_cast<std::uint32_t>(end)},
                   type,
                   static_cast<float>(margin) * model.scale(),
                   rule});
    k = end;
  }
}

}  // namespace

Tagger::Tagger(const Lexicon& lexicon)
    : Tagger(lexicon, built_in(kFrenchModel), built_in(kChineseModel)) {}

Tagger::Tagger(const Lexicon& lexicon, std::string_view french, std::string_view chinese)
    : facts_(lexicon),
      features_(lexicon),
      french_(french.empty() ? Model() : Model(french)),
      chinese_(chinese.empty() ? Model() : Model(chinese)),
      names_(std::make_unique<const std::array<std::string, 2>>(
          std::array<std::string, 2>{std::string(kFrenchModel), std::string(kChineseModel)})) {}

void Tagger::find_rows(const Document& doc, const std::vector<Facts>& facts, const Stretch& stretch,
                       std::uint32_t i, bool chinese, Rows& out) const {
  if (chinese) {
    features_.chinese(doc, facts, stretch, i, out);
  } else {
    features_.french(doc, facts, stretch, i, out);
  }
}

std::vector<TokenSpan> Tagger::words(const Document& doc) const {
  std::vector<TokenSpan> words;
  const std::vector<Facts> facts = facts_.run(doc, french_.gazetteer(), chinese_.gazetteer());
  for (std::uint32_t i = 0; i < facts.size(); i += facts[i].ahead + 1u) {
    words.push_back({i, i + facts[i].ahead + 1u});
  }
  return words;
}

std::vector<TaggedSpan> Tagger::run(const Document& doc) const {
  std::vector<TaggedSpan> names;
  if (doc.tokens->empty()) return names;
  const std::vector<Facts> facts = facts_.run(doc, french_.gazetteer(), chinese_.gazetteer());
  std::vector<Stretch> stretches;
  Decoder decoder;
  for (const Sentence& sentence : *doc.sentences) {
    const bool chinese = is_chinese(doc.language_of(sentence));
    const Model& model = chinese ? chinese_ : french_;
    if (model.empty()) continue;
    const RuleRef rule{&(*names_)[chinese ? 1 : 0], 0};
    stretches.clear();
    tagger::FeatureFinder::stretches(doc, facts, sentence, stretches);
    std::array<Rows, 2> rows{Rows(model.row_bits()), Rows(model.row_bits())};
    for (const Stretch& stretch : stretches) {
      Decoder::Scores* scores = decoder.begin(stretch.tokens.size());
      for (std::uint32_t k = 0; k < stretch.tokens.size(); ++k) {
        Rows& here = rows[k & 1];
        find_rows(doc, facts, stretch, stretch.tokens.begin + k, chinese, here);
        call_for(model, here);
        if (k > 0) sum_rows(model, rows[(k - 1) & 1], scores[k - 1]);
      }
      const std::uint32_t last = stretch.tokens.size() - 1;
      sum_rows(model, rows[last & 1], scores[last]);
      const std::size_t before = names.size();
      add_names(model, decoder, decoder.run(model), stretch.tokens, rule, names);
      if (!chinese) continue;
      const auto is_common = [&](const TaggedSpan& name) {
        return is_common_word(facts, name.tokens);
      };
      names.erase(std::remove_if(names.begin() + static_cast<std::ptrdiff_t>(before), names.end(),
                                 is_common),
                  names.end());
    }
  }
  return names;
}

}  // namespace glane
