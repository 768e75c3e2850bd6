#include "stages/entities/decide.h"

#include <algorithm>

namespace glane {
namespace {

// Takes the winners of one chain of overlapping candidates.
void settle(std::vector<const Candidate*>& chain, std::vector<Mention>& mentions) {
  std::stable_sort(chain.begin(), chain.end(), [](const Candidate* a, const Candidate* b) {
    return a->tokens.size() != b->tokens.size() ? a->tokens.size() > b->tokens.size()
                                                : a->score() > b->score();
  });
  const auto first = static_cast<std::ptrdiff_t>(mentions.size());
  for (const Candidate* c : chain) {
    const bool free = std::none_of(mentions.begin() + first, mentions.end(), [&](const Mention& m) {
      return m.tokens.overlaps(c->tokens);
    });
    if (free) mentions.push_back({c->tokens, c->type(), c->rule});
  }
  std::sort(mentions.begin() + first, mentions.end(),
            [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  chain.clear();
}

}  // namespace

std::vector<Mention> decide(const std::vector<Candidate>& candidates) {
  std::vector<Mention> mentions;
  std::vector<const Candidate*> chain;
  std::uint32_t reach = 0;
  for (const Candidate& c : candidates) {
    if (c.score() < kThreshold) continue;
    if (c.tokens.begin >= reach) settle(chain, mentions);
    chain.push_back(&c);
    reach = std::max(reach, c.tokens.end);
  }
  settle(chain, mentions);
  return mentions;
}

}  // namespace glane
