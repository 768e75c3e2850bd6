// A depth-first walk of the trie from each token at which a rule can begin.  Paths are of bounded
// length and the trie does not depend on the text, so that the work at a token is bounded: linear
// time in the text.  Example: with the rules `[n:num] ans` and `[n:num] [u:unit]` the numeral is
// read once, then both continuations are tried.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/rule_set.h"
#include "pipeline/rule_trie.h"

namespace glane {

inline bool has_token_class(const Token& token, ClassId cls) {
  return (looks_of(token) & look_bit(cls)) != 0;
}

inline bool admits(const Element& element, const Arc& arc) {
  return arc.cls == element.cls && (element.value == 0 || element.value == arc.value) &&
         (element.low == kNoNumber || (arc.number >= element.low && arc.number <= element.high));
}

inline bool is_literal(const Element& element, const Token& token) {
  return element.literal == token.symbol && (!element.capital || token.is(kCapital));
}

template <class Visit>
void arcs_at(const RuleText& text, std::uint32_t token, Visit&& visit) {
  for (const ArcTable* table : text.tables) {
    if (table == nullptr) continue;
    for (const Arc& arc : table->at(token)) visit(arc);
  }
}

// Whether `element` stands right before token `first` (as one token), no further back than `begin`
// …
inline bool stands_before(const Element& element, const RuleText& text, std::uint32_t begin,
                          std::uint32_t first) {
  if (first == begin) return false;
  if (element.glued && !text.tokens[first].is(kGlued)) return false;
  const Token& token = text.tokens[first - 1];
  if (element.literal != 0) return is_literal(element, token);
  if (element.cls <= kLastTokenClass) return has_token_class(token, element.cls);
  bool found = false;
  arcs_at(text, first - 1,
          [&](const Arc& arc) { found = found || (arc.end == first && admits(element, arc)); });
  return found;
}

// … or begins at token `last`, before `end`.
inline bool stands_after(const Element& element, const RuleText& text, std::uint32_t last,
                         std::uint32_t end) {
  if (last >= end) return false;
  const Token& token = text.tokens[last];
  if (element.glued && !token.is(kGlued)) return false;
  if (element.literal != 0) return is_literal(element, token);
  if (element.cls <= kLastTokenClass) return has_token_class(token, element.cls);
  bool found = false;
  arcs_at(text, last, [&](const Arc& arc) { found = found || admits(element, arc); });
  return found;
}

// Does nothing, and costs nothing.
struct NoTrace {
  void at(std::uint32_t, TokenSpan, std::uint8_t) {}
};

// Walks from one token.  `Trace::at(node, taken, elements)` is told of every node that is reached.
template <class Trace = NoTrace>
struct RuleSearch {
  // Captures of all that was found lie in one list.
  struct Found {
    std::uint32_t rule;
    std::uint32_t end;
    TokenSpan span;
    std::uint32_t captures;
    std::uint8_t capture_count;
  };

  const RuleTrie& trie;
  const RuleText& text;
  const std::uint32_t last;
  std::array<std::uint32_t, 64> places{};  // the token at which each element of the path began
  std::array<Match::Capture, Match::kMostCaptures> captured{};
  std::uint8_t capture_count = 0;
  std::vector<Found> found{};
  std::vector<Match::Capture> captures{};
  Trace trace{};

  void walk(std::uint32_t node_index, std::uint32_t token, std::uint8_t depth) {
    const RuleTrie::Node& node = trie.node(node_index);
    places[depth] = token;
    trace.at(node_index, {places[0], token}, depth);
    for (const RuleTrie::Accept& accept : trie.accepts(node)) report(accept, token);
    if (token >= last) return;
    const Token& here = text.tokens[token];
    if (node.literal_bits != 0) literals(node, here, token, depth);
    looks(node, here, token, depth);
    if (node.class_bits == 0) return;
    arcs_at(text, token, [&](const Arc& arc) { arcs(node, here, arc, depth); });
  }

  // As walk(0, token, 0), by the tables of what can begin a path.
  void walk_from_root(std::uint32_t token) {
    const RuleTrie::Node& root = trie.node(0);
    const Token& here = text.tokens[token];
    places[0] = token;
    if (trie.begins_literal(here.symbol)) literals(root, here, token, 0);
    looks(root, here, token, 0);
    arcs_at(text, token, [&](const Arc& arc) {
      if (trie.begins_class(arc.cls)) arcs(root, here, arc, 0);
    });
  }

  void literals(const RuleTrie::Node& node, const Token& here, std::uint32_t token,
                std::uint8_t depth) {
    for (const RuleTrie::Edge& edge : trie.literals(node, here.symbol)) {
      if (edge.element.capital && !here.is(kCapital)) continue;
      step(edge, here, {token, token + 1, 0, 0, kNoNumber, 0}, depth);
    }
  }

  void looks(const RuleTrie::Node& node, const Token& here, std::uint32_t token,
             std::uint8_t depth) {
    const LookMask mask = node.looks & looks_of(here);
    if (mask == 0) return;
    for (const RuleTrie::Edge& edge : trie.looks(node)) {
      if ((mask & look_bit(edge.element.cls)) == 0) continue;
      step(edge, here, {token, token + 1, 0, 0, kNoNumber, 0}, depth);
    }
  }

  void arcs(const RuleTrie::Node& node, const Token& here, const Arc& arc, std::uint8_t depth) {
    if (arc.end > last) return;
    for (const RuleTrie::Edge& edge : trie.classes(node, arc.cls)) {
      if (admits(edge.element, arc)) step(edge, here, arc, depth);
    }
  }

  void step(const RuleTrie::Edge& edge, const Token& here, const Arc& arc, std::uint8_t depth) {
    if (edge.element.glued && !here.is(kGlued)) return;
    const bool kept = edge.element.slot >= 0 && capture_count < Match::kMostCaptures;
    if (kept) captured[capture_count++] = {edge.element.slot, arc};
    walk(edge.child, arc.end, static_cast<std::uint8_t>(depth + 1));
    if (kept) --capture_count;
  }

  void report(const RuleTrie::Accept& accept, std::uint32_t end) {
    found.push_back({accept.rule,
                     end,
                     {places[accept.span_begin], places[accept.span_end]},
                     static_cast<std::uint32_t>(captures.size()),
                     capture_count});
    captures.insert(captures.end(), captured.begin(), captured.begin() + capture_count);
  }

  // Finds all that begins at `token`: the longest first, then by file order.
  std::span<const Found> run(std::uint32_t token) {
    found.clear();
    captures.clear();
    walk_from_root(token);
    // Insertion: they are few, and those of one rule and length stay in the order of its paths.
    const auto earlier = [](const Found& a, const Found& b) {
      return a.end != b.end ? a.end > b.end : a.rule < b.rule;
    };
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      std::rotate(std::upper_bound(found.begin(), hit, *hit, earlier), hit, hit + 1);
    }
    return found;
  }
};

// The neighbour that a match may not have, where it has one.
struct Obstacle {
  const Element* element = nullptr;
  bool before = false;
};

inline Obstacle obstacle(const Match& match, const RuleText& text, std::uint32_t first,
                         std::uint32_t last) {
  for (const Element& element : match.rule->not_before) {
    if (stands_before(element, text, first, match.whole.begin)) return {&element, true};
  }
  for (const Element& element : match.rule->not_after) {
    if (stands_after(element, text, match.whole.end, last)) return {&element, false};
  }
  return {};
}

}  // namespace glane
