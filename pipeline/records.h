// What the stages find: the fields of the record contract, before they are written.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/decimal.h"
#include "pipeline/rule_ref.h"
#include "pipeline/span.h"

namespace glane {

// An exact number: a decimal, or a fraction of two whole ones (`1/60`).
struct Number {
  Decimal value;
  std::optional<Decimal> divisor;

  [[nodiscard]] std::string to_string() const {
    return divisor ? value.to_string() + "/" + divisor->to_string() : value.to_string();
  }
};

// `Whole`: in plain digits or their Chinese like, which years and days are written in.
enum class NumeralKind : std::uint8_t { Cardinal, Whole, Ordinal };

// A numeral of the text: digits, words or both, with its scale.  Found by the numbers stage.
// Either `number`, or `low` and `high` (one of them where only one is said: 三四百亿, 数亿).
struct Numeral {
  TokenSpan tokens;
  std::optional<Number> number;
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  NumeralKind kind = NumeralKind::Cardinal;
  std::int8_t power = 0;   // of ten, that the last scale word says: 9 in `3,5 milliards`
  bool collective = false; // dizaine, centaines: its noun follows with `de`
  bool scaled = false;   // holds a scale word: million, milliard, 万, 亿
  bool written = false;  // holds a word, not digits alone
  bool more = false;     // 多, 余: more than the number
};

enum class DateType : std::uint8_t { Date, Time, Duration, Set };
enum class Mod : std::uint8_t {
  None,
  Approx,
  Start,
  Mid,
  End,
  Before,
  After,
  MoreThan,
  LessThan,
  AtLeast,
  AtMost
};

struct DateRecord {
  static constexpr std::int32_t kNoAnchor = -1;
  static constexpr std::int32_t kDocumentAnchor = -2;

  NormSpan span;
  DateType type = DateType::Date;
  std::string value;  // TIMEX3; empty where nothing can be resolved
  std::string from;   // half-open calendar interval, ISO 8601; empty where there is none
  std::string to;
  Mod mod = Mod::None;
  std::int32_t anchor = kNoAnchor;  // kDocumentAnchor, or the index of the date that this hangs on
  std::string offset;               // the displacement of a relative expression: `-P10Y`
  bool fiscal = false;
  std::string freq;
  std::string zone;  // of a time of day: an IANA name, `UTC`, `+08:00`, or `local`
  std::string edtf;  // ISO 8601-2, level 1 and sub-year groupings; empty where that cannot say it
  RuleRef rule;
};

enum class AmountType : std::uint8_t { Money, Percent, Quantity, Multiplier, Fraction, Age };
enum class Relation : std::uint8_t { None, About, MoreThan, LessThan, AtLeast, AtMost };

struct AmountRecord {
  static constexpr std::int32_t kNone = -1;

  NormSpan span;
  AmountType type = AmountType::Quantity;
  std::optional<Number> number;
  std::optional<Number> low;
  std::optional<Number> high;
  std::string unit;    // ISO 4217, UCUM, `a`, or a counted noun's singular
  NormSpan unit_span;  // of unit_text; empty where there is none
  bool assumed = false;
  bool suspect = false;  // a false friend: French billion
  Relation relation = Relation::None;
  std::string per;
  std::int32_t same_as = kNone;  // the index of the amount that this restates
  RuleRef rule;
  std::array<RuleRef, 4> words{};  // the lexicon lines of unit, scale, relation and rate, as far as known

  // Adds a line to `words`, where there is room.
  void add_word(const RuleRef& line);
};

enum class EntityType : std::uint8_t { Person, Organization, Location, Product, Event, Work };
enum class Form : std::uint8_t { Full, Family, Given, Alias, Title };
enum class Writing : std::uint8_t {
  None,
  Common,
  Pinyin,
  WadeGiles,
  Cantonese,
  Hepburn,
  Korean,
  Hybrid,
  Hant,
  Hans,
  Kanji,
  Hangul,
  Kana,
  Mistranslation
};

struct EntityRecord {
  NormSpan span;
  EntityType type = EntityType::Person;
  std::string id;
  std::string name;
  Form form = Form::Full;
  Writing writing = Writing::None;
  std::vector<std::string> candidates;  // ids that are equally likely, where `id` leaves it open
  RuleRef rule;
};

// The contract's words for these, in lower case with hyphens or underscores as it has them.
[[nodiscard]] std::string_view to_word(DateType type);
[[nodiscard]] std::string_view to_word(Mod mod);
[[nodiscard]] std::string_view to_word(AmountType type);
[[nodiscard]] std::string_view to_word(Relation relation);
[[nodiscard]] std::string_view to_word(EntityType type);
[[nodiscard]] std::string_view to_word(Form form);
[[nodiscard]] std::string_view to_word(Writing writing);

// And back; nothing for another word.
[[nodiscard]] std::optional<DateType> parse_date_type(std::string_view word);
[[nodiscard]] std::optional<Mod> parse_mod(std::string_view word);
[[nodiscard]] std::optional<AmountType> parse_amount_type(std::string_view word);
[[nodiscard]] std::optional<Relation> parse_relation(std::string_view word);
[[nodiscard]] std::optional<EntityType> parse_entity_type(std::string_view word);
[[nodiscard]] std::optional<Form> parse_form(std::string_view word);
[[nodiscard]] std::optional<Writing> parse_writing(std::string_view word);

}  // namespace glane
