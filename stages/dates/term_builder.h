// From a match of a rule to a term: what captures and constants say, field by field.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/rule_set.h"
#include "stages/dates/term.h"

namespace glane::dates {

// What a rule makes.  The same in the files of first expressions (rules.*.tsv) and of their joins
// (joins.*.tsv), where captures `a` and `b` are terms that were found before.
//   date      a calendar expression from its captures
//   length    a duration
//   set       what recurs
//   none      no record: something that only looks like a date
//   merge     the fields of b, and of captures, fill the holes of a; with `sign` and `base` a
//   duration
//             becomes a displacement
//   range     from a (or captures) to b (or captures d2, y2, h2, mo2, dec2; n and n2 u)
//   count     from b on, by `rel` or by the duration a with `sign`: la veille de Noël
//   portion   the first n u of b, the last ones with `side=last`
enum class Production : std::uint8_t { Date, Length, Set, None, Merge, Range, Count, Portion };
inline constexpr std::array<std::string_view, 8> kProductions{
    "date", "length", "set", "none", "merge", "range", "count", "portion"};

// Names of captures.  Of a lexicon word counts its number or its value; of a numeral its number.
enum Slot : std::uint8_t {
  kA,
  kB,
  kYear,
  kYear2,
  kShortYear,
  kTens,
  kOnes,
  kRepublic,
  kEra,  // 2019, 93, 九|三, 民國113: the year before the era's first
  kMonth,
  kMonth2,
  kDay,
  kDay2,
  kWeekday,
  kQuarter,
  kHalf,
  kSeason,
  kPart,
  kHoliday,
  kHour,
  kHour2,
  kMinute,
  kSecond,
  kRelative,   // `-1 D`: a displacement with its grain
  kDirection,  // this last next previous following
  kCount,
  kUnit,
  kCount2,
  kUnit2,
  kCount3,
  kUnit3,
  kCount4,
  kUnit4,
  kMod,
  kNth,
  kNthUnit,
  kDecade,
  kDecade2,
  kCentury,
  kZone,
};
inline constexpr std::array<std::string_view, 40> kSlots{
    "a",  "b",  "y",   "y2",   "yy",  "c1",  "c2",  "roc", "era", "mo",   "mo2",  "d",   "d2", "wd",
    "q",  "hy", "sea", "part", "hol", "h",   "h2",  "mi",  "s",   "rel",  "dir",  "n",   "u",  "n2",
    "u2", "n3", "u3",  "n4",   "u4",  "mod", "nth", "nu",  "dec", "dec2", "cent", "zone"};

// Builds terms; holds nothing of its own.
class TermBuilder {
 public:
  TermBuilder(const Document& doc, const Lexicon& lexicon)
      : doc_(doc), lexicon_(lexicon), year_follow_(lexicon.find_class("yearfollow")) {}

  // The term that the match makes, or nothing where it cannot be (31 February, 25 o'clock) or a
  // guard of the rule forbids it.  `terms` holds those that `a` and `b` point at.  A range keeps
  // its ends as new terms, appended to `terms`.
  [[nodiscard]] std::optional<Term> build(const Match& match, std::vector<Term>& terms) const;

 private:
  const Document& doc_;
  const Lexicon& lexicon_;
  ClassId year_follow_;  // words that may follow a year and count nothing
};

// Seconds of the day for an hour said with or without its part of the day: 8 heures du soir,
// 下午三点.
[[nodiscard]] std::int32_t in_part_of_day(std::int32_t second, std::string_view part);

}  // namespace glane::dates
