// Where a text says its own date: near its top, in a line that is made for it.
#include "stages/dates/dates.h"
#include "stages/dates/term_builder.h"

namespace glane {

using namespace dates;

namespace {

constexpr std::uint32_t kTopParagraphs = 10;
constexpr std::uint32_t kShortLine = 14;     // tokens of a line that is hardly more than a date
constexpr std::uint32_t kDatelineReach = 8;  // tokens from the beginning of a paragraph

std::string_view piece(const Document& doc, std::uint32_t token) {
  return (*doc.tokens)[token].span.in(doc.text());
}

// `PARIS, 12 mai 2020 (AFP) -`: a place before it, an agency or a dash behind.
bool is_dateline(const Document& doc, TokenSpan line, TokenSpan date) {
  if (date.begin == line.begin || date.begin - line.begin > kDatelineReach) return false;
  const Token& first = (*doc.tokens)[line.begin];
  const std::string_view before = piece(doc, date.begin - 1);
  if (!first.is(kCapital) || (before != "," && before != "(" && before != "-")) return false;
  if (date.end >= line.end) return true;
  const std::string_view after = piece(doc, date.end);
  return after == "(" || after == "-" || after == "—" || after == ")";
}

}  // namespace

std::optional<Day> Dates::own_date(const Document& doc) const {
  const RuleText text{*doc.tokens, {&*doc.words, &*doc.numeral_arcs}};
  const TermBuilder builder(doc, lexicon_);
  const ClassId publication = lexicon_.find_class("publication");
  std::vector<Term> terms;
  std::optional<Day> found;
  for (const Sentence& sentence : *doc.sentences) {
    if (sentence.paragraph >= kTopParagraphs || found) break;
    const TokenSpan line = (*doc.paragraphs)[sentence.paragraph].tokens;
    bool said = false;
    for (std::uint32_t i = line.begin; i < line.end && i < line.begin + kShortLine; ++i) {
      for (const Arc& arc : doc.words->at(i)) said = said || arc.cls == publication;
    }
    const bool chinese = is_chinese(doc.language_of(sentence));
    rules(chinese).scan(text, sentence.tokens.begin, sentence.tokens.end, [&](const Match& match) {
      if (static_cast<Production>(match.rule->production) != Production::Date || found) return true;
      const auto term = builder.build(match, terms);
      if (!term) return false;
      const Fields& f = term->fields;
      if (term->base != Base::None || f.year == kHole || f.month == kHole || f.day == kHole) {
        return true;
      }
      const bool near = match.span.begin - line.begin < kShortLine;
      if ((near && (said || line.size() <= kShortLine)) || is_dateline(doc, line, match.span)) {
        found = make_day(f.year, f.month, f.day);
      }
      return true;
    });
  }
  return found;
}

}  // namespace glane
