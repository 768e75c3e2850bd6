// What patterns cannot ask of a match.
#include <algorithm>

#include "stages/dates/match_reader.h"

namespace glane::dates {

bool MatchReader::counts_something() const {
  const auto& tokens = *doc.tokens;
  const std::uint32_t next = match.whole.end;
  if (next >= tokens.size() || tokens[next].kind != TokenKind::Word || tokens[next].is(kCapital)) {
    return false;
  }
  const auto arcs = doc.words->at(next);
  return std::none_of(arcs.begin(), arcs.end(),
                      [&](const Arc& arc) { return arc.cls == year_follow; });
}

bool MatchReader::guarded() const {
  const std::string_view guard = constant("guard");
  if (guard.empty()) return true;
  const auto text = [&](Slot slot) {
    const Arc* a = arc(slot);
    return a == nullptr ? std::string_view() : doc.text_of({a->begin, a->end});
  };
  if (guard == "zero") return text(kShortYear).starts_with("0");  // 07年, not 7年
  if (guard == "four") return text(kYear).size() == 4;            // 2019, not 2 019
  if (guard == "two") return text(kShortYear).size() == 2;        // 3-7-07
  if (guard == "month-zero") return text(kMonth).starts_with("0") || text(kDay).starts_with("0");
  if (guard == "digits") {  // 九七年, 零八年, not 三四年
    const std::int32_t tens = number(kTens);
    return tens == 0 || tens >= 5 || tens == number(kOnes);
  }
  if (guard == "lower") return !(*doc.tokens)[match.span.begin].is(kCapital);
  if (guard == "year") return text(kYear).size() == 4 && !counts_something();
  if (guard == "small") {  // a month or a name: Mars, Mai
    const Arc* a = arc(kMonth);
    const Token& token = (*doc.tokens)[a == nullptr ? match.span.begin : a->begin];
    return !token.is(kCapital) || token.is(kAllCaps) || token.is(kSentenceStart);
  }
  if (guard == "collective") {  // une dizaine, not dix
    const Arc* a = arc(kCount);
    return a != nullptr && (*doc.numerals)[a->index].collective;
  }
  if (guard == "minutes") return text(kMinute).size() == 2;  // 12:05, not 12:5
  return true;
}

}  // namespace glane::dates
