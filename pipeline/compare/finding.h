// What a comparison or a look at the French alone found: typed by MQM and ITS 2.0, at a place.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/span.h"

namespace glane::compare {

// MQM's severities.  Neutral: worth knowing, no error.
enum class Severity : std::uint8_t { Neutral, Minor, Major, Critical };
[[nodiscard]] std::string_view to_word(Severity severity);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view word);

enum class Code : std::uint8_t {
  // Of two texts.
  Magnitude,
  Digits,
  Currency,
  CurrencyMissing,
  Unit,
  BoundLost,
  BoundAdded,
  BoundChanged,
  Date,
  Anchor,
  FactMissing,
  FactAdded,
  Person,
  Organization,
  Place,
  SentenceMissing,
  SentenceAdded,
  SentenceMerged,
  SentenceSplit,
  SentenceMoved,
  // Of names, and of the French alone.
  EstablishedForm,
  MixedNames,
  NameAsNoun,
  NameAsCountry,
  ArticleInName,
  GluedSentence,
  GluedWords,
  StrayStop,
  MissingSpace,
  TornAmount,
  Implausible,
  EnglishDecimal,
  FalseFriend,
  Untranslated
};
inline constexpr std::size_t kCodeCount = static_cast<std::size_t>(Code::Untranslated) + 1;

struct CodeInfo {
  Code code;
  std::string_view word;
  std::string_view its;  // the type of ITS 2.0's localization quality issues
  std::string_view mqm;  // the type of MQM's core
  Severity severity;     // unless the finding says otherwise
  std::string_view meaning;
};
[[nodiscard]] std::span<const CodeInfo> all_codes();
[[nodiscard]] const CodeInfo& info(Code code);
[[nodiscard]] std::optional<Code> parse_code(std::string_view word);

// A place in one of the two texts; an empty span where this side has nothing.
struct Quote {
  SourceSpan span;
  std::string value;  // of the fact that stands there, as the records write it; or empty

  [[nodiscard]] bool is_set() const { return span.begin < span.end; }
};

// `fr` or `zh` is set, or both.
struct Finding {
  Code code = Code::Digits;
  Severity severity = Severity::Minor;
  Quote fr;
  Quote zh;
  int power = 0;           // Magnitude: the French is so many powers of ten too large
  std::string cause;       // the likely cause, where one is known
  std::string message;     // for people, in one line
  std::string correction;  // instead of the French quote, where one is certain
};

// With the severity of its code.
[[nodiscard]] Finding new_finding(Code code, Quote fr, Quote zh, std::string message);

}  // namespace glane::compare
