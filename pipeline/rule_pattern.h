// The pattern language of rule files: parsing, and spelling out as paths of elements.
//
//   années                       a word, as folded; a capital in the pattern asks for one in the
//   text [m:month]  [month]           a symbol of class `month`, captured as `m` or not
//   [d:int 1..31]                … whose number lies in a range
//   [r:relation=about]           … of one value
//   [x:Cap]                      a token class: word Cap lower CAPS number han script punct url any
//                                first (opens a sentence) inner (does not)
//   ~x                           x stands without a space before it
//   (a | b c)?  x{1,3}           groups, alternatives, options, bounded repeats; after a literal
//                                they bind to all of it up to the space: 月 份? but not 月份?
//   < … >                        what the record spans, where that is less than the whole match
//   \( \[ \< …                   the characters themselves
//
// There is no look-around and no unbounded repeat: each rule spells out to a finite set of paths of
// bounded length, so that matching costs a bounded number of steps at each token.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/data_file.h"
#include "pipeline/symbol_table.h"

namespace glane {

class Lexicon;

// Classes that a token has by its looks; ClassId k + 1 is kTokenClasses[k].
inline constexpr std::array<std::string_view, 12> kTokenClasses{"word",   "Cap", "lower",  "CAPS",
                                                                "number", "han", "script", "punct",
                                                                "url",    "any", "first",  "inner"};
inline constexpr ClassId kLastTokenClass = kTokenClasses.size();

// The classes that the numbers stage gives; the ids that follow.
inline constexpr std::array<std::string_view, 4> kNumeralClasses{"num", "int", "range", "ordinal"};
inline constexpr ClassId kNumClass = kLastTokenClass + 1;  // one value
inline constexpr ClassId kIntClass =
    kLastTokenClass + 2;  // a whole number in plain or Chinese digits
inline constexpr ClassId kRangeClass = kLastTokenClass + 3;    // bounds
inline constexpr ClassId kOrdinalClass = kLastTokenClass + 4;  // premier, 3e, 第三

// One step of a path.
struct Element {
  Symbol literal = 0;  // else a class
  ClassId cls = 0;
  bool capital = false;  // the literal must begin with a capital
  bool glued = false;
  std::int8_t slot = -1;  // where the capture goes
  std::array<std::uint8_t, 3> reserved{};  // no byte of the image is left open
  ValueId value = 0;
  std::int32_t low = kNoNumber;
  std::int32_t high = kNoNumber;

  bool operator==(const Element&) const = default;
};

// One way through a pattern.
struct Path {
  std::vector<Element> elements;
  std::uint8_t span_begin = 0;  // index of the first element inside < >
  std::uint8_t span_end = 0;    // index after the last one
};

// Spells a pattern out.  `slots` are the names that captures may have.  Throws DataError at `row`
// for a syntax error, an unknown class, value or capture, an empty path, or more than 4,096 paths
// or 40 elements.
[[nodiscard]] std::vector<Path> parse_pattern(std::string_view pattern, const DataFile& file,
                                              const DataFile::Row& row, Lexicon& lexicon,
                                              std::span<const std::string_view> slots);

}  // namespace glane
