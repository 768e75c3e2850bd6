// A page as a tree, by the parsing rules of HTML5 (Gumbo).
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

// All nodes of a page lie in one arena, freed at once.  Not copied, not moved.
class HtmlTree {
 public:
  // `page` is UTF-8 and must outlive the tree.  Throws BadInput where the page is nested so deep, or
  // is so full of tags, that it is no article but an attack.
  explicit HtmlTree(std::string_view page);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  [[nodiscard]] const GumboNode* root() const { return root_; }

 private:
  struct Arena;
  static void* allocate(void* arena, std::size_t size);
  static void release(void* arena, void* memory);

  std::unique_ptr<Arena> arena_;
  const GumboNode* root_ = nullptr;
};

[[nodiscard]] inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
[[nodiscard]] inline GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}
[[nodiscard]] inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

// The value of an attribute; empty where there is none.  `node` is an element.
[[nodiscard]] std::string_view attribute(const GumboNode* node, const char* name);
[[nodiscard]] bool has_attribute(const GumboNode* node, const char* name);

// Appends all text below `node`, as it stands.
void append_text(const GumboNode* node, std::string& out);

// Calls `enter` for each node below and including `root`, in document order, and `leave` for each
// element after what is in it; `enter` says whether to go into the node.  Without recursion.
template <class Enter, class Leave>
void walk(const GumboNode* root, Enter&& enter, Leave&& leave) {
  struct Step {
    const GumboNode* node;
    unsigned int child;
  };
  std::vector<Step> path;
  if (!enter(root) || !is_element(root)) return;
  path.push_back({root, 0});
  while (!path.empty()) {
    Step& step = path.back();
    const GumboVector& children = step.node->v.element.children;
    if (step.child == children.length) {
      leave(step.node);
      path.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[step.child++]);
    if (enter(child) && is_element(child)) path.push_back({child, 0});
  }
}

// Runs of white space as one space, none at the ends.
[[nodiscard]] std::string collapsed(std::string_view text);

}  // namespace glane
