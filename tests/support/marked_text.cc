#include "tests/support/marked_text.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "pipeline/write_records.h"

namespace glane::test {
namespace {

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '|' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

void add(std::string& label, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  label += ' ';
  label += key;
  label += '=';
  std::string word(value);
  std::replace(word.begin(), word.end(), ' ', '_');
  label += word;
}

std::string surface(const Document& doc, NormSpan span) {
  return std::string(doc.to_source(span).in(doc.source()));
}

}  // namespace

MarkedText parse_marks(std::string_view line) {
  MarkedText marked;
  bool open = false;
  bool in_label = false;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const char c = line[k];
    if (c == '\\' && k + 1 < line.size()) {
      const char escaped = line[++k] == 'n' ? '\n' : line[k];
      (in_label ? marked.marks.back().label : marked.text) += escaped;
    } else if (c == '[') {
      if (open) throw std::runtime_error("a mark inside a mark");
      open = true;
      const auto at = static_cast<std::uint32_t>(marked.text.size());
      marked.marks.push_back({{at, at}, {}});
    } else if (c == '|' && open && !in_label) {
      marked.marks.back().span.end = static_cast<std::uint32_t>(marked.text.size());
      in_label = true;
    } else if (c == ']') {
      if (!open) throw std::runtime_error("`]` without `[`");
      if (!in_label) marked.marks.back().span.end = static_cast<std::uint32_t>(marked.text.size());
      open = in_label = false;
    } else {
      (in_label ? marked.marks.back().label : marked.text) += c;
    }
  }
  if (open) throw std::runtime_error("`[` is not closed");
  return marked;
}

std::string label_of(const DateRecord& date, const Document& doc) {
  std::string label(to_word(date.type));
  if (!date.value.empty()) label += " " + date.value;
  add(label, "mod", to_word(date.mod));
  if (date.anchor == DateRecord::kDocumentAnchor) add(label, "anchor", "document");
  if (date.anchor >= 0) {
    const auto& anchor = doc.records->dates[static_cast<std::size_t>(date.anchor)];
    add(label, "anchor", surface(doc, anchor.span));
  }
  add(label, "offset", date.offset);
  if (date.fiscal) add(label, "calendar", "fiscal");
  add(label, "freq", date.freq);
  add(label, "zone", date.zone);
  return label;
}

std::string label_of(const AmountRecord& amount, const Document& doc) {
  std::string label(to_word(amount.type));
  label += ' ';
  if (amount.number) {
    label += amount.number->to_string();
  } else {
    if (amount.low) label += amount.low->to_string();
    label += "..";
    if (amount.high) label += amount.high->to_string();
  }
  if (!amount.unit.empty()) label += " " + amount.unit;
  add(label, "relation", to_word(amount.relation));
  if (amount.assumed) label += " assumed";
  if (amount.suspect) label += " suspect";
  add(label, "per", amount.per);
  if (amount.same_as >= 0) {
    const auto& other = doc.records->amounts[static_cast<std::size_t>(amount.same_as)];
    add(label, "same_as", surface(doc, other.span));
  }
  return label;
}

std::string label_of(const EntityRecord& entity) {
  std::string label(to_word(entity.type));
  label += " " + entity.id + " ";
  label += to_word(entity.form);
  if (entity.writing != Writing::None) label += " " + std::string(to_word(entity.writing));
  return label;
}

std::string mark_records(const Document& doc, Kinds kinds) {
  std::vector<MarkedText::Mark> marks;
  if (kinds.dates) {
    for (const auto& r : doc.records->dates)
      marks.push_back({doc.to_source(r.span), label_of(r, doc)});
  }
  if (kinds.amounts) {
    for (const auto& r : doc.records->amounts) {
      marks.push_back({doc.to_source(r.span), label_of(r, doc)});
    }
  }
  if (kinds.entities) {
    for (const auto& r : doc.records->entities)
      marks.push_back({doc.to_source(r.span), label_of(r)});
  }
  std::sort(marks.begin(), marks.end(),
            [](const auto& a, const auto& b) { return a.span < b.span; });
  std::string out;
  std::uint32_t copied = 0;
  for (const MarkedText::Mark& mark : marks) {
    append_escaped(doc.source().substr(copied, mark.span.begin - copied), out);
    out += '[';
    append_escaped(mark.span.in(doc.source()), out);
    out += '|';
    append_escaped(mark.label, out);
    out += ']';
    copied = mark.span.end;
  }
  append_escaped(doc.source().substr(copied), out);
  return out;
}

namespace {

// With GLANE_RECORDS_DIR in the environment, the records of every test go there, to be validated
// against schemas/ when all tests have run.  Tests run side by side: one file a process.
void keep_records(const Document& doc) {
  static const char* const folder = std::getenv("GLANE_RECORDS_DIR");
  if (folder == nullptr) return;
  static std::ofstream out(std::string(folder) + "/" + std::to_string(getpid()) + ".ndjson",
                           std::ios::app);
  WriteOptions options;
  options.version = "test";
  options.rules = pipeline().rules_digest();
  std::string lines;
  write_records(doc, options, lines);
  out << lines;
}

}  // namespace

Document extract(const Pipeline& pipeline, std::string text, Language language,
                 std::string_view date) {
  DocumentInfo info;
  static int count = 0;
  info.id = "case-" + std::to_string(count++);
  if (language != Language::Und) info.language = language;
  if (!date.empty()) {
    info.date = parse_moment(date);
    if (!info.date) throw std::runtime_error("no date: " + std::string(date));
    info.date_text = std::string(date);
    info.date_source = "option";
  }
  Document doc(std::move(text), std::move(info));
  pipeline.run(doc);
  keep_records(doc);
  return doc;
}

const Pipeline& pipeline() {
  static const Pipeline built_in;
  return built_in;
}

}  // namespace glane::test
