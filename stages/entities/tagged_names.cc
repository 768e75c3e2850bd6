#include "stages/entities/tagged_names.h"

#include <algorithm>

namespace glane {
namespace {

// In the scale of the other voices; the tagger's score is a logarithm of odds.  Chosen on news that
// no lexicon was made for.
constexpr float kDoubtful = 10;
constexpr float kPerScore = 8;
constexpr float kMost = 45;
constexpr std::int16_t kUnseen = -30;       // a run of capitals without a name
constexpr std::int16_t kUnseenModel = -15;  // MX-500: the corpora label few of them
constexpr std::int16_t kUnlike = -30;       // one that has a name of other bounds

std::int16_t weight_of(const TaggedSpan& name) {
  const float weight = std::min(kDoubtful + kPerScore * name.score, kMost);
  // The corpora count companies' services as products: a lexicon that says otherwise is right.
  const bool product = name.type == EntityType::Product;
  return static_cast<std::int16_t>(product ? weight / 2 : weight);
}

// Without the article before it (la Sorbonne), and up to a wide gap.
TokenSpan bounds_of(const Document& doc, const TaggedSpan& name) {
  const auto& tokens = *doc.tokens;
  TokenSpan span = name.tokens;
  if (name.type != EntityType::Person && begins_with_article(doc, span)) ++span.begin;
  for (std::uint32_t i = span.begin + 1; i < span.end; ++i) {
    if (tokens[i].span.begin > tokens[i - 1].span.end + kWidestGap) span.end = i;
  }
  return span;
}

bool is_short_caps(const Document& doc, TokenSpan span) {
  const Token& token = (*doc.tokens)[span.begin];
  return span.size() == 1 && token.is(kAllCaps) && token.span.size() < 5;
}

// A word of letters and digits, `MX-500`, or with a capital inside, `QuEra`; shorter ones, `U23`,
// are as often none.
bool is_model(const Document& doc, TokenSpan span) {
  const auto& tokens = *doc.tokens;
  if (tokens[span.end - 1].span.end - tokens[span.begin].span.begin < 5) return false;
  return std::any_of(
      tokens.begin() + span.begin, tokens.begin() + span.end, [](const Token& token) {
        return token.is(kHasDigit) || token.is(kMixedCase) || token.kind == TokenKind::Number;
      });
}

}  // namespace

void add_tagged(const Document& doc, const std::vector<TaggedSpan>& names,
                const std::vector<Run>& runs, std::vector<Evidence>& out) {
  auto date = doc.dates->begin();
  for (const TaggedSpan& name : names) {
    const NormSpan span = doc.span_of(name.tokens);
    while (date != doc.dates->end() && date->span.end <= span.begin) ++date;
    // 万圣节: what is a date as a whole, or lies in one, is no name.
    const bool dated = date != doc.dates->end() && date->span.begin <= span.begin;
    if (dated && span.end <= date->span.end) continue;
    out.push_back({bounds_of(doc, name), name.type, weight_of(name), Source::Tagger, name.rule});
  }
  if (names.empty()) return;
  auto name = names.begin();
  for (const Run& run : runs) {
    while (name != names.end() && name->tokens.end <= run.tokens.begin) ++name;
    const bool seen = name != names.end() && name->tokens.overlaps(run.tokens);
    if (seen && name->tokens == run.tokens) continue;
    // A Chinese tagger has seen few Latin names; in short capitals they are mostly none.
    if (!seen && run.in_chinese && !is_short_caps(doc, run.tokens)) continue;
    const bool model = is_model(doc, run.tokens);
    const std::int16_t unseen = model ? kUnseenModel : kUnseen;
    out.push_back({run.tokens, std::nullopt, seen ? kUnlike : unseen, Source::Tagger, {}});
  }
}

}  // namespace glane
