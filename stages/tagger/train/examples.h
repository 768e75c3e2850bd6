// Annotated texts as the tagger sees them: features and labels of each stretch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "stages/tagger/features.h"
#include "stages/tagger/model.h"
#include "stages/tagger/train/corpus.h"

namespace glane::tagger {

// One token of a stretch.
struct Example {
  std::uint32_t first = 0;  // of its rows
  std::uint16_t count = 0;
  std::uint16_t spelling = 0;  // so many of them know the word itself
  std::uint16_t labels = 0;    // one bit for each label that may be right
};

struct ExampleSet {
  std::vector<Example> tokens;
  std::vector<std::uint32_t> stretch_ends;  // of each stretch, in tokens
  std::vector<std::uint32_t> rows;
};

// What a corpus label means to the model; no type where it is no name of ours.
[[nodiscard]] std::optional<EntityType> type_of(std::string_view label);

// Runs the pipeline over the text, in the language given.
[[nodiscard]] Document prepare(const Pipeline& pipeline, const std::string& text, bool chinese);

// Appends the stretches of `doc`, whose names are `spans`.
void add_examples(const Document& doc, const std::vector<GoldSpan>& spans, const LabelSet& labels,
                  const FactFinder& finder, const FeatureFinder& features,
                  const Gazetteer& gazetteer, bool chinese, unsigned row_bits, ExampleSet& out);

}  // namespace glane::tagger
