#include "pipeline/rule_pattern.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "pipeline/lexicon.h"

namespace glane {
namespace {

constexpr std::size_t kMostPaths = 4096;
constexpr std::size_t kLongestPath = 40;
constexpr std::string_view kSpecial = "()[]|?{}<>~\\ ";

// A path under construction; marks are element indexes, or -1.
struct Draft {
  std::vector<Element> elements;
  int begin = -1;
  int end = -1;
};
using Drafts = std::vector<Draft>;

class Parser {
 public:
  Parser(std::string_view pattern, const DataFile& file, const DataFile::Row& row, Lexicon& lexicon,
         std::span<const std::string_view> slots)
      : rest_(pattern), file_(file), row_(row), lexicon_(lexicon), slots_(slots) {}

  Drafts run() {
    Drafts drafts = alternatives();
    if (!rest_.empty()) fail("a bracket is closed that was not opened");
    return drafts;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    file_.fail(row_,
               "pattern: " + message + (rest_.empty() ? "" : " at `" + std::string(rest_) + "`"));
  }

  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  Drafts alternatives() {
    Drafts all = sequence();
    while (take('|')) {
      Drafts more = sequence();
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

  Drafts sequence() {
    Drafts drafts(1);
    for (;;) {
      skip_spaces();
      if (rest_.empty() || rest_.front() == ')' || rest_.front() == '|') return drafts;
      if (take('<')) {
        for (Draft& d : drafts) d.begin = static_cast<int>(d.elements.size());
        continue;
      }
      if (take('>')) {
        for (Draft& d : drafts) d.end = static_cast<int>(d.elements.size());
        continue;
      }
      drafts = join(drafts, repeated(item()));
    }
  }

  // What one item matches: a group, a class, or the tokens of a literal.
  Drafts item() {
    const bool glued = take('~');
    Drafts drafts;
    if (take('(')) {
      drafts = alternatives();
      if (!take(')')) fail("`)` is missing");
    } else if (take('[')) {
      drafts.resize(1);
      drafts[0].elements.push_back(class_element());
    } else {
      drafts.resize(1);
      drafts[0].elements = literal();
    }
    if (glued) {
      for (Draft& d : drafts) {
        if (!d.elements.empty()) d.elements.front().glued = true;
      }
    }
    return drafts;
  }

  Drafts repeated(Drafts once) {
    if (take('?')) {
      once.push_back({});
      return once;
    }
    if (!take('{')) return once;
    const std::size_t close = rest_.find('}');
    if (close == std::string_view::npos) fail("`}` is missing");
    const std::string_view bounds = rest_.substr(0, close);
    const std::size_t comma = bounds.find(',');
    const int low = integer(bounds.substr(0, comma));
    const int high = comma == std::string_view::npos ? low : integer(bounds.substr(comma + 1));
    if (low < 0 || high < low || high == 0 || high > 12) fail("a repeat must lie in 0 to 12");
    rest_.remove_prefix(close + 1);
    Drafts all;
    Drafts some(1);
    for (int k = 0; k <= high; ++k) {
      if (k >= low) all.insert(all.end(), some.begin(), some.end());
      if (k < high) some = join(some, once);
    }
    return all;
  }

  int integer(std::string_view text) const {
    int value = 0;
    text = trim(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
      fail("`" + std::string(text) + "` is not a whole number");
    }
    return value;
  }

  // After `[`: `name:class=value`, `name:class low..high`.
  Element class_element() {
    const std::size_t close = rest_.find(']');
    if (close == std::string_view::npos) fail("`]` is missing");
    std::string_view body = trim(rest_.substr(0, close));
    Element element;
    if (const std::size_t colon = body.find(':'); colon != std::string_view::npos) {
      const auto slot = std::find(slots_.begin(), slots_.end(), body.substr(0, colon));
      if (slot == slots_.end()) {
        fail("no production of this stage takes a capture `" + std::string(body.substr(0, colon)) +
             "`");
      }
      element.slot = static_cast<std::int8_t>(slot - slots_.begin());
      body.remove_prefix(colon + 1);
    }
    const std::size_t name_end = body.find_first_of("= ");
    element.cls = lexicon_.find_class(body.substr(0, name_end));
    if (element.cls == 0) fail("no class `" + std::string(body.substr(0, name_end)) + "`");
    if (name_end != std::string_view::npos) constraint(body.substr(name_end), element);
    rest_.remove_prefix(close + 1);
    return element;
  }

  void constraint(std::string_view text, Element& element) const {
    if (text.front() == '=') {
      element.value = lexicon_.find_value(text.substr(1));
      if (element.value == 0)
        fail("no lexicon line has the value `" + std::string(text.substr(1)) + "`");
      return;
    }
    const std::string_view range = trim(text);
    const std::size_t dots = range.find("..");
    element.low = integer(range.substr(0, dots));
    element.high = dots == std::string_view::npos ? element.low : integer(range.substr(dots + 2));
  }

  std::vector<Element> literal() {
    std::string text;
    while (!rest_.empty()) {
      if (rest_.front() == '\\' && rest_.size() > 1) {
        text += rest_[1];
        rest_.remove_prefix(2);
      } else if (kSpecial.find(rest_.front()) != std::string_view::npos) {
        break;
      } else {
        text += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    if (text.empty()) fail("something is expected");
    std::vector<Element> elements;
    for (const Token& token : lexicon_.intern_tokens(text)) {
      Element element;
      element.literal = token.symbol;
      element.capital = token.is(kCapital);
      elements.push_back(element);
    }
    return elements;
  }

  Drafts join(const Drafts& left, const Drafts& right) const {
    Drafts joined;
    if (left.size() * right.size() > kMostPaths) fail("spells out to more than 4,096 paths");
    joined.reserve(left.size() * right.size());
    for (const Draft& a : left) {
      for (const Draft& b : right) {
        Draft both = a;
        const int shift = static_cast<int>(a.elements.size());
        both.elements.insert(both.elements.end(), b.elements.begin(), b.elements.end());
        if (b.begin >= 0) both.begin = b.begin + shift;
        if (b.end >= 0) both.end = b.end + shift;
        joined.push_back(std::move(both));
      }
    }
    return joined;
  }

  std::string_view rest_;
  const DataFile& file_;
  const DataFile::Row& row_;
  Lexicon& lexicon_;
  std::span<const std::string_view> slots_;
};

}  // namespace

std::vector<Path> parse_pattern(std::string_view pattern, const DataFile& file,
                                const DataFile::Row& row, Lexicon& lexicon,
                                std::span<const std::string_view> slots) {
  std::vector<Path> paths;
  for (const Draft& draft : Parser(trim(pattern), file, row, lexicon, slots).run()) {
    Path path;
    path.elements = draft.elements;
    if (path.elements.empty()) file.fail(row, "pattern: can match nothing at all");
    if (path.elements.size() > kLongestPath) file.fail(row, "pattern: more than 40 elements");
    const int end = draft.end < 0 ? static_cast<int>(path.elements.size()) : draft.end;
    path.span_begin = static_cast<std::uint8_t>(std::max(0, draft.begin));
    path.span_end = static_cast<std::uint8_t>(end);
    if (path.span_begin >= path.span_end) file.fail(row, "pattern: `< >` holds nothing");
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace glane
