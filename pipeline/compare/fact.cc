#include "pipeline/compare/fact.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace glane::compare {
namespace {

constexpr double kMostSmall = 12;

Measure measure_of(AmountType type, std::string_view unit, const Units& units) {
  switch (type) {
    case AmountType::Money:
      return Measure::Money;
    case AmountType::Percent:
      return Measure::Percent;
    case AmountType::Multiplier:
    case AmountType::Fraction:
      return Measure::Ratio;
    case AmountType::Age:
      return Measure::Months;
    case AmountType::Quantity:
      break;
  }
  if (unit.empty()) return Measure::None;
  return units.is_measure(unit) ? Measure::Physical : Measure::Counted;
}

std::string text_of(const std::optional<Number>& number) {
  return number ? number->to_string() : std::string();
}

Fact read_amount(const Document& doc, const AmountRecord& amount, const Units& units) {
  Fact fact;
  fact.kind = FactKind::Amount;
  fact.unit = amount.unit;
  if (amount.unit_span.begin < amount.unit_span.end)
    fact.unit_text = amount.unit_span.in(doc.text());
  fact.relation = amount.relation;
  fact.suspect = amount.suspect;
  fact.assumed = amount.assumed;
  set_number(text_of(amount.number), text_of(amount.low), text_of(amount.high), fact);
  set_measure(amount.type, amount.unit, units, fact);
  return fact;
}

Relation relation_of(Mod mod) {
  switch (mod) {
    case Mod::Approx:
      return Relation::About;
    case Mod::MoreThan:
      return Relation::MoreThan;
    case Mod::LessThan:
      return Relation::LessThan;
    case Mod::AtLeast:
      return Relation::AtLeast;
    case Mod::AtMost:
      return Relation::AtMost;
    default:
      return Relation::None;
  }
}

// A length as months or seconds; what mixes both counts a month as 30 days.
void set_length(std::string_view value, Fact& fact) {
  double months = 0;
  double seconds = 0;
  bool time = false;
  bool any = false;
  for (std::size_t k = 1; k < value.size();) {
    if (value[k] == 'T') {
      time = true;
      ++k;
      continue;
    }
    char* end = nullptr;
    const std::string digits(value.substr(k));
    const double number = std::strtod(digits.c_str(), &end);
    const auto used = static_cast<std::size_t>(end - digits.c_str());
    if (used == 0 || k + used >= value.size()) return;  // PXM: of no known number
    const char unit = value[k + used];
    fact.written = number;
    if (unit == 'Y') months += number * 12;
    if (unit == 'M' && !time) months += number;
    if (unit == 'W') seconds += number * 7 * 86400;
    if (unit == 'D') seconds += number * 86400;
    if (unit == 'H') seconds += number * 3600;
    if (unit == 'M' && time) seconds += number * 60;
    if (unit == 'S') seconds += number;
    any = true;
    k += used + 1;
  }
  if (!any) return;
  fact.measure = seconds == 0 ? Measure::Months : Measure::Seconds;
  fact.low = fact.high = seconds == 0 ? months : seconds + months * 30 * 86400;
}

// 五月十五日
bool is_written_date(std::string_view text) {
  const auto has = [&](std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
      return text.find(part) != std::string_view::npos;
    });
  };
  return has({"年", "月", "日", "号", "號"}) &&
         has({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "〇"});
}

Fact read_date(const Document& doc, const DateRecord& date) {
  Fact fact;
  fact.kind = FactKind::Date;
  fact.value = date.value;
  fact.from = date.from;
  fact.to = date.to;
  fact.offset = date.offset;
  set_date(date.type, date.mod, date.span.in(doc.text()), fact);
  return fact;
}

Fact read_name(const EntityRecord& entity) {
  Fact fact;
  fact.kind = FactKind::Name;
  fact.entity = entity.type;
  fact.id = entity.id;
  fact.name = entity.name;
  fact.form = entity.form;
  fact.writing = entity.writing;
  fact.shown = entity.id;
  return fact;
}

}  // namespace

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double to_double(std::string_view number) {
  const std::size_t slash = number.find('/');
  const double value = std::strtod(std::string(number.substr(0, slash)).c_str(), nullptr);
  if (slash == std::string_view::npos) return value;
  return value / std::strtod(std::string(number.substr(slash + 1)).c_str(), nullptr);
}

void set_number(std::string_view number, std::string_view low, std::string_view high, Fact& fact) {
  if (!number.empty()) {
    fact.low = fact.high = to_double(number);
    // Of a fraction, its upper number: `trois quarts`.
    fact.written = std::strtod(std::string(number.substr(0, number.find('/'))).c_str(), nullptr);
    fact.shown = number;
    return;
  }
  if (!low.empty()) fact.low = to_double(low);
  if (!high.empty()) fact.high = to_double(high);
  fact.written = low.empty() ? fact.high : fact.low;
  fact.shown = std::string(low) + ".." + std::string(high);
}

void set_measure(AmountType type, std::string_view unit, const Units& units, Fact& fact) {
  fact.measure = measure_of(type, unit, units);
  if (type == AmountType::Age) {
    fact.age = true;
    fact.low *= 12;
    fact.high *= 12;
  }
  const bool plain = fact.measure == Measure::None || fact.measure == Measure::Counted;
  fact.small = plain && fact.high == fact.low && fact.high <= kMostSmall &&
               fact.high == std::floor(fact.high);
  if (fact.measure == Measure::Percent) {
    fact.shown += " %";
  } else if (!unit.empty()) {
    fact.shown += " " + std::string(unit);
  }
}

void set_date(DateType type, Mod mod, std::string_view text, Fact& fact) {
  fact.kind = FactKind::Date;
  fact.date = type;
  fact.relation = relation_of(mod);
  if (type == DateType::Duration) set_length(fact.value, fact);
  fact.shown = fact.value.empty() ? fact.offset : fact.value;
  fact.is_explicit = fact.offset.empty() && (has_digit(text) || is_written_date(text));
}

void sort_facts(std::vector<Fact>& facts) {
  std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return a.span != b.span ? a.span < b.span : a.kind < b.kind;
  });
}

std::vector<Fact> read_facts(const Document& doc, const Units& units) {
  std::vector<Fact> facts;
  const Records& records = *doc.records;
  facts.reserve(records.dates.size() + records.amounts.size() + records.entities.size());
  const auto add = [&](Fact fact, NormSpan span) {
    fact.span = doc.to_source(span);
    facts.push_back(std::move(fact));
  };
  for (const DateRecord& date : records.dates) add(read_date(doc, date), date.span);
  for (const AmountRecord& amount : records.amounts) {
    add(read_amount(doc, amount, units), amount.span);
  }
  for (const EntityRecord& entity : records.entities) add(read_name(entity), entity.span);
  sort_facts(facts);
  return facts;
}

}  // namespace glane::compare
