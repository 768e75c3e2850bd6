#include "stages/tagger/train/examples.h"

#include <algorithm>

namespace glane::tagger {
namespace {

// `MISC` of Wikipedia corpora: works, products, events, peoples.  Whatever is none of the types
// that such a corpus labels apart may be right.
std::uint16_t any_other(const LabelSet& labels) {
  std::uint16_t bits = 0;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const EntityType type = labels[k].type;
    if (k == 0 || (type != EntityType::Person && type != EntityType::Organization &&
                   type != EntityType::Location)) {
      bits = static_cast<std::uint16_t>(bits | 1u << k);
    }
  }
  return bits;
}

// The tokens that a span touches.  `doc` may be long: the first is found by bisection.
TokenSpan tokens_of(const Document& doc, const GoldSpan& span) {
  const std::vector<Token>& tokens = *doc.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
    return doc.to_source(token.span).end <= span.begin;
  });
  auto last = first;
  while (last != tokens.end() && doc.to_source(last->span).begin < span.end) ++last;
  return {static_cast<std::uint32_t>(first - tokens.begin()),
          static_cast<std::uint32_t>(last - tokens.begin())};
}

// The labels that are right for the tokens of a stretch, as bits.  A name that sticks out is cut.
void right_labels(TokenSpan stretch, const std::vector<std::uint32_t>& owners,
                  const std::vector<GoldSpan>& spans, const LabelSet& labels,
                  std::vector<std::uint16_t>& right) {
  right.assign(stretch.size(), 1);
  for (std::uint32_t i = stretch.begin; i < stretch.end;) {
    const std::uint32_t owner = owners[i];
    std::uint32_t end = i + 1;
    while (end < stretch.end && owners[end] == owner) ++end;
    for (std::uint32_t k = i; owner != 0 && k < end; ++k) {
      const auto type = type_of(spans[owner - 1].label);
      right[k - stretch.begin] =
          type ? static_cast<std::uint16_t>(1u << labels.of(*type, k - i, end - i))
               : any_other(labels);
    }
    i = end;
  }
}

}  // namespace

std::optional<EntityType> type_of(std::string_view label) {
  if (label == "PER") return EntityType::Person;
  if (label == "ORG") return EntityType::Organization;
  if (label == "LOC") return EntityType::Location;
  if (label == "PROD") return EntityType::Product;
  if (label == "EVENT") return EntityType::Event;
  return std::nullopt;
}

Document prepare(const Pipeline& pipeline, const std::string& text, bool chinese) {
  DocumentInfo info;
  info.language = chinese ? Language::ZhHans : Language::Fr;
  Document doc(text, std::move(info));
  pipeline.run(doc);
  return doc;
}

void add_examples(const Document& doc, const std::vector<GoldSpan>& spans, const LabelSet& labels,
                  const FactFinder& finder, const FeatureFinder& features,
                  const Gazetteer& gazetteer, bool chinese, unsigned row_bits, ExampleSet& out) {
  const std::vector<Facts> facts = finder.run(doc, gazetteer, gazetteer);
  std::vector<std::uint32_t> owners(facts.size(), 0);  // the name of each token, counted from 1
  for (std::uint32_t k = 0; k < spans.size(); ++k) {
    if (!type_of(spans[k].label) && spans[k].label != "MISC") continue;
    const TokenSpan tokens = tokens_of(doc, spans[k]);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) owners[i] = k + 1;
  }
  std::vector<Stretch> stretches;
  for (const Sentence& sentence : *doc.sentences) {
    FeatureFinder::stretches(doc, facts, sentence, stretches);
  }
  Rows rows(row_bits);
  std::vector<std::uint16_t> right;
  for (const Stretch& stretch : stretches) {
    right_labels(stretch.tokens, owners, spans, labels, right);
    for (std::uint32_t i = stretch.tokens.begin; i < stretch.tokens.end; ++i) {
      if (chinese) {
        features.chinese(doc, facts, stretch, i, rows);
      } else {
        features.french(doc, facts, stretch, i, rows);
      }
      out.tokens.push_back(
          {static_cast<std::uint32_t>(out.rows.size()), static_cast<std::uint16_t>(rows.size),
           static_cast<std::uint16_t>(rows.spelling), right[i - stretch.tokens.begin]});
      out.rows.insert(out.rows.end(), rows.row.begin(),
                      rows.row.begin() + static_cast<std::ptrdiff_t>(rows.size));
    }
    out.stretch_ends.push_back(static_cast<std::uint32_t>(out.tokens.size()));
  }
}

}  // namespace glane::tagger
