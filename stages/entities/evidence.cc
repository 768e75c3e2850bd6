#include "stages/entities/evidence.h"

#include <algorithm>

namespace glane {

EntityType Candidate::type() const {
  if (given) return *given;
  const auto best = std::max_element(votes.begin(), votes.end());
  return static_cast<EntityType>(best - votes.begin());
}

int Candidate::score() const {
  return name + *std::max_element(votes.begin(), votes.end());
}

void Candidate::add(const Evidence& voice) {
  std::int16_t weight = voice.weight;
  if (voice.type) {
    const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(*voice.type));
    if (voice.source == Source::Lexicon && voice.weight >= kThreshold) {
      known_types = static_cast<std::uint8_t>(known_types | bit);
    } else if (voice.source == Source::Tagger && known_types != 0 && (known_types & bit) == 0) {
      weight = static_cast<std::int16_t>(weight / 2);
    }
  }
  std::int16_t& sum = voice.type ? votes[static_cast<std::size_t>(*voice.type)] : name;
  sum = static_cast<std::int16_t>(sum + weight);
  sources = static_cast<std::uint8_t>(sources | 1u << static_cast<unsigned>(voice.source));
  const bool user = voice.source == Source::User;
  known = known || ((voice.source == Source::Lexicon || user) && voice.type);
  if (user) given = voice.type;
  tagged = tagged || (voice.source == Source::Tagger && voice.type);
  // A rule tells more of a name than the tagger, whatever their weights.
  const std::int16_t rank = voice.source == Source::Tagger ? std::int16_t{-1000} : voice.weight;
  if (rank > strongest || rule.file == nullptr) {
    if (voice.rule.file != nullptr) {
      strongest = rank;
      rule = voice.rule;
    }
  }
}

std::vector<Candidate> gather(std::vector<Evidence>& evidence) {
  std::stable_sort(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                            : a.tokens.end > b.tokens.end;
  });
  std::vector<Candidate> candidates;
  for (const Evidence& voice : evidence) {
    if (candidates.empty() || candidates.back().tokens != voice.tokens) {
      candidates.emplace_back();
      candidates.back().tokens = voice.tokens;
    }
    candidates.back().add(voice);
  }
  return candidates;
}

}  // namespace glane
