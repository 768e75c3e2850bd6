#include "pipeline/compare/finding.h"

#include <utility>

namespace glane::compare {
namespace {

using enum Severity;

constexpr std::array<std::string_view, 4> kSeverities{"neutral", "minor", "major", "critical"};

constexpr std::string_view kMistranslation = "accuracy/mistranslation";
constexpr std::string_view kOmission = "accuracy/omission";
constexpr std::string_view kAddition = "accuracy/addition";
constexpr std::string_view kTerminology = "terminology/wrong-term";
constexpr std::string_view kInconsistent = "terminology/inconsistent-use-of-terminology";
constexpr std::string_view kPunctuation = "linguistic-conventions/punctuation";
constexpr std::string_view kFormat = "locale-conventions/number-format";

constexpr std::array<CodeInfo, kCodeCount> kCodes{{
    {Code::Magnitude, "magnitude", "numbers", kMistranslation, Critical,
     "an amount that is ten, a hundred, a thousand … times too large or too small"},
    {Code::Digits, "digits", "numbers", kMistranslation, Major, "an amount with wrong digits"},
    {Code::Currency, "currency", "numbers", kMistranslation, Major, "another currency"},
    {Code::CurrencyMissing, "currency-missing", "omission", kOmission, Minor,
     "the currency of an amount is left out"},
    {Code::Unit, "unit", "numbers", kMistranslation, Major, "another unit of measure"},
    {Code::BoundLost, "bound-lost", "omission", kOmission, Minor,
     "a bound (about, more than, less than) is left out"},
    {Code::BoundAdded, "bound-added", "addition", kAddition, Minor, "a bound that is not said"},
    {Code::BoundChanged, "bound-changed", "mistranslation", kMistranslation, Major,
     "another bound"},
    {Code::Date, "date", "mistranslation", kMistranslation, Major,
     "another date or length of time"},
    {Code::Anchor, "anchor", "mistranslation", kMistranslation, Major,
     "a relative date that points elsewhere"},
    {Code::FactMissing, "fact-missing", "omission", kOmission, Major,
     "an amount or a date is left out"},
    {Code::FactAdded, "fact-added", "addition", kAddition, Major,
     "an amount or a date that is not said"},
    {Code::Person, "person", "mistranslation", kMistranslation, Major, "another person"},
    {Code::Organization, "organization", "mistranslation", kMistranslation, Major,
     "another organisation"},
    {Code::Place, "place", "mistranslation", kMistranslation, Major, "another place"},
    {Code::SentenceMissing, "sentence-missing", "omission", kOmission, Major,
     "a sentence is left out"},
    {Code::SentenceAdded, "sentence-added", "addition", kAddition, Major,
     "a sentence that is not in the original"},
    {Code::SentenceMerged, "sentence-merged", "other", "style/language-register", Neutral,
     "several sentences became one"},
    {Code::SentenceSplit, "sentence-split", "other", "style/language-register", Neutral,
     "one sentence became several"},
    {Code::SentenceMoved, "sentence-moved", "other", "style/language-register", Neutral,
     "a sentence stands elsewhere than in the original"},
    {Code::EstablishedForm, "established-form", "terminology", kTerminology, Minor,
     "a romanised name that has an established form"},
    {Code::MixedNames, "mixed-names", "inconsistency", kInconsistent, Minor,
     "one identity under several names"},
    {Code::NameAsNoun, "name-as-noun", "mistranslation", kMistranslation, Major,
     "a name translated as a common word"},
    {Code::NameAsCountry, "name-as-country", "mistranslation", kMistranslation, Major,
     "a character of a name read as a country"},
    {Code::ArticleInName, "article-in-name", "mistranslation", kMistranslation, Major,
     "the first letter of a name read as an article"},
    {Code::GluedSentence, "glued-sentence", "whitespace", kPunctuation, Minor,
     "no space between two sentences"},
    {Code::GluedWords, "glued-words", "whitespace", "linguistic-conventions/spelling", Minor,
     "two words run together"},
    {Code::StrayStop, "stray-stop", "typographical", kPunctuation, Minor,
     "a stop or comma that stands alone or twice"},
    {Code::MissingSpace, "missing-space", "whitespace", kPunctuation, Minor,
     "no space behind a comma, colon or semicolon"},
    {Code::TornAmount, "torn-amount", "numbers", kPunctuation, Major,
     "an amount torn apart by the end of a sentence"},
    {Code::Implausible, "implausible", "numbers", kMistranslation, Major,
     "a value that hardly can be"},
    {Code::EnglishDecimal, "english-decimal", "locale-violation", kFormat, Minor,
     "English separators in a number"},
    {Code::FalseFriend, "false-friend", "mistranslation", kMistranslation, Critical,
     "billion for milliard, trillion for billion"},
    {Code::Untranslated, "untranslated", "untranslated", "accuracy/untranslated", Major,
     "Chinese left in the French"},
}};

}  // namespace

std::string_view to_word(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> parse_severity(std::string_view word) {
  for (std::size_t k = 0; k < kSeverities.size(); ++k) {
    if (kSeverities[k] == word) return static_cast<Severity>(k);
  }
  return std::nullopt;
}

std::span<const CodeInfo> all_codes() {
  return kCodes;
}

const CodeInfo& info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

std::optional<Code> parse_code(std::string_view word) {
  for (const CodeInfo& code : kCodes) {
    if (code.word == word) return code.code;
  }
  return std::nullopt;
}

Finding new_finding(Code code, Quote fr, Quote zh, std::string message) {
  Finding finding;
  finding.code = code;
  finding.severity = info(code).severity;
  finding.fr = std::move(fr);
  finding.zh = std::move(zh);
  finding.message = std::move(message);
  return finding;
}

}  // namespace glane::compare
