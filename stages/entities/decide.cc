#include "stages/entities/decide.h"

#include <algorithm>

namespace glane {
namespace {

// `Japon-États-Unis`: a whole of which only the shape speaks gives way to halves that are names by
// themselves and leave nothing but a hyphen between them.
bool falls_apart(const Document& doc, const Candidate& whole,
                 const std::vector<const Candidate*>& chain) {
  if (whole.known || (whole.sources & 1u << static_cast<unsigned>(Source::Rule)) != 0) return false;
  for (const Candidate* left : chain) {
    if (left->tokens.begin != whole.tokens.begin || left->tokens.end >= whole.tokens.end) continue;
    if ((*doc.tokens)[left->tokens.end].kind != TokenKind::Punct) continue;
    for (const Candidate* right : chain) {
      if (right->tokens.end != whole.tokens.end || right->tokens.begin != left->tokens.end + 1)
        continue;
      if (whole.tokens.size() == 3 || (left->known && right->known)) return true;
    }
  }
  return false;
}

// 英特尔 in 英特尔进军: Chinese has no capitals to tell a tagger where a name ends, so that a span
// of which it alone speaks gives way to a known name inside; 马先生, which no rule has, to that of
// a rule.
bool holds_known(const Candidate& whole, const std::vector<const Candidate*>& chain) {
  constexpr auto kRuled = 1u << static_cast<unsigned>(Source::Rule);
  if (!whole.han || whole.known || (whole.sources & kRuled) != 0) return false;
  const bool tagger_alone = whole.sources == 1u << static_cast<unsigned>(Source::Tagger);
  return std::any_of(chain.begin(), chain.end(), [&](const Candidate* c) {
    const bool surer = (tagger_alone && c->known) || (c->sources & kRuled) != 0;
    return surer && c->tokens.begin >= whole.tokens.begin && c->tokens.end <= whole.tokens.end;
  });
}

// `Ryan Detrick de LPL Financial`: a whole that neither the lexicon nor the tagger has gives way to
// the two names that the tagger sees in it.
bool is_two_names(const Candidate& whole, const std::vector<const Candidate*>& chain) {
  if (whole.known || whole.tagged) return false;
  const auto is_part = [&](const Candidate* c) {
    return c->tagged && c->tokens.begin >= whole.tokens.begin && c->tokens.end <= whole.tokens.end;
  };
  std::uint32_t first_end = whole.tokens.end;
  for (const Candidate* c : chain) {
    if (is_part(c)) first_end = std::min(first_end, c->tokens.end);
  }
  return std::any_of(chain.begin(), chain.end(), [&](const Candidate* c) {
    return is_part(c) && c->tokens.begin >= first_end;
  });
}

// Takes the winners of one chain of overlapping candidates.
void settle(const Document& doc, std::vector<const Candidate*>& chain,
            std::vector<Mention>& mentions) {
  std::stable_sort(chain.begin(), chain.end(), [](const Candidate* a, const Candidate* b) {
    return a->tokens.size() != b->tokens.size() ? a->tokens.size() > b->tokens.size()
                                                : a->score() > b->score();
  });
  const auto first = static_cast<std::ptrdiff_t>(mentions.size());
  for (const Candidate* c : chain) {
    const bool free = std::none_of(mentions.begin() + first, mentions.end(),
                                   [&](const Mention& m) { return m.tokens.overlaps(c->tokens); });
    if (free && !falls_apart(doc, *c, chain) && !is_two_names(*c, chain) &&
        !holds_known(*c, chain)) {
      mentions.push_back({c->tokens, c->type(), c->rule});
    }
  }
  std::sort(mentions.begin() + first, mentions.end(),
            [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  chain.clear();
}

}  // namespace

std::vector<Mention> decide(const Document& doc, const std::vector<Candidate>& candidates) {
  std::vector<Mention> mentions;
  std::vector<const Candidate*> chain;
  std::uint32_t reach = 0;
  for (const Candidate& c : candidates) {
    if (c.score() < kThreshold) continue;
    if (c.tokens.begin >= reach) settle(doc, chain, mentions);
    chain.push_back(&c);
    reach = std::max(reach, c.tokens.end);
  }
  settle(doc, chain, mentions);
  return mentions;
}

}  // namespace glane
