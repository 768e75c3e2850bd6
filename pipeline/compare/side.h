// One of the two texts: its sentences, and the facts that stand in them.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare/units.h"
#include "pipeline/document.h"

namespace glane::compare {

enum class FactKind : std::uint8_t { Amount, Date, Name };

// How a measure is compared: what has no unit, or a counted noun, goes with any other such.
enum class Measure : std::uint8_t {
  None,
  Counted,
  Physical,
  Money,
  Percent,
  Ratio,
  Months,
  Seconds
};

// A record, in the form in which it is compared.  Views belong to the Document.
struct Fact {
  static constexpr double kOpen = std::numeric_limits<double>::quiet_NaN();

  FactKind kind = FactKind::Amount;
  SourceSpan span;
  std::uint32_t sentence = 0;
  bool digits = false;  // written with digits
  std::string shown;    // the value as the records write it

  // An amount, or a length of time: the number, both ends of a range, or one end alone.
  Measure measure = Measure::None;
  double low = kOpen;
  double high = kOpen;
  double written = kOpen;  // the number as it stands there: 11 of `onze minutes`
  std::string_view unit;
  std::string_view unit_text;  // as written
  Relation relation = Relation::None;
  bool suspect = false;  // a French billion
  bool age = false;
  bool small = false;  // a whole number up to twelve, of no unit but a noun

  // A date.
  DateType date = DateType::Date;
  std::string_view value;
  std::string_view from;
  std::string_view to;
  std::string_view offset;
  bool is_explicit = false;  // the text says a year, a day or a month by number or name

  // A name.
  EntityType entity = EntityType::Person;
  std::string_view id;
  std::string_view name;
  Form form = Form::Full;
  Writing writing = Writing::None;

  [[nodiscard]] bool has_number() const { return low == low || high == high; }
};

struct Sentence {
  SourceSpan span;
  std::uint32_t paragraph = 0;
  std::uint32_t letters = 0;  // code points
  std::uint32_t facts_begin = 0;
  std::uint32_t facts_end = 0;
  bool foreign = false;  // in another language than its document
};

// A numeral, whether or not a record was made of it.
struct NumeralAt {
  double value = 0;
  std::uint32_t sentence = 0;
};

// The sentences outside site furniture.  Belongs to one comparison; the document must outlive it.
struct Side {
  const Document* doc = nullptr;
  std::vector<Sentence> sentences;
  std::vector<Fact> facts;          // in text order
  std::vector<NumeralAt> numerals;  // likewise

  [[nodiscard]] std::string_view text(SourceSpan span) const { return span.in(doc->source()); }
};

// `doc` has been through the pipeline.
[[nodiscard]] Side read_side(const Document& doc, const Units& units);

// The same with facts that come from elsewhere, in text order.
[[nodiscard]] Side make_side(const Document& doc, std::vector<Fact> facts);

// Whether one of these sentences has this number.
[[nodiscard]] bool has_numeral(const Side& side, std::uint32_t begin, std::uint32_t end,
                               double number);

// What the builders of facts share.
void set_number(std::string_view number, std::string_view low, std::string_view high, Fact& fact);
void set_measure(AmountType type, std::string_view unit, const Units& units, Fact& fact);
void set_length(std::string_view value, Fact& fact);
[[nodiscard]] Relation relation_of(Mod mod);

}  // namespace glane::compare
