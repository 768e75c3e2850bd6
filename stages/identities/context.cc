#include "stages/identities/context.h"

#include <algorithm>

namespace glane {
namespace {

// An employer in the sentence says more than a role, a role more than an employer elsewhere.
constexpr int kRelatedBeside = 4;
constexpr int kRole = 2;
constexpr int kRelatedElsewhere = 1;

constexpr std::uint32_t kFarthest = 60;  // tokens; a sentence without end costs no more

// Whether `one` stands in `list`, whose parts are parted by bars.
bool lists(std::string_view list, std::string_view one) {
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    if (list.substr(0, bar) == one) return true;
    list.remove_prefix(bar == std::string_view::npos ? list.size() : bar + 1);
  }
  return false;
}

}  // namespace

const Sentence& Context::sentence_of(std::uint32_t token) const {
  const auto& all = *doc_.sentences;
  auto at = std::upper_bound(all.begin(), all.end(), token, [](std::uint32_t t, const Sentence& s) {
    return t < s.tokens.begin;
  });
  return *(at == all.begin() ? at : at - 1);
}

TokenSpan Context::around(TokenSpan mention) const {
  const TokenSpan sentence = sentence_of(mention.begin).tokens;
  const std::uint32_t first = mention.begin - std::min(mention.begin, kFarthest);
  return {std::max(sentence.begin, first), std::min(sentence.end, mention.end + kFarthest)};
}

bool Context::has_bound_elsewhere(std::string_view at) const {
  while (!at.empty()) {
    const std::size_t bar = at.find('|');
    if (named_.count(at.substr(0, bar)) != 0) return true;
    at.remove_prefix(bar == std::string_view::npos ? at.size() : bar + 1);
  }
  return false;
}

std::size_t Context::first_mention(std::uint32_t token) const {
  const auto& all = *doc_.mentions;
  return static_cast<std::size_t>(
      std::lower_bound(all.begin(), all.end(), token,
                       [](const Mention& m, std::uint32_t t) { return m.tokens.begin < t; }) -
      all.begin());
}

bool Context::has_related(std::uint32_t identity, TokenSpan tokens) const {
  const IdentityLexicon::Identity& known = names_.identities()[identity];
  const auto& mentions = *doc_.mentions;
  for (std::size_t m = first_mention(tokens.begin);
       m < mentions.size() && mentions[m].tokens.begin < tokens.end; ++m) {
    if (links_[m].cluster == Link::kNone) continue;
    const std::int32_t other = clusters_[links_[m].cluster].identity;
    if (other < 0 || static_cast<std::uint32_t>(other) == identity) continue;
    const IdentityLexicon::Identity& beside =
        names_.identities()[static_cast<std::uint32_t>(other)];
    if (lists(known.at, beside.id) || lists(beside.at, known.id)) return true;
  }
  return false;
}

bool Context::has_role(std::uint32_t identity, TokenSpan tokens) const {
  const std::string_view text = doc_.text_of(tokens);
  for (std::string_view rest = names_.identities()[identity].roles; !rest.empty();) {
    const std::size_t bar = rest.find('|');
    if (text.find(rest.substr(0, bar)) != std::string_view::npos) return true;
    rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
  }
  return false;
}

int Context::weight_beside(std::uint32_t identity, TokenSpan mention) const {
  const TokenSpan sentence = around(mention);
  int weight = has_related(identity, sentence) ? kRelatedBeside : 0;
  if (!names_.identities()[identity].roles.empty() && has_role(identity, sentence)) weight += kRole;
  return weight;
}

int Context::weight(std::uint32_t identity, TokenSpan mention) const {
  if (const int beside = weight_beside(identity, mention); beside > 0) return beside;
  return has_bound_elsewhere(names_.identities()[identity].at) ? kRelatedElsewhere : 0;
}

}  // namespace glane
