// A record, in the form in which it is compared.
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

// Views belong to the Document, or to what its records were read from.
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
  bool assumed = false;  // the currency is that of the place
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
  bool is_part = false;  // of a name with a dot: 米歇尔 of 米歇尔·杜瓦尔

  [[nodiscard]] bool has_number() const { return low == low || high == high; }
};

// What the pipeline found in `doc`, in text order.
[[nodiscard]] std::vector<Fact> read_facts(const Document& doc, const Units& units);

// What the builders of facts share.
void set_number(std::string_view number, std::string_view low, std::string_view high, Fact& fact);
void set_measure(AmountType type, std::string_view unit, const Units& units, Fact& fact);
// `value`, `offset`, `from`, `to` are set; `text`: the words of the date.
void set_date(DateType type, Mod mod, std::string_view text, Fact& fact);
void sort_facts(std::vector<Fact>& facts);

[[nodiscard]] bool has_digit(std::string_view text);
// `12`, `-0.62`, `1/60`.
[[nodiscard]] double to_double(std::string_view number);

}  // namespace glane::compare
