#include "stages/dates/tense.h"

#include <array>

namespace glane::dates {
namespace {

constexpr std::uint32_t kReach = 24;

// -ra, -ront and the like on a word long enough to have a stem.
bool has_future_ending(std::string_view word) {
  constexpr std::array<std::string_view, 6> kEndings{"ra", "ront", "rai", "ras", "rez", "rons"};
  if (word.size() < 5) return false;
  for (const std::string_view ending : kEndings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

TenseReader::TenseReader(const Lexicon& lexicon)
    : tense_(lexicon.find_class("tense")), past_(lexicon.find_value("past")),
      future_(lexicon.find_value("future")) {}

Tense TenseReader::at(const Document& doc, std::uint32_t token, bool french) const {
  for (const Arc& arc : doc.words->at(token)) {
    if (arc.cls != tense_) continue;
    return arc.value == past_ ? Tense::Past : arc.value == future_ ? Tense::Future : Tense::Unknown;
  }
  const Token& t = (*doc.tokens)[token];
  const bool future = french && t.kind == TokenKind::Word && !t.is(kCapital) &&
                      has_future_ending(t.span.in(doc.text()));
  return future ? Tense::Future : Tense::Unknown;
}

Tense TenseReader::near(const Document& doc, const Sentence& sentence, TokenSpan span) const {
  const bool french = !is_chinese(doc.language_of(sentence));
  for (std::uint32_t distance = 1; distance <= kReach; ++distance) {
    if (span.begin >= sentence.tokens.begin + distance) {
      const Tense before = at(doc, span.begin - distance, french);
      if (before != Tense::Unknown) return before;
    }
    if (span.end + distance <= sentence.tokens.end) {
      const Tense after = at(doc, span.end + distance - 1, french);
      if (after != Tense::Unknown) return after;
    }
  }
  return Tense::Unknown;
}

}  // namespace glane::dates
