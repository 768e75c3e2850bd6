// The trained recogniser of names: people, organisations, places, products and events that no
// lexicon need know.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/span.h"
#include "stages/tagger/facts.h"
#include "stages/tagger/features.h"
#include "stages/tagger/model.h"

namespace glane {

// A name that the model sees.  `score` is how much more likely the best reading with this name is
// than the best one without, as a natural logarithm of odds: above 0, doubtful below 1 or 2.
struct TaggedSpan {
  TokenSpan tokens;
  EntityType type = EntityType::Person;
  float score = 0;
  RuleRef rule;  // names the model, for --explain
};

// Reads tokens, sentences, languages and words of a document.  Immutable; run() may be called from
// any number of threads.
class Tagger {
 public:
  // With the models that are built in.  `lexicon` must be full and outlive the tagger.
  explicit Tagger(const Lexicon& lexicon);

  // With models of the caller's, whose bytes must outlive the tagger; an empty one tags nothing.
  Tagger(const Lexicon& lexicon, std::string_view french, std::string_view chinese);

  // Names in text order; they do not overlap and do not cross sentences.
  [[nodiscard]] std::vector<TaggedSpan> run(const Document& doc) const;

  // The words that it reads: tokens, but Chinese characters joined.
  [[nodiscard]] std::vector<TokenSpan> words(const Document& doc) const;

 private:
  void find_rows(const Document& doc, const std::vector<tagger::Facts>& facts,
                 const tagger::Stretch& stretch, std::uint32_t i, bool chinese,
                 tagger::Rows& out) const;

  tagger::FactFinder facts_;
  tagger::FeatureFinder features_;
  tagger::Model french_;
  tagger::Model chinese_;
  std::unique_ptr<const std::array<std::string, 2>> names_;  // of the models; spans point to them
};

}  // namespace glane
