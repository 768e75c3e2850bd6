#include "pipeline/check/explain.h"

#include <algorithm>

#include "pipeline/check/explain_words.h"
#include "pipeline/check/sources.h"
#include "pipeline/rule_set.h"
#include "stages/entities/entities.h"

namespace glane::check {
namespace {

constexpr std::size_t kStride = 256;

std::int64_t count_code_points(std::string_view text) {
  return length(text, Unit::CodePoints);
}

// On one line, and not too long a one.
std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 160;
  std::string out;
  for (const char c : text.substr(0, kMost)) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    out += control ? ' ' : c;
  }
  while (text.size() > kMost && !out.empty() &&
         (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80)
    out.pop_back();
  return text.size() > kMost ? out + "…" : out;
}

}  // namespace

Explanation::Explanation(const Pipeline& pipeline, const Document& doc)
    : pipeline_(pipeline), doc_(doc) {
  std::int64_t count = 0;
  const std::string_view source = doc.source();
  for (std::size_t byte = 0; byte <= source.size(); byte += kStride) {
    code_points_.push_back(count);
    count += count_code_points(source.substr(byte, kStride));
  }
}

// `12-27 'quinze janvier'`, in code points of the source.
std::string Explanation::place(NormSpan span) const {
  const SourceSpan source = doc_.to_source(span);
  const auto code_point = [&](std::uint32_t byte) {
    const std::size_t block = byte / kStride;
    return code_points_[block] +
           count_code_points(doc_.source().substr(block * kStride, byte - block * kStride));
  };
  return std::to_string(code_point(source.begin)) + "-" + std::to_string(code_point(source.end)) +
         " '" + shown(source.in(doc_.source())) + "'";
}

std::string Explanation::describe(const Item& item) const {
  std::string out = place(item.span) + "  " + item.kind + " " + item.meaning;
  return item.rule.empty() ? out : out + "  by " + item.rule;
}

namespace {

template <class Item, class List>
void collect(const char* kind, const List& list, std::vector<Item>& out) {
  for (const auto& record : list) {
    out.push_back({record.span, kind, meaning_of(record), rule_name(record.rule)});
  }
}

template <class Item>
void sort(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.span.begin < b.span.begin; });
}

}  // namespace

std::vector<Explanation::Item> Explanation::records() const {
  std::vector<Item> items;
  collect("date", doc_.records->dates, items);
  collect("amount", doc_.records->amounts, items);
  collect("entity", doc_.records->entities, items);
  sort(items);
  return items;
}

std::vector<Explanation::Item> Explanation::candidates() const {
  std::vector<Item> items;
  collect("date", *doc_.dates, items);
  collect("amount", *doc_.amounts, items);
  collect("entity", *doc_.entities, items);
  sort(items);
  return items;
}

bool Explanation::is_chrome(NormSpan span) const {
  const auto& paragraphs = *doc_.paragraphs;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (paragraphs[p].span.overlaps(span)) return (*doc_.chrome)[p];
  }
  return false;
}

// What became of a candidate; empty where it is a record of the output.
std::string Explanation::fate(const Item& candidate, const std::vector<Item>& kept) const {
  for (const Item& item : kept) {
    if (item.span == candidate.span && item.kind == candidate.kind) {
      return is_chrome(item.span) ? "not written: it stands in site furniture" : "";
    }
  }
  for (const Item& item : kept) {
    if (item.span.overlaps(candidate.span)) {
      return "gave way to " + item.kind + " " + place(item.span) + " (the longest wins)";
    }
  }
  return "was left out by the last stage";
}

std::string Explanation::whole() const {
  std::string out = doc_.info.id + ": " + std::string(to_tag(doc_.languages->document)) + ", " +
                    std::to_string(doc_.paragraphs->size()) + " paragraphs, " +
                    std::to_string(doc_.sentences->size()) + " sentences, " +
                    std::to_string(doc_.tokens->size()) + " tokens";
  out += doc_.info.date_text.empty() ? "\n" : ", of " + doc_.info.date_text + "\n";
  const std::vector<Item> kept = records();
  std::size_t first = 0;  // candidates and records come in text order
  for (const Item& candidate : candidates()) {
    while (first < kept.size() && kept[first].span.end <= candidate.span.begin) ++first;
    std::size_t last = first;
    while (last < kept.size() && kept[last].span.begin < candidate.span.end) ++last;
    const std::string why =
        fate(candidate, std::vector<Item>(kept.begin() + static_cast<std::ptrdiff_t>(first),
                                          kept.begin() + static_cast<std::ptrdiff_t>(last)));
    out += (why.empty() ? "+ " : "- ") + describe(candidate) +
           (why.empty() ? "\n" : "\n    " + why + "\n");
  }
  return out;
}

std::optional<std::uint32_t> Explanation::token_at(std::size_t byte) const {
  const auto& tokens = *doc_.tokens;
  const auto after = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
    return doc_.to_source(token.span).end <= byte;
  });
  if (after == tokens.end() || doc_.to_source(after->span).begin > byte) return std::nullopt;
  return static_cast<std::uint32_t>(after - tokens.begin());
}

std::string Explanation::show_paragraph(const Sentence& sentence) const {
  const Language own = doc_.languages->paragraphs[sentence.paragraph];
  std::string out = "document   " + std::string(to_tag(doc_.languages->document)) + "\n";
  out += "paragraph  " + std::to_string(sentence.paragraph + 1) + ", " + std::string(to_tag(own)) +
         ((*doc_.chrome)[sentence.paragraph] ? ", site furniture: gives no records\n" : "\n");
  return out + "sentence   " + place(doc_.span_of(sentence.tokens)) + "\n";
}

std::string Explanation::show_tokens(const Sentence& sentence, std::uint32_t token) const {
  constexpr std::uint32_t kAround = 4;
  const std::uint32_t first = std::max(sentence.tokens.begin, token - std::min(token, kAround));
  const std::uint32_t last = std::min(sentence.tokens.end, token + kAround + 1);
  std::string out = "tokens\n";
  for (std::uint32_t k = first; k < last; ++k) {
    const Token& t = (*doc_.tokens)[k];
    out += (k == token ? "  > " : "    ") + place(t.span) + "  " + std::string(word_of(t.kind)) +
           shapes_of(t) + (t.symbol == 0 ? "  (in no lexicon or rule)\n" : "\n");
  }
  return out;
}

std::string Explanation::show_readings(std::uint32_t token) const {
  const Lexicon& lexicon = pipeline_.lexicon();
  std::string out = "lexicons\n";
  bool any = false;
  for (const Arc& arc : doc_.words->arcs()) {
    if (!covers({arc.begin, arc.end}, token)) continue;
    any = true;
    out += "    " + place(doc_.span_of({arc.begin, arc.end})) + "  " +
           std::string(lexicon.class_name(arc.cls));
    add(out, "value", lexicon.value(arc.value));
    out += "  " + rule_name(lexicon.source(arc)) + "\n";
  }
  return any ? out : out + "    no word or name of a lexicon covers this place\n";
}

std::string Explanation::show_numerals(std::uint32_t token) const {
  std::string out;
  for (const Numeral& numeral : *doc_.numerals) {
    if (!covers(numeral.tokens, token)) continue;
    out += "    " + place(doc_.span_of(numeral.tokens)) + meaning_of(numeral) + "\n";
  }
  return out.empty() ? out : "numerals\n" + out;
}

std::string Explanation::show_items(const Sentence& sentence, NormSpan token) const {
  const NormSpan span = doc_.span_of(sentence.tokens);
  const auto here = [&](std::vector<Item> items, NormSpan around) {
    std::erase_if(items, [&](const Item& item) { return !item.span.overlaps(around); });
    return items;
  };
  const std::vector<Item> kept = here(records(), span);
  std::string out = "candidates\n";
  const std::vector<Item> all = here(candidates(), token);
  bool written = false;
  for (const Item& candidate : all) {
    const std::string why = fate(candidate, kept);
    written |= why.empty();
    out += "    " + describe(candidate) + "\n" + (why.empty() ? "" : "      " + why + "\n");
  }
  if (all.empty()) out += "    no stage took this place for a date, an amount or a name\n";
  out += "record\n";
  for (const Item& item : here(kept, token)) {
    if (!is_chrome(item.span)) out += "    " + describe(item) + "\n";
  }
  return written ? out : out + "    none\n";
}

std::optional<std::string> Explanation::at(std::int64_t offset) const {
  const auto byte = TextIndex(doc_.source(), Unit::CodePoints).byte_of(offset);
  if (!byte || *byte >= doc_.source().size()) return std::nullopt;
  const auto token = token_at(*byte);
  if (!token) return "offset " + std::to_string(offset) + " is between two words\n";
  const auto& sentences = *doc_.sentences;
  const auto sentence = std::find_if(sentences.begin(), sentences.end(),
                                     [&](const Sentence& s) { return covers(s.tokens, *token); });
  if (sentence == sentences.end()) {
    return "offset " + std::to_string(offset) + " is in no sentence\n";
  }
  const Heard heard = pipeline_.entities().hear(doc_);
  return show_paragraph(*sentence) + show_tokens(*sentence, *token) + show_readings(*token) +
         show_numerals(*token) + show_rules(*sentence, *token, heard) +
         show_names(*token, heard) +
         show_items(*sentence, (*doc_.tokens)[*token].span);
}

}  // namespace glane::check
