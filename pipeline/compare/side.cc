#include "pipeline/compare/side.h"

#include <algorithm>
#include <utility>

namespace glane::compare {
namespace {

std::uint32_t count_letters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// A third of Han characters, which take three bytes from E3 to E9 on.
bool is_mostly_han(std::string_view text) {
  const auto han = std::count_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9;
  });
  return han * 3 > static_cast<std::ptrdiff_t>(count_letters(text));
}

// The dot between the parts of a foreign name in Chinese.
bool stands_at_dot(std::string_view source, SourceSpan span) {
  constexpr std::string_view kDot = "·";
  return source.substr(0, span.begin).ends_with(kDot) || source.substr(span.end).starts_with(kDot);
}

}  // namespace

std::uint32_t sentence_at(const Side& side, std::uint32_t place) {
  const auto at = std::partition_point(side.sentences.begin(), side.sentences.end(),
                                       [&](const Sentence& s) { return s.span.end <= place; });
  return static_cast<std::uint32_t>(at - side.sentences.begin());
}

bool has_numeral(const Side& side, std::uint32_t begin, std::uint32_t end, double number) {
  const auto first = std::partition_point(side.numerals.begin(), side.numerals.end(),
                                          [&](const NumeralAt& n) { return n.sentence < begin; });
  for (auto at = first; at != side.numerals.end() && at->sentence < end; ++at) {
    if (at->value == number) return true;
  }
  return false;
}

Side read_side(const Document& doc, const Units& units) {
  return make_side(doc, read_facts(doc, units));
}

namespace {

void read_numerals(Side& side) {
  const Document& doc = *side.doc;
  std::size_t sentence = 0;
  for (const Numeral& numeral : *doc.numerals) {
    if (!numeral.number) continue;
    const std::uint32_t at = doc.to_source(doc.span_of(numeral.tokens)).begin;
    while (sentence < side.sentences.size() && side.sentences[sentence].span.end <= at) ++sentence;
    if (sentence == side.sentences.size()) return;
    if (at < side.sentences[sentence].span.begin) continue;
    side.numerals.push_back(
        {to_double(numeral.number->to_string()), static_cast<std::uint32_t>(sentence)});
  }
}

}  // namespace

Side make_side(const Document& doc, std::vector<Fact> all) {
  Side side;
  side.doc = &doc;
  side.facts.reserve(all.size());
  std::size_t next = 0;
  for (const glane::Sentence& source : *doc.sentences) {
    if ((*doc.chrome)[source.paragraph]) continue;
    Sentence sentence;
    sentence.span = doc.to_source(doc.span_of(source.tokens));
    sentence.paragraph = source.paragraph;
    sentence.letters = count_letters(side.text(sentence.span));
    sentence.foreign =
        !is_chinese(doc.languages->document) && is_mostly_han(side.text(sentence.span));
    sentence.facts_begin = static_cast<std::uint32_t>(side.facts.size());
    while (next < all.size() && all[next].span.begin < sentence.span.begin) ++next;
    for (; next < all.size() && all[next].span.begin < sentence.span.end; ++next) {
      side.facts.push_back(std::move(all[next]));
      side.facts.back().sentence = static_cast<std::uint32_t>(side.sentences.size());
      Fact& fact = side.facts.back();
      fact.digits = has_digit(side.text(fact.span));
      fact.is_part = fact.kind == FactKind::Name && stands_at_dot(doc.source(), fact.span);
    }
    sentence.facts_end = static_cast<std::uint32_t>(side.facts.size());
    side.sentences.push_back(sentence);
  }
  read_numerals(side);
  return side;
}

}  // namespace glane::compare
