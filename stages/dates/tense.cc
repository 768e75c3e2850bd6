#include "stages/dates/tense.h"

#include <array>

namespace glane::dates {
namespace {

constexpr std::uint32_t kReach = 24;
constexpr std::uint32_t kComma = 8;

// Words count one; a comma keeps cues of other clauses off, a stronger stop shuts them out.
std::uint32_t step_cost(const Document& doc, std::uint32_t token) {
  const Token& t = (*doc.tokens)[token];
  if (t.kind != TokenKind::Punct) return 1;
  const std::string_view piece = t.span.in(doc.text());
  return piece == ";" || piece == ":" || piece == "；" ? kReach : kComma;
}

// Endings of the future and of the imperfect and simple past, on a word long enough to have a stem.
Tense by_ending(std::string_view word) {
  constexpr std::array<std::string_view, 6> kFuture{"ra", "ront", "rai", "ras", "rez", "rons"};
  constexpr std::array<std::string_view, 5> kPast{"aient", "ait", "èrent", "irent", "urent"};
  if (word.size() < 5) return Tense::Unknown;
  for (const std::string_view ending : kFuture) {
    if (word.ends_with(ending)) return Tense::Future;
  }
  for (const std::string_view ending : kPast) {
    if (word.ends_with(ending)) return Tense::Past;
  }
  return Tense::Unknown;
}

}  // namespace

TenseReader::TenseReader(const Lexicon& lexicon)
    : tense_(lexicon.find_class("tense")),
      past_(lexicon.find_value("past")),
      future_(lexicon.find_value("future")) {}

Tense TenseReader::at(const Document& doc, std::uint32_t token, bool french) const {
  for (const Arc& arc : doc.words->at(token)) {
    if (arc.cls != tense_) continue;
    return arc.value == past_ ? Tense::Past : arc.value == future_ ? Tense::Future : Tense::Unknown;
  }
  const Token& t = (*doc.tokens)[token];
  if (!french || t.kind != TokenKind::Word || t.is(kCapital)) return Tense::Unknown;
  return by_ending(t.span.in(doc.text()));
}

Tense TenseReader::near(const Document& doc, const Sentence& sentence, TokenSpan span) const {
  const bool french = !is_chinese(doc.language_of(sentence));
  std::uint32_t before = span.begin;
  std::uint32_t after = span.end;
  std::uint32_t cost_before = 1;
  std::uint32_t cost_after = 1;
  while (cost_before <= kReach || cost_after <= kReach) {
    const bool back = cost_before <= cost_after;
    std::uint32_t& cost = back ? cost_before : cost_after;
    if (back ? before <= sentence.tokens.begin : after >= sentence.tokens.end) {
      cost = kReach + 1;
      if (cost_before > kReach && cost_after > kReach) break;
      continue;
    }
    const std::uint32_t token = back ? --before : after++;
    const Tense found = at(doc, token, french);
    if (found != Tense::Unknown) return found;
    cost += step_cost(doc, token);
  }
  return Tense::Unknown;
}

}  // namespace glane::dates
