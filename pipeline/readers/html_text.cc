// Blocks of text are weighed: long ones with few links are what an article is made of.  The article
// is the smallest part of the page that holds most of that weight, with what stands between its
// headline and it.  Of the part, menus, lists of links and what is named as furniture are left out.
//
//   <div id=page><nav>…</nav><div class=story><p>long</p><p>long</p><ul class=related>…</ul></div></div>
//   gives the two paragraphs: the list is furniture, the menu outside.
#include "pipeline/readers/html_text.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/embedded_files.h"

namespace glane {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFu;
// Weights are bytes of UTF-8: a Chinese character says about as much as three letters.
constexpr std::size_t kLongBlock = 60;
constexpr double kLinkedLong = 0.4;     // more links than that: no block of an article
constexpr double kLinkedMost = 0.5;     // more links than that: left out, also of the article
constexpr double kShareOfPart = 0.75;   // a part that holds so much of the weight holds the article
constexpr double kNeverFurniture = 0.5;  // nor is a part furniture that holds so much

class Names {
 public:
  Names() {
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.path != "pipeline/readers/html_words.tsv") continue;
      const DataFile table(file);
      for (const DataFile::Row& row : table.rows()) {
        table.require_cells(row, 2);
        auto& words = row.cells[0] == "text" ? text_ : furniture_;
        for (const std::string_view word : split(row.cells[1], '|')) words.emplace(word);
      }
      return;
    }
    throw std::logic_error("html_words.tsv was not built in");
  }

  [[nodiscard]] bool names_furniture(std::string_view name) const {
    bool furniture = false;
    std::string whole;  // `article-body` names what `articlebody` does
    std::string word;
    const auto end_word = [&] {
      furniture = furniture || furniture_.contains(word);
      word.clear();
    };
    for (std::size_t k = 0; k <= name.size(); ++k) {
      const char c = k < name.size() ? name[k] : ' ';
      const bool capital = c >= 'A' && c <= 'Z';
      const bool small = c >= 'a' && c <= 'z';
      const bool after_small = k > 0 && name[k - 1] >= 'a' && name[k - 1] <= 'z';
      if (!small && (!capital || after_small)) end_word();
      if (small || capital) {
        word += static_cast<char>(c | 0x20);
        whole += static_cast<char>(c | 0x20);
      } else if (c == ' ' || c == '\t' || c == '\n') {
        if (text_.contains(whole)) return false;
        whole.clear();
      }
    }
    return furniture;
  }

 private:
  std::set<std::string, std::less<>> furniture_;
  std::set<std::string, std::less<>> text_;
};

const Names& names() {
  static const Names table;
  return table;
}

enum class Layout : std::uint8_t { Inline, Block, Hidden };

Layout layout_of(const GumboNode* node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME: case GUMBO_TAG_SVG: case GUMBO_TAG_OBJECT: case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_VIDEO: case GUMBO_TAG_AUDIO: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON: case GUMBO_TAG_HEAD: case GUMBO_TAG_INPUT: case GUMBO_TAG_DATALIST:
      return Layout::Hidden;
    case GUMBO_TAG_A: case GUMBO_TAG_SPAN: case GUMBO_TAG_EM: case GUMBO_TAG_STRONG: case GUMBO_TAG_B:
    case GUMBO_TAG_I: case GUMBO_TAG_U: case GUMBO_TAG_S: case GUMBO_TAG_SMALL: case GUMBO_TAG_FONT:
    case GUMBO_TAG_ABBR: case GUMBO_TAG_TIME: case GUMBO_TAG_SUP: case GUMBO_TAG_SUB:
    case GUMBO_TAG_MARK: case GUMBO_TAG_Q: case GUMBO_TAG_CITE: case GUMBO_TAG_CODE:
    case GUMBO_TAG_IMG: case GUMBO_TAG_BR: case GUMBO_TAG_DEL: case GUMBO_TAG_INS: case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO: case GUMBO_TAG_DATA: case GUMBO_TAG_DFN: case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL: case GUMBO_TAG_RUBY: case GUMBO_TAG_SAMP: case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR: case GUMBO_TAG_BIG: case GUMBO_TAG_STRIKE: case GUMBO_TAG_TT:
    case GUMBO_TAG_UNKNOWN: case GUMBO_TAG_SOURCE:
      break;
    case GUMBO_TAG_RT: case GUMBO_TAG_RP:  // readings beside the characters are not the text
      return Layout::Hidden;
    default:
      return Layout::Block;
  }
  return Layout::Inline;
}

bool is_hidden(const GumboNode* node) {
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  const std::string style = collapsed(attribute(node, "style"));
  return style.find("display:none") != std::string::npos ||
         style.find("display: none") != std::string::npos;
}

bool is_heading(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

bool is_furniture(const GumboNode* node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_HTML: case GUMBO_TAG_BODY: case GUMBO_TAG_MAIN: case GUMBO_TAG_ARTICLE:
      return false;
    case GUMBO_TAG_NAV: case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_MENU:
      return true;
    default:
      break;
  }
  const std::string_view role = attribute(node, "role");
  for (const std::string_view known :
       {"navigation", "complementary", "banner", "contentinfo", "search", "dialog"}) {
    if (role == known) return true;
  }
  return names().names_furniture(attribute(node, "class")) ||
         names().names_furniture(attribute(node, "id"));
}

// A part of the page: an element that stands for itself.
struct Part {
  std::uint32_t parent = kNone;
  std::uint32_t end = 0;  // parts from here on to `end` lie inside
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  bool furniture = false;
  std::size_t weight = 0;  // of the long blocks inside
};

// A stretch of text without a break.
struct Block {
  std::string text;
  std::size_t linked = 0;  // bytes of it that are links
  std::uint32_t part = 0;
  bool heading = false;

  [[nodiscard]] double link_share() const {
    return text.empty() ? 0 : static_cast<double>(linked) / static_cast<double>(text.size());
  }
  [[nodiscard]] bool is_long() const {
    return text.size() >= kLongBlock && link_share() < kLinkedLong && !heading;
  }
};

// Cuts a page into parts and blocks.
class Cutter {
 public:
  std::vector<Part> parts;
  std::vector<Block> blocks;

  explicit Cutter(const GumboNode* root) {
    parts.push_back({});
    walk(root, [&](const GumboNode* node) { return enter(node); },
         [&](const GumboNode* node) { leave(node); });
    end_block();
    parts[0].end = static_cast<std::uint32_t>(parts.size());
  }

 private:
  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      add(node->v.text.text);
      return false;
    }
    if (!is_element(node)) return false;
    const Layout layout = layout_of(node);
    if (layout == Layout::Hidden || is_hidden(node)) return false;
    if (tag_of(node) == GUMBO_TAG_BR) raw_ += '\n';
    if (tag_of(node) == GUMBO_TAG_A) ++links_;
    if (layout == Layout::Block) {
      end_block();
      Part part;
      part.parent = part_;
      part.tag = tag_of(node);
      part.furniture = is_furniture(node);
      part_ = static_cast<std::uint32_t>(parts.size());
      parts.push_back(part);
    }
    return true;
  }

  void leave(const GumboNode* node) {
    if (tag_of(node) == GUMBO_TAG_A) --links_;
    if (layout_of(node) != Layout::Block) return;
    end_block();
    parts[part_].end = static_cast<std::uint32_t>(parts.size());
    part_ = parts[part_].parent;
  }

  void add(const char* text) {
    for (; *text != '\0'; ++text) {
      const bool space = *text == ' ' || *text == '\t' || *text == '\n' || *text == '\r' || *text == '\f';
      raw_ += space ? ' ' : *text;
      if (links_ > 0 && !space) ++linked_;
    }
  }

  // A line break in the page makes a line of its own.
  void end_block() {
    Block block;
    for (const std::string_view line : split(raw_, '\n')) {
      const std::string text = collapsed(line);
      if (text.empty()) continue;
      if (!block.text.empty()) block.text += '\n';
      block.text += text;
    }
    block.linked = linked_;
    block.part = part_;
    block.heading = is_heading(parts[part_].tag);
    if (!block.text.empty()) blocks.push_back(std::move(block));
    raw_.clear();
    linked_ = 0;
  }

  std::string raw_;
  std::size_t linked_ = 0;
  int links_ = 0;
  std::uint32_t part_ = 0;
};

// Finds the part that is the article, and says which blocks are its text.
class Chooser {
 public:
  Chooser(std::vector<Part>& parts, const std::vector<Block>& blocks)
      : parts_(parts), blocks_(blocks) {
    free_majority();
    for (std::size_t k = 1; k < parts_.size(); ++k) {
      if (parts_[parts_[k].parent].furniture) parts_[k].furniture = true;
    }
    weigh([&](const Block& block) { return block.is_long() && !parts_[block.part].furniture; });
  }

  [[nodiscard]] std::string text() const {
    const std::uint32_t part = article();
    std::size_t first = 0;
    while (first < blocks_.size() && !inside(blocks_[first], part)) ++first;
    std::string text;
    std::string heading;  // waits for text under it
    for (std::size_t k = headline(first, part); k < blocks_.size(); ++k) {
      const Block& block = blocks_[k];
      if (k >= first && !inside(block, part)) break;
      if (parts_[block.part].furniture) continue;
      if (block.heading) {
        if (parts_[block.part].tag == GUMBO_TAG_H1) {
          text += block.text + '\n';
        } else {
          heading = block.text + '\n';
        }
        continue;
      }
      if (block.link_share() > kLinkedMost) continue;
      text += heading + block.text + '\n';
      heading.clear();
    }
    return text;
  }

 private:
  [[nodiscard]] bool inside(const Block& block, std::uint32_t part) const {
    return block.part >= part && block.part < parts_[part].end;
  }

  template <class Counts>
  void weigh(Counts&& counts) {
    for (Part& part : parts_) part.weight = 0;
    for (const Block& block : blocks_) {
      if (counts(block)) parts_[block.part].weight += block.text.size();
    }
    for (std::size_t k = parts_.size() - 1; k > 0; --k) {
      parts_[parts_[k].parent].weight += parts_[k].weight;
    }
  }

  // Some pages are one form, or one `div` of a name that misleads.
  void free_majority() {
    weigh([](const Block& block) { return block.is_long(); });
    const double most = kNeverFurniture * static_cast<double>(parts_[0].weight);
    for (Part& part : parts_) {
      if (static_cast<double>(part.weight) > most) part.furniture = false;
    }
  }

  [[nodiscard]] std::uint32_t article() const {
    std::uint32_t part = 0;
    for (;;) {
      std::uint32_t heaviest = kNone;
      for (std::uint32_t child = part + 1; child < parts_[part].end; child = parts_[child].end) {
        if (heaviest == kNone || parts_[child].weight > parts_[heaviest].weight) heaviest = child;
      }
      if (heaviest == kNone || parts_[heaviest].tag == GUMBO_TAG_P ||
          parts_[heaviest].tag == GUMBO_TAG_LI || parts_[heaviest].tag == GUMBO_TAG_BLOCKQUOTE) {
        return part;
      }
      const auto weight = static_cast<double>(parts_[heaviest].weight);
      if (parts_[heaviest].weight == 0 ||
          weight < kShareOfPart * static_cast<double>(parts_[part].weight)) {
        return part;
      }
      part = heaviest;
    }
  }

  // The block of the last headline before the article; its first block where it has its own.
  [[nodiscard]] std::size_t headline(std::size_t first, std::uint32_t part) const {
    for (std::size_t k = first; k < blocks_.size() && inside(blocks_[k], part); ++k) {
      if (parts_[blocks_[k].part].tag == GUMBO_TAG_H1) return first;
    }
    for (std::size_t k = first; k-- > 0;) {
      if (parts_[blocks_[k].part].tag == GUMBO_TAG_H1) return k;
    }
    return first;
  }

  std::vector<Part>& parts_;
  const std::vector<Block>& blocks_;
};

}  // namespace

std::string article_text(const GumboNode* root) {
  Cutter cutter(root);
  return Chooser(cutter.parts, cutter.blocks).text();
}

}  // namespace glane
