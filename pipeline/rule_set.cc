// A depth-first walk of the trie from each token at which a rule can begin.  Paths are of bounded
// length and the trie does not depend on the text, so that the work at a token is bounded: linear
// time in the text.  Example: with the rules `[n:num] ans` and `[n:num] [u:unit]` the numeral is
// read once, then both continuations are tried.
#include "pipeline/rule_set.h"

#include <algorithm>

namespace glane {
namespace {

bool has_token_class(const Token& token, ClassId cls) {
  switch (cls) {
    case 1:
      return token.kind == TokenKind::Word;
    case 2:
      return token.kind == TokenKind::Word && token.is(kCapital);
    case 3:
      return token.kind == TokenKind::Word && !token.is(kCapital);
    case 4:
      return token.kind == TokenKind::Word && token.is(kAllCaps);
    case 5:
      return token.kind == TokenKind::Number;
    case 6:
      return token.kind == TokenKind::Han;
    case 7:
      return token.kind == TokenKind::Script;
    case 8:
      return token.kind == TokenKind::Punct;
    case 9:
      return token.kind == TokenKind::Url;
    case 10:
      return true;
    case 11:
      return token.is(kSentenceStart);
    case 12:
      return !token.is(kSentenceStart);
    default:
      return false;
  }
}

bool admits(const Element& element, const Arc& arc) {
  return arc.cls == element.cls && (element.value == 0 || element.value == arc.value) &&
         (element.low == kNoNumber || (arc.number >= element.low && arc.number <= element.high));
}

bool is_literal(const Element& element, const Token& token) {
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
bool stands_before(const Element& element, const RuleText& text, std::uint32_t begin,
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
bool stands_after(const Element& element, const RuleText& text, std::uint32_t last,
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

// Cut at spaces, but not inside `[int 1000..2200]`.
std::vector<std::string_view> split_elements(std::string_view cell) {
  std::vector<std::string_view> items;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t k = 0; k <= cell.size(); ++k) {
    if (k < cell.size() && cell[k] == '[') inside = true;
    if (k < cell.size() && cell[k] == ']') inside = false;
    if (inside || (k < cell.size() && cell[k] != ' ')) continue;
    if (k > begin) items.push_back(cell.substr(begin, k - begin));
    begin = k + 1;
  }
  return items;
}

std::string_view cell(const DataFile::Row& row, std::size_t k) {
  const std::string_view text = k < row.cells.size() ? trim(row.cells[k]) : std::string_view();
  return text == "-" ? std::string_view() : text;
}

}  // namespace

std::string_view Rule::constant(std::string_view key) const {
  for (const auto& [name, value] : constants) {
    if (name == key) return value;
  }
  return {};
}

RuleSet::RuleSet(const std::vector<const DataFile*>& files, Lexicon& lexicon,
                 RuleVocabulary vocabulary)
    : nodes_(1) {
  struct Source {
    const DataFile* file;
    const DataFile::Row* row;
  };
  std::vector<Source> sources;
  for (const DataFile* file : files) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 7);
      const auto same = std::find_if(sources.begin(), sources.end(), [&](const Source& s) {
        return s.row->cells[0] == row.cells[0];
      });
      if (same == sources.end()) {
        sources.push_back({file, &row});
      } else if (same->file == file) {
        file->fail(row, "the rule id `" + std::string(row.cells[0]) + "` stands twice");
      } else {
        *same = {file, &row};
      }
    }
  }
  for (const auto& [file, row] : sources) {
    Rule rule;
    rule.id = std::string(row->cells[0]);
    rule.source = {&file->path(), row->line};
    const auto words = split(cell(*row, 2), ' ');
    const auto production = std::find(vocabulary.productions.begin(), vocabulary.productions.end(),
                                      words.empty() ? std::string_view() : words.front());
    if (production == vocabulary.productions.end()) {
      file->fail(*row, "no production `" + std::string(cell(*row, 2)) + "`");
    }
    rule.production = static_cast<std::uint8_t>(production - vocabulary.productions.begin());
    for (std::size_t k = 1; k < words.size(); ++k) {
      const std::size_t equals = words[k].find('=');
      if (equals == std::string_view::npos) file->fail(*row, "a constant reads key=value");
      rule.constants.emplace_back(words[k].substr(0, equals), words[k].substr(equals + 1));
    }
    rule.not_before = neighbours(cell(*row, 3), *file, *row, lexicon);
    rule.not_after = neighbours(cell(*row, 4), *file, *row, lexicon);
    rule.must = std::string(cell(*row, 5));
    rule.must_not = std::string(cell(*row, 6));
    const auto index = static_cast<std::uint32_t>(rules_.size());
    for (const Path& path :
         parse_pattern(row->cells[1], *file, *row, lexicon, vocabulary.captures)) {
      add_path(path, index);
    }
    rules_.push_back(std::move(rule));
  }
  freeze();
}

std::vector<Element> RuleSet::neighbours(std::string_view cell, const DataFile& file,
                                         const DataFile::Row& row, Lexicon& lexicon) const {
  std::vector<Element> elements;
  for (const std::string_view item : split_elements(cell)) {
    for (const Path& path : parse_pattern(item, file, row, lexicon, {})) {
      if (path.elements.size() != 1) file.fail(row, "a neighbour is one element");
      elements.push_back(path.elements.front());
    }
  }
  return elements;
}

void RuleSet::add_path(const Path& path, std::uint32_t rule) {
  std::uint32_t node = 0;
  for (const Element& element : path.elements) {
    Node& from = nodes_[node];
    auto& edges = element.literal != 0             ? from.literals
                  : element.cls <= kLastTokenClass ? from.looks
                                                   : from.classes;
    const auto same = std::find_if(edges.begin(), edges.end(),
                                   [&](const Edge& edge) { return edge.element == element; });
    if (same != edges.end()) {
      node = same->child;
      continue;
    }
    const auto child = static_cast<std::uint32_t>(nodes_.size());
    edges.push_back({element, child});
    nodes_.emplace_back();
    node = child;
  }
  auto& accepts = nodes_[node].accepts;
  const bool known = std::any_of(accepts.begin(), accepts.end(), [&](const Accept& a) {
    return a.rule == rule && a.span_begin == path.span_begin && a.span_end == path.span_end;
  });
  if (!known) accepts.push_back({rule, path.span_begin, path.span_end});
}

void RuleSet::freeze() {
  for (Node& node : nodes_) {
    std::stable_sort(node.literals.begin(), node.literals.end(), [](const Edge& a, const Edge& b) {
      return a.element.literal < b.element.literal;
    });
    std::stable_sort(node.classes.begin(), node.classes.end(),
                     [](const Edge& a, const Edge& b) { return a.element.cls < b.element.cls; });
  }
  for (const Edge& edge : nodes_.front().literals) {
    if (edge.element.literal >= begins_literal_.size()) {
      begins_literal_.resize(edge.element.literal + 1);
    }
    begins_literal_[edge.element.literal] = true;
  }
  for (const Edge& edge : nodes_.front().looks) {
    if (std::find(begins_looks_.begin(), begins_looks_.end(), edge.element.cls) ==
        begins_looks_.end()) {
      begins_looks_.push_back(edge.element.cls);
    }
  }
  for (const Edge& edge : nodes_.front().classes) {
    if (edge.element.cls >= begins_class_.size()) begins_class_.resize(edge.element.cls + 1u);
    begins_class_[edge.element.cls] = true;
  }
}

bool RuleSet::can_begin(const RuleText& text, std::uint32_t token) const {
  const Symbol symbol = text.tokens[token].symbol;
  if (symbol < begins_literal_.size() && begins_literal_[symbol]) return true;
  for (const ClassId cls : begins_looks_) {
    if (has_token_class(text.tokens[token], cls)) return true;
  }
  bool found = false;
  arcs_at(text, token, [&](const Arc& arc) {
    found = found || (arc.cls < begins_class_.size() && begins_class_[arc.cls]);
  });
  return found;
}

// One walk from one token.
struct RuleSet::Search {
  struct Found {
    Match match;
    std::uint32_t end;
  };

  const RuleSet& rules;
  const RuleText& text;
  std::uint32_t first;
  std::uint32_t last;
  std::array<std::uint32_t, 64> places{};  // the token at which each element of the path began
  Match draft{};
  std::vector<Found> found{};
  std::vector<std::uint32_t> order{};

  void walk(std::uint32_t node_index, std::uint32_t token, std::uint8_t depth) {
    const Node& node = rules.nodes_[node_index];
    places[depth] = token;
    for (const Accept& accept : node.accepts) report(accept, token);
    if (token >= last) return;
    const Token& here = text.tokens[token];
    literals(node, here, token, depth);
    for (const Edge& edge : node.looks) {
      if (edge.element.glued && !here.is(kGlued)) continue;
      if (!has_token_class(here, edge.element.cls)) continue;
      step(edge, {token, token + 1, 0, 0, kNoNumber, 0}, depth);
    }
    if (!node.classes.empty()) classes(node, here, token, depth);
  }

  void classes(const Node& node, const Token& here, std::uint32_t token, std::uint8_t depth) {
    arcs_at(text, token, [&](const Arc& arc) {
      if (arc.end > last) return;
      auto edge = std::lower_bound(node.classes.begin(), node.classes.end(), arc.cls,
                                   [](const Edge& e, ClassId cls) { return e.element.cls < cls; });
      for (; edge != node.classes.end() && edge->element.cls == arc.cls; ++edge) {
        if (edge->element.glued && !here.is(kGlued)) continue;
        if (admits(edge->element, arc)) step(*edge, arc, depth);
      }
    });
  }

  void literals(const Node& node, const Token& here, std::uint32_t token, std::uint8_t depth) {
    if (here.symbol == 0 || node.literals.empty()) return;
    auto edge =
        std::lower_bound(node.literals.begin(), node.literals.end(), here.symbol,
                         [](const Edge& e, Symbol symbol) { return e.element.literal < symbol; });
    for (; edge != node.literals.end() && edge->element.literal == here.symbol; ++edge) {
      if (edge->element.glued && !here.is(kGlued)) continue;
      if (edge->element.capital && !here.is(kCapital)) continue;
      walk(edge->child, token + 1, static_cast<std::uint8_t>(depth + 1));
    }
  }

  void step(const Edge& edge, const Arc& arc, std::uint8_t depth) {
    const bool captured = edge.element.slot >= 0 && draft.capture_count < Match::kMostCaptures;
    if (captured) draft.captures[draft.capture_count++] = {edge.element.slot, arc};
    walk(edge.child, arc.end, static_cast<std::uint8_t>(depth + 1));
    if (captured) --draft.capture_count;
  }

  void report(const Accept& accept, std::uint32_t end) {
    Found hit{draft, end};
    hit.match.rule = &rules.rules_[accept.rule];
    hit.match.rule_index = accept.rule;
    hit.match.whole = {places[0], end};
    hit.match.span = {places[accept.span_begin], places[accept.span_end]};
    found.push_back(hit);
  }

  // What was found, the longest first, then by file order.  A match is large: indexes are sorted.
  [[nodiscard]] std::span<const std::uint32_t> in_order() {
    order.resize(found.size());
    for (std::uint32_t k = 0; k < order.size(); ++k) order[k] = k;
    if (order.size() > 1) {
      std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
        if (found[a].end != found[b].end) return found[a].end > found[b].end;
        const std::uint32_t left = found[a].match.rule_index;
        const std::uint32_t right = found[b].match.rule_index;
        return left != right ? left < right : a < b;
      });
    }
    return order;
  }

  [[nodiscard]] bool allowed(const Match& match) const {
    for (const Element& element : match.rule->not_before) {
      if (stands_before(element, text, first, match.whole.begin)) return false;
    }
    for (const Element& element : match.rule->not_after) {
      if (stands_after(element, text, match.whole.end, last)) return false;
    }
    return true;
  }
};

void RuleSet::scan(const RuleText& text, std::uint32_t first, std::uint32_t last,
                   FunctionRef<bool(const Match&)> visit, std::uint32_t begin_limit) const {
  Search search{*this, text, first, last};
  begin_limit = std::min(begin_limit, last);
  for (std::uint32_t token = first; token < begin_limit;) {
    std::uint32_t next = token + 1;
    if (can_begin(text, token)) {
      search.found.clear();
      search.walk(0, token, 0);
      for (const std::uint32_t k : search.in_order()) {
        const Search::Found& hit = search.found[k];
        if (!search.allowed(hit.match) || !visit(hit.match)) continue;
        next = std::max(next, hit.match.span.end);
        break;
      }
    }
    token = next;
  }
}

}  // namespace glane
