#include "pipeline/compare/lint_rules.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/embedded_files.h"
#include "pipeline/error.h"
#include "stages/names/name_system.h"

namespace glane::compare {
namespace {

constexpr int kMostGroups = 6;

std::string small(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// The word that ends where `text` does, in small letters; spaces behind it are passed over.
std::string word_before(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\xA0' || text.back() == '\xC2')) {
    text.remove_suffix(1);
  }
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' &&
         text[begin - 1] != '\'') {
    --begin;
  }
  return small(text.substr(begin));
}

// `Zhenhua`, `Chen-hua`, `Yuen-yee`: syllables of Mandarin or Cantonese.
bool is_given_name(std::string_view word, const NameSounds& sounds) {
  if (is_mandarin_given(read_name(word, sounds.chars()), sounds)) return true;
  if (word.find('-') == std::string_view::npos) return false;
  const NameText name = read_name("Chan " + std::string(word), sounds.chars());
  return name_system(name, sounds).writing == Writing::Cantonese;
}

}  // namespace

LintRules::LintRules(const NameSounds& sounds) : sounds_(sounds) {
  const DataFile file(embedded_file("pipeline/compare/lint.tsv"));
  for (const DataFile::Row& row : file.rows()) {
    if (row.cells[0] == "macro") {
      file.require_cells(row, 3, 3);
      macros_.emplace_back("{" + std::string(row.cells[1]) + "}",
                           "(?:" + std::string(row.cells[2]) + ")");
    } else {
      add_rule(file, row);
    }
  }
  re2::RE2::Options options;
  options.set_max_mem(64 << 20);
  set_ = std::make_unique<re2::RE2::Set>(options, re2::RE2::UNANCHORED);
  for (const Rule& rule : rules_) set_->Add(rule.pattern->pattern(), nullptr);
  set_->Compile();
}

std::string LintRules::expand(const DataFile& file, const DataFile::Row& row) const {
  std::string pattern(row.cells[1]);
  for (const auto& [name, text] : macros_) {
    for (std::size_t at = 0; (at = pattern.find(name, at)) != std::string::npos;
         at += text.size()) {
      pattern.replace(at, name.size(), text);
    }
  }
  for (std::size_t at = 0; (at = pattern.find('{', at)) != std::string::npos; ++at) {
    const bool property = at >= 2 && (pattern[at - 1] == 'p' || pattern[at - 1] == 'x');
    const char next = at + 1 < pattern.size() ? pattern[at + 1] : ' ';
    if (!property && !(next >= '0' && next <= '9')) file.fail(row, "column 2: no such macro");
  }
  return pattern;
}

void LintRules::read_where(const DataFile& file, const DataFile::Row& row, Rule& rule) const {
  if (row.cells[2] == "-") return;
  for (const std::string_view part : split(row.cells[2], ' ')) {
    const std::size_t colon = part.find(':');
    const std::string_view key = part.substr(0, colon);
    const std::string_view value = colon == std::string_view::npos ? "" : part.substr(colon + 1);
    if (key == "pinyin" && value.size() == 1 && value[0] >= '1' && value[0] < '0' + kMostGroups) {
      rule.pinyin = value[0] - '0';
    } else if (key == "not-after" && !value.empty()) {
      for (const std::string_view word : split(value, ',')) rule.not_after.emplace_back(word);
    } else {
      file.fail(row, "column 3 is `-`, `pinyin:N` or `not-after:WORD,…`");
    }
  }
}

void LintRules::add_rule(const DataFile& file, const DataFile::Row& row) {
  file.require_cells(row, 7, 7);
  const std::optional<Code> code = parse_code(row.cells[0]);
  if (!code) file.fail(row, "column 1 is the code of a finding");
  Rule rule;
  rule.code = *code;
  re2::RE2::Options options;
  options.set_log_errors(false);
  rule.pattern = std::make_unique<re2::RE2>(expand(file, row), options);
  if (!rule.pattern->ok()) file.fail(row, "column 2: " + rule.pattern->error());
  const int groups = rule.pattern->NumberOfCapturingGroups();
  if (groups < 1 || groups >= kMostGroups) file.fail(row, "column 2: group 1 is the place");
  read_where(file, row, rule);
  if (row.cells[3] != "-") {
    rule.correction = row.cells[3];
    std::string error;
    if (!rule.pattern->CheckRewriteString(rule.correction, &error)) {
      file.fail(row, "column 4: " + error);
    }
  }
  rule.message = row.cells[4];
  examples_.push_back({file.path() + ":" + std::to_string(row.line), *code,
                       std::string(row.cells[5]), std::string(row.cells[6])});
  rules_.push_back(std::move(rule));
}

void LintRules::find_all(const Rule& rule, std::string_view text, std::vector<Match>& out) const {
  std::array<re2::StringPiece, kMostGroups> groups;
  const int count = rule.pattern->NumberOfCapturingGroups() + 1;
  std::size_t from = 0;
  while (from <= text.size() &&
         rule.pattern->Match(text, from, text.size(), re2::RE2::UNANCHORED, groups.data(), count)) {
    const auto begin = static_cast<std::size_t>(groups[1].data() - text.data());
    const std::size_t end = begin + groups[1].size();
    from = std::max(end, from + 1);
    if (rule.pinyin != 0) {
      const re2::StringPiece& word = groups[static_cast<std::size_t>(rule.pinyin)];
      if (!is_given_name({word.data(), word.size()}, sounds_)) continue;
    }
    if (!rule.not_after.empty()) {
      const std::string before = word_before(text.substr(0, begin));
      if (std::find(rule.not_after.begin(), rule.not_after.end(), before) != rule.not_after.end()) {
        continue;
      }
    }
    Match match{&rule, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), {}};
    if (!rule.correction.empty()) {
      rule.pattern->Rewrite(&match.correction, rule.correction, groups.data(), count);
    }
    out.push_back(std::move(match));
  }
}

std::vector<LintRules::Match> LintRules::find(std::string_view text) const {
  std::vector<int> hit;
  std::vector<Match> matches;
  if (!set_->Match(text, &hit)) return matches;
  std::sort(hit.begin(), hit.end());
  for (const int k : hit) find_all(rules_[static_cast<std::size_t>(k)], text, matches);
  return matches;
}

}  // namespace glane::compare
