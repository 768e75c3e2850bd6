#include "pipeline/rule_trials.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "pipeline/rule_search.h"

namespace glane {
namespace {

// Keeps the nodes that were reached by way of the token, or right before it, by the token at which
// the walk began.
struct Reached {
  using Key = std::pair<std::uint32_t, std::uint32_t>;
  struct Place {
    TokenSpan taken;
    std::uint8_t elements;
  };
  std::uint32_t token = 0;
  std::map<Key, Place> nodes{};

  void at(std::uint32_t node, TokenSpan taken, std::uint8_t elements) {
    if (elements == 0 || taken.begin > token || taken.end < token) return;
    nodes[{node, taken.begin}] = {taken, elements};
  }
};

void collect(const RuleTrie& trie, std::uint32_t node_index, std::set<std::uint32_t>& rules) {
  const RuleTrie::Node& node = trie.node(node_index);
  for (const RuleTrie::Accept& accept : trie.accepts(node)) rules.insert(accept.rule);
  for (const RuleTrie::Edge& edge : trie.edges(node)) collect(trie, edge.child, rules);
}

}  // namespace

Trials trials_at(const RuleSet& rules, const RuleText& text, std::uint32_t first,
                 std::uint32_t last, std::uint32_t token) {
  const RuleTrie& trie = rules.trie();
  RuleSearch<Reached> search{trie, text, last};
  search.trace.token = token;
  Trials trials;
  std::set<std::uint32_t> matched;
  for (std::uint32_t begin = first; begin <= token; ++begin) {
    for (const auto& hit : search.run(begin)) {
      if (hit.end <= token) continue;
      matched.insert(hit.rule);
      Match match;
      match.rule = &rules.rules()[hit.rule];
      match.rule_index = hit.rule;
      match.whole = {begin, hit.end};
      match.span = hit.span;
      const Obstacle found = obstacle(match, text, first, last);
      if (found.element != nullptr) trials.refused.push_back({match, *found.element, found.before});
    }
  }
  // A node from which the walk went on is no end.
  const auto went_on = [&](const Reached::Key& key) {
    const auto edges = trie.edges(trie.node(key.first));
    return std::any_of(edges.begin(), edges.end(), [&](const RuleTrie::Edge& edge) {
      return search.trace.nodes.contains({edge.child, key.second});
    });
  };
  for (const auto& [key, place] : search.trace.nodes) {
    const auto wanted = trie.edges(trie.node(key.first));
    if (wanted.empty() || went_on(key)) continue;
    std::set<std::uint32_t> below;
    for (const RuleTrie::Edge& edge : wanted) collect(trie, edge.child, below);
    Trial trial{place.taken, place.elements, {wanted.begin(), wanted.end()}, {}};
    for (const std::uint32_t rule : below) {
      if (!matched.contains(rule)) trial.rules.push_back(&rules.rules()[rule]);
    }
    if (!trial.rules.empty()) trials.broken.push_back(std::move(trial));
  }
  std::stable_sort(trials.broken.begin(), trials.broken.end(), [](const Trial& a, const Trial& b) {
    return a.elements != b.elements ? a.elements > b.elements
                                    : a.taken.end - a.taken.begin > b.taken.end - b.taken.begin;
  });
  return trials;
}

}  // namespace glane
