#include "pipeline/rule_set.h"

#include <algorithm>

#include "pipeline/rule_search.h"

namespace glane {
namespace {

// Cut at spaces, but not inside `[int 1000..2200]`.
std::vector<std::string_view> split_elements(std::string_view cell) {
  std::vector<std::string_view> items;
  std::size_t begin = 0;
  bool inside = false;
  for (std::size_t k = 0; k <= cell.size(); ++k) {
    if (k < cell.size() && cell[k] == '[') inside = true;
    if (k < cell.size() && cell[k] == ']') inside = false;
    if (inside || (k < cell.size() && cell[k] != ' ')) continue;
    if (k > begin) items.push_back(cell.substr(begin, k - begin));
    begin = k + 1;
  }
  return items;
}

std::string_view cell(const DataFile::Row& row, std::size_t k) {
  const std::string_view text = k < row.cells.size() ? trim(row.cells[k]) : std::string_view();
  return text == "-" ? std::string_view() : text;
}

}  // namespace

std::string_view Rule::constant(std::string_view key) const {
  for (const auto& [name, value] : constants) {
    if (name == key) return value;
  }
  return {};
}

RuleSet::RuleSet(const std::vector<const DataFile*>& files, Lexicon& lexicon,
                 RuleVocabulary vocabulary)
    : name_(files.front()->path()) {
  struct Source {
    const DataFile* file;
    const DataFile::Row* row;
  };
  std::vector<Source> sources;
  for (const DataFile* file : files) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 7);
      const auto same = std::find_if(sources.begin(), sources.end(), [&](const Source& s) {
        return s.row->cells[0] == row.cells[0];
      });
      if (same == sources.end()) {
        sources.push_back({file, &row});
      } else if (same->file == file) {
        file->fail(row, "the rule id `" + std::string(row.cells[0]) + "` stands twice");
      } else {
        *same = {file, &row};
      }
    }
  }
  rules_.reserve(sources.size());
  const bool in_image = files.size() == 1 && lexicon.holds(*files.front());
  for (const auto& [file, row] : sources) read(*file, *row, lexicon, vocabulary, !in_image);
  if (in_image) {
    trie_.load(*lexicon.image(), name_);
  } else {
    trie_.freeze();
  }
}

void RuleSet::read(const DataFile& file, const DataFile::Row& row, Lexicon& lexicon,
                   const RuleVocabulary& vocabulary, bool with_pattern) {
  Rule rule;
  rule.id = std::string(row.cells[0]);
  rule.source = {&file.path(), row.line};
  const auto words = split(cell(row, 2), ' ');
  const auto production = std::find(vocabulary.productions.begin(), vocabulary.productions.end(),
                                    words.empty() ? std::string_view() : words.front());
  if (production == vocabulary.productions.end()) {
    file.fail(row, "no production `" + std::string(cell(row, 2)) + "`");
  }
  rule.production = static_cast<std::uint8_t>(production - vocabulary.productions.begin());
  for (std::size_t k = 1; k < words.size(); ++k) {
    const std::size_t equals = words[k].find('=');
    if (equals == std::string_view::npos) file.fail(row, "a constant reads key=value");
    rule.constants.emplace_back(words[k].substr(0, equals), words[k].substr(equals + 1));
  }
  rule.not_before = neighbours(cell(row, 3), file, row, lexicon);
  rule.not_after = neighbours(cell(row, 4), file, row, lexicon);
  rule.must = std::string(cell(row, 5));
  rule.must_not = std::string(cell(row, 6));
  const auto index = static_cast<std::uint32_t>(rules_.size());
  if (with_pattern) {
    for (const Path& path : parse_pattern(row.cells[1], file, row, lexicon, vocabulary.captures)) {
      trie_.add(path, index);
    }
  }
  rules_.push_back(std::move(rule));
}

std::vector<Element> RuleSet::neighbours(std::string_view cell, const DataFile& file,
                                         const DataFile::Row& row, Lexicon& lexicon) const {
  std::vector<Element> elements;
  for (const std::string_view item : split_elements(cell)) {
    for (const Path& path : parse_pattern(item, file, row, lexicon, {})) {
      if (path.elements.size() != 1) file.fail(row, "a neighbour is one element");
      elements.push_back(path.elements.front());
    }
  }
  return elements;
}

void RuleSet::scan(const RuleText& text, std::uint32_t first, std::uint32_t last,
                   FunctionRef<bool(const Match&)> visit, std::uint32_t begin_limit) const {
  RuleSearch<> search{trie_, text, last};
  Match match;
  begin_limit = std::min(begin_limit, last);
  for (std::uint32_t token = first; token < begin_limit;) {
    std::uint32_t next = token + 1;
    for (const RuleSearch<>::Found& hit : search.run(token)) {
      match.rule = &rules_[hit.rule];
      match.rule_index = hit.rule;
      match.whole = {token, hit.end};
      match.span = hit.span;
      match.capture_count = hit.capture_count;
      std::copy_n(search.captures.begin() + hit.captures, hit.capture_count,
                  match.captures.begin());
      if (obstacle(match, text, first, last).element != nullptr || !visit(match)) continue;
      next = std::max(next, match.span.end);
      break;
    }
    token = next;
  }
}

}  // namespace glane
