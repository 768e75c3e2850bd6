#include "pipeline/rule_trie.h"

#include <algorithm>
#include <tuple>

#include "pipeline/image.h"

namespace glane {
namespace {

constexpr LookMask looks(TokenKind kind, std::uint8_t shape) {
  const bool word = kind == TokenKind::Word;
  const bool capital = (shape & kCapital) != 0;
  const bool first = (shape & kSentenceStart) != 0;
  const std::array<bool, kLastTokenClass> has{
      word,
      word && capital,
      word && !capital,
      word && (shape & kAllCaps) != 0,
      kind == TokenKind::Number,
      kind == TokenKind::Han,
      kind == TokenKind::Script,
      kind == TokenKind::Punct,
      kind == TokenKind::Url,
      true,
      first,
      !first,
  };
  LookMask mask = 0;
  for (ClassId cls = 1; cls <= kLastTokenClass; ++cls) {
    if (has[cls - 1u]) mask |= look_bit(cls);
  }
  return mask;
}

constexpr std::size_t kKinds = 6;
using LookTable = std::array<std::array<LookMask, 256>, kKinds>;

constexpr LookTable look_table() {
  LookTable table{};
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    for (std::size_t shape = 0; shape < 256; ++shape) {
      table[kind][shape] = looks(static_cast<TokenKind>(kind), static_cast<std::uint8_t>(shape));
    }
  }
  return table;
}
constexpr LookTable kLooks = look_table();

std::uint64_t bit(std::uint32_t id) {
  return std::uint64_t{1} << (id & 63);
}

// Literals, then classes, then looks.
int rank(const Element& element) {
  return element.literal != 0 ? 0 : element.cls > kLastTokenClass ? 1 : 2;
}

std::uint64_t hash(std::uint32_t parent, const Element& element) {
  std::uint64_t h = parent;
  const auto add = [&](std::uint64_t word) {
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
  };
  add(std::uint64_t{element.literal} << 32 | element.value);
  add(std::uint64_t{element.cls} << 24 | std::uint64_t{element.capital} << 17 |
      std::uint64_t{element.glued} << 16 | static_cast<std::uint8_t>(element.slot));
  add(static_cast<std::uint64_t>(static_cast<std::uint32_t>(element.low)) << 32 |
      static_cast<std::uint32_t>(element.high));
  return h;
}

}  // namespace

LookMask looks_of(const Token& token) {
  return kLooks[static_cast<std::size_t>(token.kind)][token.shape];
}

void RuleTrie::add(const Path& path, std::uint32_t rule) {
  std::uint32_t node = 0;
  for (const Element& element : path.elements) node = step(node, element);
  draft_accepts_.push_back({node, {rule, path.span_begin, path.span_end}});
}

std::uint32_t RuleTrie::step(std::uint32_t node, const Element& element) {
  if ((drafts_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(node, element) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Draft& draft = drafts_[slots_[slot] - 1];
    if (draft.parent == node && draft.edge.element == element) return draft.edge.child;
  }
  drafts_.push_back({node, {element, node_count_}});
  slots_[slot] = static_cast<std::uint32_t>(drafts_.size());
  return node_count_++;
}

void RuleTrie::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t k = 0; k < drafts_.size(); ++k) {
    std::size_t slot = hash(drafts_[k].parent, drafts_[k].edge.element) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = k + 1;
  }
}

void RuleTrie::freeze() {
  std::vector<Node> nodes(node_count_);
  lay_out_edges(nodes);
  lay_out_accepts(nodes);
  nodes_.append(nodes);
  mark_beginnings();
  drafts_ = {};
  slots_ = {};
  draft_accepts_ = {};
}

void RuleTrie::load(const Image& image, const std::string& name) {
  nodes_ = Table<Node>::borrow(image.get<Node>(name + "/nodes"));
  edges_ = Table<Edge>::borrow(image.get<Edge>(name + "/edges"));
  accepts_ = Table<Accept>::borrow(image.get<Accept>(name + "/accepts"));
  mark_beginnings();
}

void RuleTrie::save(ImageWriter& image, const std::string& name) const {
  image.put<Node>(name + "/nodes", nodes_);
  image.put<Edge>(name + "/edges", edges_);
  image.put<Accept>(name + "/accepts", accepts_);
}

void RuleTrie::lay_out_edges(std::vector<Node>& nodes) {
  // The edges of one node side by side, in the order of their making.
  std::vector<std::uint32_t> place(node_count_ + 1);
  for (const Draft& draft : drafts_) ++place[draft.parent + 1];
  for (std::uint32_t k = 0; k < node_count_; ++k) place[k + 1] += place[k];
  for (std::uint32_t k = 0; k < node_count_; ++k) nodes[k].edges = place[k];
  std::vector<Edge> edges(drafts_.size());
  for (const Draft& draft : drafts_) edges[place[draft.parent]++] = draft.edge;
  for (std::uint32_t k = 0; k < node_count_; ++k) {
    sort_edges(nodes[k], {edges.data() + nodes[k].edges, edges.data() + place[k]});
  }
  edges_.append(edges);
}

// By the order that Node asks for; counts them.
void RuleTrie::sort_edges(Node& node, std::span<Edge> edges) {
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    const auto key = [](const Element& e) {
      return std::tuple(rank(e), e.literal, rank(e) == 1 ? e.cls : 0);
    };
    return key(a.element) < key(b.element);
  });
  for (const Edge& edge : edges) {
    switch (rank(edge.element)) {
      case 0:
        node.literal_bits |= bit(edge.element.literal);
        ++node.literal_count;
        break;
      case 1:
        node.class_bits |= bit(edge.element.cls);
        ++node.class_count;
        break;
      default:
        node.looks |= look_bit(edge.element.cls);
        ++node.look_count;
    }
  }
}

void RuleTrie::lay_out_accepts(std::vector<Node>& nodes) {
  std::stable_sort(draft_accepts_.begin(), draft_accepts_.end(),
                   [](const DraftAccept& a, const DraftAccept& b) { return a.node < b.node; });
  for (const DraftAccept& draft : draft_accepts_) {
    const Accept& accept = draft.accept;
    Node& node = nodes[draft.node];
    if (node.accept_count == 0) node.accepts = static_cast<std::uint32_t>(accepts_.size());
    const std::span<const Accept> known = accepts(node);
    const bool twice = std::any_of(known.begin(), known.end(), [&](const Accept& a) {
      return a.rule == accept.rule && a.span_begin == accept.span_begin &&
             a.span_end == accept.span_end;
    });
    if (twice) continue;
    accepts_.push_back(accept);
    ++node.accept_count;
  }
}

void RuleTrie::mark_beginnings() {
  const Node& root = nodes_[0];
  for (std::uint32_t k = 0; k < root.literal_count; ++k) {
    const Symbol symbol = edges_[root.edges + k].element.literal;
    if (symbol >= begins_literal_.size()) begins_literal_.resize(symbol + 1);
    begins_literal_[symbol] = true;
  }
  for (std::uint32_t k = 0; k < root.class_count; ++k) {
    const ClassId cls = edges_[root.edges + root.literal_count + k].element.cls;
    if (cls >= begins_class_.size()) begins_class_.resize(cls + 1u);
    begins_class_[cls] = 1;
  }
}

std::span<const RuleTrie::Edge> RuleTrie::find_literals(const Node& node, Symbol symbol) const {
  const Edge* const begin = edges_.data() + node.edges;
  const Edge* const end = begin + node.literal_count;
  const Edge* edge = std::lower_bound(
      begin, end, symbol, [](const Edge& e, Symbol s) { return e.element.literal < s; });
  const Edge* last = edge;
  while (last != end && last->element.literal == symbol) ++last;
  return {edge, last};
}

std::span<const RuleTrie::Edge> RuleTrie::find_classes(const Node& node, ClassId cls) const {
  const Edge* const begin = edges_.data() + node.edges + node.literal_count;
  const Edge* const end = begin + node.class_count;
  const Edge* edge =
      std::lower_bound(begin, end, cls, [](const Edge& e, ClassId c) { return e.element.cls < c; });
  const Edge* last = edge;
  while (last != end && last->element.cls == cls) ++last;
  return {edge, last};
}

}  // namespace glane
