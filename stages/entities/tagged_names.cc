#include "stages/entities/tagged_names.h"

#include <algorithm>

namespace glane {
namespace {

// In the scale of the other voices; the tagger's score is a logarithm of odds.  Chosen on news that
// no lexicon was made for.
constexpr float kDoubtful = 10;
constexpr float kPerScore = 8;
constexpr float kMost = 45;
constexpr std::int16_t kUnseen = -30;  // a run of capitals without a name
constexpr std::int16_t kUnlike = -30;  // one that has a name of other bounds

std::int16_t weight_of(const TaggedSpan& name) {
  const float weight = std::min(kDoubtful + kPerScore * name.score, kMost);
  // The corpora count companies' services as products: a lexicon that says otherwise is right.
  const bool product = name.type == EntityType::Product;
  return static_cast<std::int16_t>(product ? weight / 2 : weight);
}

}  // namespace

void add_tagged(const std::vector<TaggedSpan>& names, const std::vector<Run>& runs,
                std::vector<Evidence>& out) {
  for (const TaggedSpan& name : names) {
    out.push_back({name.tokens, name.type, weight_of(name), Source::Tagger, name.rule});
  }
  if (names.empty()) return;
  auto name = names.begin();
  for (const Run& run : runs) {
    while (name != names.end() && name->tokens.end <= run.tokens.begin) ++name;
    const bool seen = name != names.end() && name->tokens.overlaps(run.tokens);
    if (seen && name->tokens == run.tokens) continue;
    out.push_back({run.tokens, std::nullopt, seen ? kUnlike : kUnseen, Source::Tagger, {}});
  }
}

}  // namespace glane
