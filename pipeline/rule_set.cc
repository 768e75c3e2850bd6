// A depth-first walk of the trie from each token at which a rule can begin.  Paths are of bounded
// length and the trie does not depend on the text, so that the work at a token is bounded: linear
// time in the text.  Example: with the rules `[n:num] ans` and `[n:num] [u:unit]` the numeral is
// read once, then both continuations are tried.
#include "pipeline/rule_set.h"

#include <algorithm>

namespace glane {
namespace {

bool has_token_class(const Token& token, ClassId cls) {
  return (looks_of(token) & look_bit(cls)) != 0;
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
                 RuleVocabulary vocabulary) {
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
  rules_.reserve(sources.size());
  for (const auto& [file, row] : sources) read(*file, *row, lexicon, vocabulary);
  trie_.freeze();
}

void RuleSet::read(const DataFile& file, const DataFile::Row& row, Lexicon& lexicon,
                   const RuleVocabulary& vocabulary) {
  Rule rule;
  rule.id = std::string(row.cells[0]);
  rule.source = {&file.path(), row.line};
  const auto words = split(cell(row, 2), ' ');
  const auto production = std::find(vocabulary.productions.begin(), vocabulary.productions.end(),
                                    words.empty() ? std::string_view() : words.front());
  if (production == vocabulary.productions.end()) {
    file.fail(row, "no production `" + std::string(cell(row, 2)) + "`");
  }
  rule.production = static_cast<std::uint8_t>(production - vocabulary.productions.begin());
  for (std::size_t k = 1; k < words.size(); ++k) {
    const std::size_t equals = words[k].find('=');
    if (equals == std::string_view::npos) file.fail(row, "a constant reads key=value");
    rule.constants.emplace_back(words[k].substr(0, equals), words[k].substr(equals + 1));
  }
  rule.not_before = neighbours(cell(row, 3), file, row, lexicon);
  rule.not_after = neighbours(cell(row, 4), file, row, lexicon);
  rule.must = std::string(cell(row, 5));
  rule.must_not = std::string(cell(row, 6));
  const auto index = static_cast<std::uint32_t>(rules_.size());
  for (const Path& path : parse_pattern(row.cells[1], file, row, lexicon, vocabulary.captures)) {
    trie_.add(path, index);
  }
  rules_.push_back(std::move(rule));
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

// One walk from one token.
struct RuleSet::Search {
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

  void walk(std::uint32_t node_index, std::uint32_t token, std::uint8_t depth) {
    const RuleTrie::Node& node = trie.node(node_index);
    places[depth] = token;
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

bool RuleSet::allowed(const Match& match, const RuleText& text, std::uint32_t first,
                      std::uint32_t last) {
  for (const Element& element : match.rule->not_before) {
    if (stands_before(element, text, first, match.whole.begin)) return false;
  }
  for (const Element& element : match.rule->not_after) {
    if (stands_after(element, text, match.whole.end, last)) return false;
  }
  return true;
}

void RuleSet::scan(const RuleText& text, std::uint32_t first, std::uint32_t last,
                   FunctionRef<bool(const Match&)> visit, std::uint32_t begin_limit) const {
  Search search{trie_, text, last};
  Match match;
  begin_limit = std::min(begin_limit, last);
  for (std::uint32_t token = first; token < begin_limit;) {
    std::uint32_t next = token + 1;
    for (const Search::Found& hit : search.run(token)) {
      match.rule = &rules_[hit.rule];
      match.rule_index = hit.rule;
      match.whole = {token, hit.end};
      match.span = hit.span;
      match.capture_count = hit.capture_count;
      std::copy_n(search.captures.begin() + hit.captures, hit.capture_count,
                  match.captures.begin());
      if (!allowed(match, text, first, last) || !visit(match)) continue;
      next = std::max(next, match.span.end);
      break;
    }
    token = next;
  }
}

}  // namespace glane
