#include "stages/chrome/chrome.h"

#include <array>
#include <charconv>

namespace glane {
namespace {

constexpr std::array<std::string_view, 1> kProductions{"holds"};

// Furniture comes in short lines; a longer paragraph is not looked at.
constexpr std::uint32_t kLongestLine = 160;

// Labels between furniture: at most this many tokens each, and fewer than this many in a row.
constexpr std::uint32_t kLongestLabel = 8;
constexpr std::size_t kWidestGap = 4;

// A short line that is no sentence.
bool is_label(const Document& doc, const Paragraph& paragraph) {
  if (paragraph.tokens.size() > kLongestLabel) return false;
  if (paragraph.tokens.size() == 0) return true;
  const Token& last = (*doc.tokens)[paragraph.tokens.end - 1];
  const std::string_view end = last.span.in(doc.text());
  return end != "." && end != "!" && end != "?" && end != "…" && end != "。" && end != "！" &&
         end != "？" && end != "»" && end != "\"";
}

}  // namespace

Chrome::Chrome(const DataFiles& files, Lexicon& lexicon)
    : rules_(files.at("stages/chrome/rules.tsv"), lexicon, {kProductions, {}}),
      furniture_(lexicon.intern_class("furniture")),
      strong_(lexicon.intern_value("strong")),
      filler_(lexicon.intern_value("filler")) {
  for (const Rule& rule : rules_.rules()) {
    std::uint32_t most = kLongestLine;
    const std::string_view text = rule.constant("most");
    std::from_chars(text.data(), text.data() + text.size(), most);
    most_.push_back(most);
  }
}

std::vector<bool> Chrome::run(const Document& doc) const {
  const std::vector<Paragraph>& paragraphs = *doc.paragraphs;
  std::vector<Verdict> verdicts(paragraphs.size(), Verdict::Text);
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const TokenSpan tokens = paragraphs[p].tokens;
    if (tokens.size() == 0 || tokens.size() > kLongestLine) continue;
    verdicts[p] = holds_pattern(doc, tokens) ? Verdict::Chrome : judge_words(doc, tokens);
  }
  std::vector<bool> chrome(paragraphs.size());
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const auto marked = [&](std::size_t k) {
      return k < paragraphs.size() && verdicts[k] != Verdict::Text;
    };
    chrome[p] = verdicts[p] == Verdict::Chrome ||
                (verdicts[p] == Verdict::Weak && (marked(p - 1) || marked(p + 1)));
  }
  fill_gaps(doc, verdicts, chrome);
  return chrome;
}

// `Récompense` between `0/400` and `Partager`: labels among furniture that no word list holds.
void Chrome::fill_gaps(const Document& doc, const std::vector<Verdict>& verdicts,
                       std::vector<bool>& chrome) {
  for (std::size_t p = 1; p < chrome.size(); ++p) {
    if (chrome[p] || !chrome[p - 1] || !is_label(doc, (*doc.paragraphs)[p])) continue;
    std::size_t next = p + 1;
    while (next < chrome.size() && next - p < kWidestGap && verdicts[next] == Verdict::Text &&
           is_label(doc, (*doc.paragraphs)[next])) {
      ++next;
    }
    if (next < chrome.size() && verdicts[next] != Verdict::Text) {
      for (; p <= next; ++p) chrome[p] = true;
      --p;
    }
  }
}

// Every token must lie in a furniture word, longest first, or be a number or a sign.
Chrome::Verdict Chrome::judge_words(const Document& doc, TokenSpan line) const {
  int words = 0;
  bool strong = false;
  for (std::uint32_t i = line.begin; i < line.end;) {
    const Arc* longest = nullptr;
    for (const Arc& arc : doc.words->at(i)) {
      if (arc.cls != furniture_ || arc.end > line.end) continue;
      if (longest == nullptr || arc.end > longest->end) longest = &arc;
    }
    if (longest != nullptr) {
      strong = strong || longest->value == strong_;
      words += longest->value == filler_ ? 0 : 1;
      i = longest->end;
      continue;
    }
    const TokenKind kind = (*doc.tokens)[i].kind;
    if (kind != TokenKind::Number && kind != TokenKind::Punct) return Verdict::Text;
    ++i;
  }
  if (strong || words > 1) return Verdict::Chrome;
  return words == 1 ? Verdict::Weak : Verdict::Text;
}

bool Chrome::holds_pattern(const Document& doc, TokenSpan paragraph) const {
  bool found = false;
  const RuleText text{*doc.tokens, {&*doc.words}};
  rules_.scan(text, paragraph.begin, paragraph.end, [&](const Match& match) {
    found = found || paragraph.size() <= most_[match.rule_index];
    return found;
  });
  return found;
}

}  // namespace glane
