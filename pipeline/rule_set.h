// All rules of one stage and language, matched in one pass.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/data_file.h"
#include "pipeline/function_ref.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_pattern.h"
#include "pipeline/rule_trie.h"
#include "pipeline/token.h"

namespace glane {

// What a stage offers to its rule files: names of productions and of captures.  The index in these
// lists is what the stage switches on.
struct RuleVocabulary {
  std::span<const std::string_view> productions;
  std::span<const std::string_view> captures;
};

// A line of a rule file:
//   id TAB pattern TAB production [key=constant …] TAB not-before TAB not-after TAB must TAB
//   must-not
// `-` stands for an empty column.  `not-before` and `not-after` list elements, separated by spaces,
// that may not stand right beside the match, within the scanned tokens: `[any]` before asks for the
// start of the sentence.  `must` and `must-not` are examples, separated by ` || `: in `must` the
// record's span stands in square brackets, with `=value` behind where it matters.
struct Rule {
  std::string id;
  std::uint8_t production = 0;
  std::vector<std::pair<std::string, std::string>> constants;
  std::vector<Element> not_before;
  std::vector<Element> not_after;
  std::string must;
  std::string must_not;
  RuleRef source;

  // The constant of this name, or an empty text.
  [[nodiscard]] std::string_view constant(std::string_view key) const;
};

// The tokens and symbols of a document, as rules see them.
struct RuleText {
  std::span<const Token> tokens;
  std::array<const ArcTable*, 3> tables{};  // unused ones are nullptr
};

// A rule that matched.
struct Match {
  static constexpr std::size_t kMostCaptures = 16;
  struct Capture {
    std::int8_t slot;
    Arc arc;  // for a token class: the token, no class
  };

  const Rule* rule = nullptr;
  std::uint32_t rule_index = 0;
  TokenSpan span;   // what the record covers
  TokenSpan whole;  // with the context that the pattern asks for
  std::array<Capture, kMostCaptures> captures;
  std::uint8_t capture_count = 0;

  // The first capture of this slot, or nullptr.
  [[nodiscard]] const Arc* get(int slot) const {
    for (std::uint8_t k = 0; k < capture_count; ++k) {
      if (captures[k].slot == slot) return &captures[k].arc;
    }
    return nullptr;
  }
};

// All rules share one trie, so that a token at which no rule can begin costs one test, and rules
// with the same beginning cost it once.  Immutable after construction; scan() may be called from
// any number of threads.
class RuleSet {
 public:
  // Throws DataError for a wrong line.  A rule of a later file with the id of an earlier one stands
  // instead of it.
  RuleSet(const std::vector<const DataFile*>& files, Lexicon& lexicon, RuleVocabulary vocabulary);

  // Calls `visit` for matches that begin in tokens [first, last), from left to right, at each token
  // the longest first, then in file order, until it returns true; then goes on behind the span of
  // that match.  A match never crosses `last`, and none begins at
  // `begin_limit` or behind it.
  void scan(const RuleText& text, std::uint32_t first, std::uint32_t last,
            FunctionRef<bool(const Match&)> visit, std::uint32_t begin_limit = 0xFFFFFFFF) const;

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const RuleTrie& trie() const { return trie_; }

  void save(ImageWriter& image) const { trie_.save(image, name_); }

 private:
  void read(const DataFile& file, const DataFile::Row& row, Lexicon& lexicon,
            const RuleVocabulary& vocabulary, bool with_pattern);
  std::vector<Element> neighbours(std::string_view cell, const DataFile& file,
                                  const DataFile::Row& row, Lexicon& lexicon) const;

  std::string name_;  // the path of the built-in file
  std::vector<Rule> rules_;
  RuleTrie trie_;
};

}  // namespace glane
