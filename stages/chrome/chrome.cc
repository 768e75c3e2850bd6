#include "stages/chrome/chrome.h"

#include <array>
#include <charconv>

namespace glane {
namespace {

enum Production : std::uint8_t { kLine, kWeak, kHolds };
constexpr std::array<std::string_view, 3> kProductions{"line", "weak", "holds"};

enum class Verdict : std::uint8_t { Text, Weak, Chrome };

// Furniture comes in short lines; a longer paragraph is not looked at.
constexpr std::uint32_t kLongestLine = 160;

// Bullets, separators and stops around a line do not count.
TokenSpan without_punctuation(const std::vector<Token>& tokens, TokenSpan span) {
  while (span.begin < span.end && tokens[span.begin].kind == TokenKind::Punct) ++span.begin;
  while (span.end > span.begin && tokens[span.end - 1].kind == TokenKind::Punct) --span.end;
  return span;
}

}  // namespace

Chrome::Chrome(const DataFiles& files, Lexicon& lexicon)
    : rules_(files.at("stages/chrome/rules.tsv"), lexicon, {kProductions, {}}) {
  for (const Rule& rule : rules_.rules()) {
    std::uint32_t most = 0xFFFFFFFF;
    if (const std::string_view text = rule.constant("most"); !text.empty()) {
      std::from_chars(text.data(), text.data() + text.size(), most);
    }
    most_.push_back(most);
  }
}

std::vector<bool> Chrome::run(const Document& doc) const {
  const std::vector<Paragraph>& paragraphs = *doc.paragraphs;
  const RuleText text{*doc.tokens, {&*doc.words}};
  std::vector<Verdict> verdicts(paragraphs.size(), Verdict::Text);
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const TokenSpan all = paragraphs[p].tokens;
    if (all.size() > kLongestLine) continue;
    const TokenSpan core = without_punctuation(*doc.tokens, all);
    if (core.begin == core.end) continue;
    // Matches that follow each other may cover a line together: a list of language names.
    std::uint32_t covered = core.begin;
    bool weak = true;
    rules_.scan(text, all.begin, all.end, [&](const Match& match) {
      if (match.rule->production == kHolds) {
        if (all.size() > most_[match.rule_index]) return false;
        verdicts[p] = Verdict::Chrome;
        return true;
      }
      while (covered < match.whole.begin && (*doc.tokens)[covered].kind == TokenKind::Punct) {
        ++covered;
      }
      if (match.whole.begin > covered) return false;
      covered = std::max(covered, match.whole.end);
      weak = weak && match.rule->production == kWeak;
      return true;
    });
    if (covered >= core.end && verdicts[p] == Verdict::Text) {
      verdicts[p] = weak ? Verdict::Weak : Verdict::Chrome;
    }
  }
  std::vector<bool> chrome(paragraphs.size());
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const auto marked = [&](std::size_t k) {
      return k < paragraphs.size() && verdicts[k] != Verdict::Text;
    };
    chrome[p] = verdicts[p] == Verdict::Chrome ||
                (verdicts[p] == Verdict::Weak && (marked(p - 1) || marked(p + 1)));
  }
  return chrome;
}

}  // namespace glane
