// The patterns of lint.tsv, tried on a paragraph in one pass.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare/finding.h"
#include "pipeline/compare/lint.h"
#include "stages/names/name_sounds.h"

namespace glane::compare {

// Const after construction, safe to share.
class LintRules {
 public:
  // `sounds` must outlive it.
  explicit LintRules(const NameSounds& sounds);

  // Calls `found(code, begin, end, message, correction)`, in bytes of `text`, for each match.
  template <class Found>
  void scan(std::string_view text, Found&& found) const {
    for (const Match& match : find(text)) {
      found(match.rule->code, match.begin, match.end, match.rule->message, match.correction);
    }
  }

  [[nodiscard]] const std::vector<Lint::Example>& examples() const { return examples_; }

 private:
  struct Rule {
    Code code;
    std::unique_ptr<re2::RE2> pattern;
    int pinyin = 0;                      // the group that must be pinyin; 0: none
    std::vector<std::string> not_after;  // words
    std::string correction;
    std::string message;
  };
  struct Match {
    const Rule* rule;
    std::uint32_t begin, end;
    std::string correction;
  };

  void add_rule(const DataFile& file, const DataFile::Row& row);
  void read_where(const DataFile& file, const DataFile::Row& row, Rule& rule) const;
  [[nodiscard]] std::string expand(const DataFile& file, const DataFile::Row& row) const;
  [[nodiscard]] std::vector<Match> find(std::string_view text) const;
  void find_all(const Rule& rule, std::string_view text, std::vector<Match>& out) const;

  const NameSounds& sounds_;
  std::vector<std::pair<std::string, std::string>> macros_;
  std::vector<Rule> rules_;
  std::vector<Lint::Example> examples_;
  std::unique_ptr<re2::RE2::Set> set_;
};

}  // namespace glane::compare
