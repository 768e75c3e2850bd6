// The automaton behind a RuleSet: a trie over the elements of all its patterns, in flat arrays.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/rule_pattern.h"
#include "pipeline/table.h"
#include "pipeline/token.h"

namespace glane {

class Image;
class ImageWriter;

// Bit k: the token has the class kTokenClasses[k] by its looks.
using LookMask = std::uint16_t;

[[nodiscard]] LookMask looks_of(const Token& token);

[[nodiscard]] constexpr LookMask look_bit(ClassId cls) {
  return static_cast<LookMask>(1u << (cls - 1));
}

// Filled by add(), then frozen; const after, safe to share among threads.
class RuleTrie {
 public:
  struct Accept {
    std::uint32_t rule;
    std::uint16_t span_begin;  // element indexes of the path
    std::uint16_t span_end;
  };
  struct Edge {
    Element element;
    std::uint32_t child;
  };
  // Edges stand in the order literals (by symbol), lexicon classes (by class), looks.  The bit sets
  // tell most tokens and arcs away that no edge takes: bit `id & 63`.
  struct Node {
    std::uint64_t literal_bits = 0;
    std::uint64_t class_bits = 0;
    std::uint32_t edges = 0;
    std::uint32_t accepts = 0;
    std::uint16_t literal_count = 0;
    std::uint16_t class_count = 0;
    std::uint16_t look_count = 0;
    std::uint16_t accept_count = 0;
    LookMask looks = 0;
    std::array<std::uint16_t, 3> reserved{};  // no byte of the image is left open
  };

  // Adds one path of a rule.
  void add(const Path& path, std::uint32_t rule);

  // Lays the trie out; nothing may be added after.
  void freeze();

  // Reads, instead, the arrays that save() wrote under this name.
  void load(const Image& image, const std::string& name);
  void save(ImageWriter& image, const std::string& name) const;

  [[nodiscard]] const Node& node(std::uint32_t index) const { return nodes_[index]; }

  [[nodiscard]] std::span<const Accept> accepts(const Node& node) const {
    return {accepts_.data() + node.accepts, node.accept_count};
  }
  [[nodiscard]] std::span<const Edge> edges(const Node& node) const {
    const std::size_t count = node.literal_count + node.class_count + node.look_count;
    return {edges_.data() + node.edges, count};
  }
  // The edges that take this word, of whatever case.
  [[nodiscard]] std::span<const Edge> literals(const Node& node, Symbol symbol) const {
    return has_bit(node.literal_bits, symbol) ? find_literals(node, symbol)
                                              : std::span<const Edge>();
  }
  // The edges that take an arc of this class, of whatever value.
  [[nodiscard]] std::span<const Edge> classes(const Node& node, ClassId cls) const {
    return has_bit(node.class_bits, cls) ? find_classes(node, cls) : std::span<const Edge>();
  }
  [[nodiscard]] std::span<const Edge> looks(const Node& node) const {
    return {edges_.data() + node.edges + node.literal_count + node.class_count, node.look_count};
  }

  // Whether a path can begin with this word, or with an arc of this class.
  [[nodiscard]] bool begins_literal(Symbol symbol) const {
    return symbol < begins_literal_.size() && begins_literal_[symbol];
  }
  [[nodiscard]] bool begins_class(ClassId cls) const {
    return cls < begins_class_.size() && begins_class_[cls] != 0;
  }

 private:
  [[nodiscard]] static bool has_bit(std::uint64_t bits, std::uint32_t id) {
    return (bits >> (id & 63) & 1) != 0;
  }
  [[nodiscard]] std::span<const Edge> find_literals(const Node& node, Symbol symbol) const;
  [[nodiscard]] std::span<const Edge> find_classes(const Node& node, ClassId cls) const;

  // Building: edges in the order of their making, found again by a hash of parent and element.
  struct Draft {
    std::uint32_t parent;
    Edge edge;
  };
  struct DraftAccept {
    std::uint32_t node;
    Accept accept;
  };
  [[nodiscard]] std::uint32_t step(std::uint32_t node, const Element& element);
  void grow();
  void lay_out_edges(std::vector<Node>& nodes);
  static void sort_edges(Node& node, std::span<Edge> edges);
  void lay_out_accepts(std::vector<Node>& nodes);
  void mark_beginnings();

  std::uint32_t node_count_ = 1;
  std::vector<Draft> drafts_;
  std::vector<std::uint32_t> slots_;  // draft + 1; 0 is free
  std::vector<DraftAccept> draft_accepts_;

  Table<Node> nodes_;
  Table<Edge> edges_;
  Table<Accept> accepts_;
  std::vector<bool> begins_literal_;        // by symbol
  std::vector<std::uint8_t> begins_class_;  // by class
};

}  // namespace glane
