// The voices that spoke for and against names at a place, and what was decided.
#include <algorithm>
#include <array>

#include "pipeline/check/explain.h"
#include "pipeline/check/explain_words.h"
#include "stages/entities/entities.h"

namespace glane::check {
namespace {

// In the order of Source.
constexpr std::array<std::string_view, 6> kSources{"lexicon", "user",     "rule",
                                                   "shape",   "document", "tagger"};

std::string with_sign(int weight) {
  return (weight < 0 ? "" : "+") + std::to_string(weight);
}

std::string show_voice(Source source, std::optional<EntityType> type, int weight,
                       const RuleRef& rule) {
  std::string out = "        " + std::string(kSources[static_cast<std::size_t>(source)]) + ": " +
                    (type ? std::string(to_word(*type)) : "name") + " " + with_sign(weight);
  const std::string line = rule_name(rule);
  return out + (line.empty() ? "" : "  by " + line) + "\n";
}

// The voices of one candidate; what they lack to its sums, the document as a whole has said.
std::string show_voices(const Heard& heard, const Candidate& candidate) {
  Candidate rest = candidate;
  std::string out;
  for (const Evidence& voice : heard.voices) {
    if (voice.tokens != candidate.tokens || voice.weight == 0) continue;
    out += show_voice(voice.source, voice.type, voice.weight, voice.rule);
    std::int16_t& sum = voice.type ? rest.votes[static_cast<std::size_t>(*voice.type)] : rest.name;
    sum = static_cast<std::int16_t>(sum - voice.weight);
  }
  if (rest.name != 0) out += show_voice(Source::Document, {}, rest.name, {});
  for (std::size_t type = 0; type < kTypeCount; ++type) {
    if (rest.votes[type] == 0) continue;
    out += show_voice(Source::Document, static_cast<EntityType>(type), rest.votes[type], {});
  }
  return out;
}

}  // namespace

// What became of a stretch: a name, or why none.
std::string Explanation::name_fate(const Candidate& candidate) const {
  const auto& mentions = *doc_.mentions;
  const auto find = [&](auto&& fits) {
    return std::find_if(mentions.begin(), mentions.end(), fits);
  };
  const auto same = find([&](const Mention& m) { return m.tokens == candidate.tokens; });
  if (same != mentions.end()) return std::string(to_word(same->type));
  if (candidate.score() < kThreshold) return "no name: too little speaks for it";
  const auto other = find([&](const Mention& m) { return m.tokens.overlaps(candidate.tokens); });
  if (other == mentions.end()) return "no name";
  return "gave way to " + place(doc_.span_of(other->tokens));
}

std::string Explanation::show_names(std::uint32_t token, const Heard& heard) const {
  std::string out;
  for (const Candidate& candidate : heard.candidates) {
    if (!covers(candidate.tokens, token)) continue;
    const std::string voices = show_voices(heard, candidate);
    if (voices.empty()) continue;
    out += "    " + place(doc_.span_of(candidate.tokens)) + "  " +
           std::to_string(candidate.score()) + ", " + name_fate(candidate) + "\n" + voices;
  }
  return out.empty() ? out
                     : "names (from " + std::to_string(kThreshold) + " on a stretch is one)\n" + out;
}

}  // namespace glane::check
