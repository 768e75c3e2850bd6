// Every rule of every stage keeps to its own examples.
#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/rule_set.h"
#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

constexpr std::string_view kDate = "2024-11-15";

// A record as the examples see it: where it is and what it says.
struct Seen {
  SourceSpan span;
  std::string value;
};

bool made_by(const RuleRef& made, const RuleRef& rule) {
  return made.line == rule.line && made.file != nullptr && *made.file == *rule.file;
}

std::vector<Seen> seen_by(const Rule& rule, const Document& doc) {
  std::vector<Seen> seen;
  for (const auto& r : doc.records->dates) {
    if (made_by(r.rule, rule.source)) seen.push_back({doc.to_source(r.span), r.value});
  }
  for (const auto& r : doc.records->amounts) {
    if (!made_by(r.rule, rule.source)) continue;
    seen.push_back({doc.to_source(r.span), r.number ? r.number->to_string() : ""});
  }
  for (const auto& r : doc.records->entities) {
    if (made_by(r.rule, rule.source)) seen.push_back({doc.to_source(r.span), r.id});
  }
  return seen;
}

std::vector<std::string> examples(const std::string& cell) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin < cell.size();) {
    std::size_t end = cell.find(" || ", begin);
    if (end == std::string::npos) end = cell.size();
    all.push_back(cell.substr(begin, end - begin));
    begin = end + 4;
  }
  return all;
}

// `[27 janvier 2019]=2019-01-27`: takes the wanted values out of the text.
std::vector<std::string> take_values(std::string& text) {
  std::vector<std::string> values;
  for (std::size_t at = text.find("]="); at != std::string::npos; at = text.find("]=", at + 1)) {
    std::size_t end = text.find(' ', at);
    if (end == std::string::npos) end = text.size();
    values.push_back(text.substr(at + 2, end - at - 2));
    text.erase(at + 1, end - at - 1);
  }
  return values;
}

void check_must(const Rule& rule, Language language) {
  for (std::string example : examples(rule.must)) {
    INFO(to_string(rule.source) << " `" << rule.id << "` must match: " << example);
    const std::vector<std::string> values = take_values(example);
    const MarkedText marked = parse_marks(example);
    REQUIRE_FALSE(marked.marks.empty());
    const Document doc = extract(pipeline(), marked.text, language, kDate);
    const std::vector<Seen> seen = seen_by(rule, doc);
    INFO("got " << mark_records(doc, {true, true, true}));
    for (std::size_t k = 0; k < marked.marks.size(); ++k) {
      const bool found = std::any_of(seen.begin(), seen.end(), [&](const Seen& s) {
        return s.span == marked.marks[k].span && (k >= values.size() || s.value == values[k]);
      });
      CHECK(found);
    }
  }
}

void check_must_not(const Rule& rule, Language language) {
  for (const std::string& example : examples(rule.must_not)) {
    INFO(to_string(rule.source) << " `" << rule.id << "` must not match: " << example);
    const Document doc = extract(pipeline(), parse_marks(example).text, language, kDate);
    INFO("got " << mark_records(doc, {true, true, true}));
    CHECK(seen_by(rule, doc).empty());
  }
}

void check_blocked(const Rule& rule, Language language, bool names) {
  for (const std::string& example : examples(rule.must_not)) {
    const Document doc = extract(pipeline(), parse_marks(example).text, language, kDate);
    INFO(to_string(rule.source) << " `" << rule.id << "` must block: " << example << ", got "
                                << mark_records(doc, {true, true, true}));
    CHECK((names ? doc.records->entities.empty() : doc.records->dates.empty()));
  }
}

// Whether the whole line is site furniture, beside other furniture as weak rules ask.
bool is_chrome(const std::string& line) {
  const Document doc = extract(pipeline(), "Voir l'original\n" + line, Language::Und, "");
  return doc.chrome->back();
}

void check_chrome(const Rule& rule) {
  for (const std::string& line : examples(rule.must)) {
    INFO(to_string(rule.source) << " must match: " << line);
    CHECK(is_chrome(line));
  }
  for (const std::string& line : examples(rule.must_not)) {
    INFO(to_string(rule.source) << " must not match: " << line);
    CHECK_FALSE(is_chrome(line));
  }
}

TEST_CASE("rules keep to their examples") {
  std::size_t count = 0;
  for (const auto& [stage, languages, rules] : pipeline().rule_sets()) {
    const Language language = languages == kChinese ? Language::ZhHans : Language::Fr;
    for (const Rule& rule : rules->rules()) {
      INFO(to_string(rule.source));
      // A rule without `must` only keeps others off: its must-not text gives no date, or no name.
      if (rule.must.empty()) check_blocked(rule, language, stage == "entities");
      CHECK_FALSE(rule.must_not.empty());
      ++count;
      if (stage == "chrome") {
        check_chrome(rule);
      } else {
        check_must(rule, language);
        check_must_not(rule, language);
      }
    }
  }
  CHECK(count > 0);
}

}  // namespace
}  // namespace glane::test
