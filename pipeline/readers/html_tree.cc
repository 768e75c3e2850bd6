// Gumbo frees its tree, and looks through its stack of open elements, at a cost that grows with the
// depth of the page.  The arena makes freeing one step; the depth is bounded before it is parsed,
// and its memory while it is.
#include "pipeline/readers/html_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <cstring>

#include "pipeline/readers/byte_stream.h"

namespace glane {
namespace {

constexpr std::size_t kDeepest = 2000;  // browsers stop at 512 elements
constexpr std::size_t kBlock = 1 << 20;
constexpr std::size_t kArenaPerByte = 24;
constexpr std::size_t kArenaFree = std::size_t{64} << 20;

// Elements that hold nothing, or that the next of their kind closes.
bool never_nests(std::string_view tag) {
  static constexpr std::array<std::string_view, 29> kTags{
      "area", "base",  "br",    "col",    "dd",    "dt",     "embed",    "hr",     "img", "input",
      "li",   "link",  "meta",  "option", "p",     "param",  "optgroup", "rp",     "rt",  "source",
      "tbody", "td",   "tfoot", "th",     "thead", "tr",     "track",    "wbr",    "colgroup"};
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

// How deep elements can nest at most, by a look at the tags alone.
std::size_t depth_of(std::string_view page) {
  std::size_t deepest = 0;
  std::size_t depth = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    ++at;
    const bool closes = at < page.size() && page[at] == '/';
    std::array<char, 12> name;
    std::size_t size = 0;
    for (std::size_t k = at + (closes ? 1 : 0); k < page.size() && size < name.size(); ++k) {
      const char c = static_cast<char>(page[k] | 0x20);
      if ((c < 'a' || c > 'z') && (page[k] < '0' || page[k] > '9')) break;
      name[size++] = c;
    }
    if (size == 0 || never_nests({name.data(), size})) continue;
    if (!closes) deepest = std::max(deepest, ++depth);
    if (closes && depth > 0) --depth;
  }
  return deepest;
}

}  // namespace

struct HtmlTree::Arena {
  std::jmp_buf full;
  std::vector<std::unique_ptr<char[]>> blocks;
  char* at = nullptr;
  std::size_t left = 0;
  std::size_t used = 0;
  std::size_t limit = 0;

  // Null where there is no room.
  void* take(std::size_t size) noexcept {
    size = (size + 15) / 16 * 16;
    if (size > left) {
      const std::size_t block = std::max(size, kBlock);
      if (used + block > limit) return nullptr;
      try {
        blocks.push_back(std::make_unique_for_overwrite<char[]>(block));
      } catch (...) {
        return nullptr;
      }
      used += block;
      at = blocks.back().get();
      left = block;
    }
    void* const memory = at;
    at += size;
    left -= size;
    return memory;
  }
};

// Gumbo cannot be told that there is no memory: the way out is a jump over its frames, which are C
// and own nothing outside the arena.
void* HtmlTree::allocate(void* arena, std::size_t size) {
  auto* const self = static_cast<Arena*>(arena);
  void* const memory = self->take(size);
  if (memory == nullptr) std::longjmp(self->full, 1);
  return memory;
}

void HtmlTree::release(void*, void*) {}

HtmlTree::HtmlTree(std::string_view page) : arena_(std::make_unique<Arena>()) {
  if (depth_of(page) > kDeepest) throw BadInput("HTML that is nested too deep");
  arena_->limit = page.size() * kArenaPerByte + kArenaFree;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &HtmlTree::allocate;
  options.deallocator = &HtmlTree::release;
  options.userdata = arena_.get();
  options.max_errors = 0;
  if (setjmp(arena_->full) != 0) throw BadInput("HTML with more tags than can be held");
  root_ = gumbo_parse_with_options(&options, page.data(), page.size())->root;
}

HtmlTree::~HtmlTree() = default;

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool has_attribute(const GumboNode* node, const char* name) {
  return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

void append_text(const GumboNode* node, std::string& out) {
  walk(
      node,
      [&](const GumboNode* inner) {
        if (is_text(inner)) out += inner->v.text.text;
        return true;
      },
      [](const GumboNode*) {});
}

std::string collapsed(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

}  // namespace glane
