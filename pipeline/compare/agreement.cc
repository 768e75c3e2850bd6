#include "pipeline/compare/agreement.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/compare/date_agreement.h"

namespace glane::compare {
namespace {

constexpr double kSecondsOfMonth = 30.4375 * 86400;
constexpr double kExact = 1e-9;
constexpr double kConverted = 0.02;  // what is lost where a unit was converted

bool near(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

struct Interval {
  double low;
  double high;
};

// Both ends; the one that is not said is the one that is.
Interval interval_of(const Fact& fact, double factor) {
  const double low = (fact.low == fact.low ? fact.low : fact.high) * factor;
  const double high = (fact.high == fact.high ? fact.high : fact.low) * factor;
  return {low, high};
}

bool same_numbers(const Interval& a, const Interval& b, double tolerance, bool vague) {
  if (near(a.low, b.low, tolerance) && near(a.high, b.high, tolerance)) return true;
  const bool a_range = a.low != a.high;
  const bool b_range = b.low != b.high;
  // 几百 and `200 à 900`: the sense of one in the words of the other.
  if (a_range && b_range) return vague && a.low <= b.high && b.low <= a.high;
  // One end, where each side cuts a range in its own way.
  return a_range != b_range && (near(a.low, b.low, tolerance) || near(a.high, b.high, tolerance));
}

int power_between(const Interval& fr, const Interval& zh) {
  const double ratio = fr.low / zh.low;
  if (!(ratio > 0)) return 0;
  const double power = std::log10(ratio);
  const double whole = std::round(power);
  if (std::abs(power - whole) > kExact || std::abs(whole) > 12) return 0;
  if (!near(fr.high / zh.high, ratio, kExact)) return 0;
  return static_cast<int>(whole);
}

bool is_time(Measure measure) {
  return measure == Measure::Months || measure == Measure::Seconds;
}

bool is_plain(Measure measure) {
  return measure == Measure::None || measure == Measure::Counted;
}

// What a number of the French is in the measure of the Chinese; 0 where they do not go together.
struct Bridge {
  double factor = 0;
  double tolerance = kExact;
  bool same_unit = true;
  float likeness = 0;
};

Bridge bridge_money(const Fact& fr, const Fact& zh) {
  // yuan and 元 are the money of two countries.
  const auto local = [](std::string_view unit) { return unit == "CNY" || unit == "TWD"; };
  // 元 in traditional characters is the dollar of the place.
  const bool dollars = fr.assumed && fr.unit == "USD" && zh.assumed && zh.unit == "TWD";
  return {1, kExact, fr.unit == zh.unit || (local(fr.unit) && local(zh.unit)) || dollars, 3};
}

bool is_rate_of(std::string_view rate, std::string_view unit) {
  return rate.size() > unit.size() && rate.starts_with(unit) && rate[unit.size()] == '/';
}

Bridge bridge(const Fact& fr, const Fact& zh, const Units& units) {
  const Measure a = fr.measure;
  const Measure b = zh.measure;
  if (a == Measure::Money && b == Measure::Money) return bridge_money(fr, zh);
  if (is_time(a) && is_time(b)) {
    if (a == b) return {1, kExact, true, fr.age == zh.age ? 3.0f : 2.0f};
    return {a == Measure::Months ? kSecondsOfMonth : 1 / kSecondsOfMonth, kConverted, true, 2};
  }
  if (a == Measure::Percent && b == Measure::Ratio) return {0.01, kExact, true, 2};
  if (a == Measure::Ratio && b == Measure::Percent) return {100, kExact, true, 2};
  if (a == Measure::Physical && b == Measure::Physical) {
    if (fr.unit == zh.unit) return {1, kExact, true, 3};
    // A rate whose time one side says in other words: 每秒42米, 时速250公里.
    if (is_rate_of(fr.unit, zh.unit) || is_rate_of(zh.unit, fr.unit)) return {1, kExact, true, 3};
    const double factor = units.factor(fr.unit, zh.unit);
    return factor > 0 ? Bridge{factor, kConverted, true, 3} : Bridge{1, kExact, false, 2};
  }
  if (is_plain(a) && is_plain(b)) return {1, kExact, true, a == b ? 1.5f : 1.0f};
  if (a == b) return {1, kExact, true, 3};
  // A number alone may be any; a counted noun may be a unit that one side does not know.
  const bool loose = a == Measure::None || b == Measure::None ||
                     (a == Measure::Counted && b == Measure::Money) ||
                     (a == Measure::Money && b == Measure::Counted) ||
                     (a == Measure::Counted && b == Measure::Physical) ||
                     (a == Measure::Physical && b == Measure::Counted) ||
                     (is_plain(a) && b == Measure::Ratio) || (a == Measure::Ratio && is_plain(b)) ||
                     (is_plain(a) && is_time(b)) || (is_time(a) && is_plain(b));
  if (!loose) return {};
  double factor = 1;
  // An age or a length of years as a bare number.
  if (is_time(a) != is_time(b) && (a == Measure::Months || b == Measure::Months)) {
    factor = a == Measure::Months ? 1.0 / 12 : 12;
  }
  // A French amount may name the currency that the Chinese leaves out, not the other way round.
  return {factor, kExact, b != Measure::Money, 0.5f};
}

// As many digits, of which most are the same, or the same in another order: 48 and 84, 2018 and
// 2008.
bool alike_in_digits(double a, double b) {
  if (!(a / b > 0)) return false;
  constexpr std::size_t kDigits = 7;  // d.ddddd
  std::array<char, 32> one{};
  std::array<char, 32> other{};
  std::snprintf(one.data(), one.size(), "%.5e", std::abs(a));
  std::snprintf(other.data(), other.size(), "%.5e", std::abs(b));
  if (std::string_view(one.data()).substr(kDigits) !=
      std::string_view(other.data()).substr(kDigits)) {
    return false;  // of another size
  }
  std::size_t length = 0;  // up to the last digit that is no zero
  std::size_t differing = 0;
  for (std::size_t k = 0; k < kDigits; ++k) {
    if (one[k] != '0' || other[k] != '0') length = k + 1;
    differing += one[k] != other[k] ? 1 : 0;
  }
  if (length > 1) --length;  // the point
  if (differing <= std::max<std::size_t>(1, length / 2)) return true;
  std::sort(one.begin(), one.begin() + kDigits);
  std::sort(other.begin(), other.begin() + kDigits);
  return std::equal(one.begin(), one.begin() + kDigits, other.begin());
}

Agreement agree_numbers(const Fact& fr, const Fact& zh, const Units& units) {
  const Bridge way = bridge(fr, zh, units);
  Agreement result;
  if (way.factor == 0) return result;
  const Interval a = interval_of(fr, way.factor);
  const Interval b = interval_of(zh, 1);
  result.same_kind = true;
  result.same_unit = way.same_unit;
  result.same_value = same_numbers(a, b, way.tolerance, !fr.digits || !zh.digits);
  // 高出一倍 is twice as high, 增长1.8倍 2.8 times as much.
  const bool ratios = fr.measure == Measure::Ratio && zh.measure == Measure::Ratio;
  if (ratios && b.low >= 1 && near(a.low, b.low + 1, kExact)) result.same_value = true;
  result.likeness = way.likeness + (way.same_unit ? 1.0f : 0);
  if (result.same_value) {
    result.likeness += 10 + (same_bound(fr.relation, zh.relation) ? 0.5f : 0);
    return result;
  }
  // 80块 is money where the number says so, 80人 is none.
  if (fr.measure == Measure::Money && zh.measure == Measure::Counted) return {};
  result.power = power_between(a, b);
  if (result.power != 0) {
    result.likeness += 3;
  } else if (alike_in_digits(a.low, b.low)) {
    result.likeness += 2;
  } else if (is_plain(fr.measure) && is_plain(zh.measure)) {
    result.likeness = 0;  // 30 of this and 640 of that
  }
  return result;
}

// A figure against a time that points (三年前 `depuis trois ans`), or a year against a bare number.
Agreement agree_across(const Fact& number, const Fact& date) {
  Agreement result;
  double found = Fact::kOpen;
  if (!date.offset.empty()) {
    found = std::abs(length_in_months(date.offset));
    if (number.measure == Measure::Seconds) found *= kSecondsOfMonth;
    if (is_plain(number.measure)) found /= 12;
  } else if (date.value.size() == 4 && is_plain(number.measure)) {
    found = std::strtod(std::string(date.value).c_str(), nullptr);
  }
  result.same_kind = result.same_value = near(found, number.low, kConverted);
  result.same_unit = true;
  result.likeness = result.same_value ? 9 : 0;
  return result;
}

}  // namespace

bool same_bound(Relation a, Relation b) {
  const auto kind = [](Relation relation) {
    switch (relation) {
      case Relation::None:
        return 0;
      case Relation::About:
        return 1;
      case Relation::MoreThan:
      case Relation::AtLeast:
        return 2;
      default:
        return 3;
    }
  };
  return kind(a) == kind(b);
}

Agreement agree(const Side& fr_side, const Fact& fr, const Side& zh_side, const Fact& zh,
                const Units& units) {
  const bool fr_number = fr.has_number();
  const bool zh_number = zh.has_number();
  if (fr_number && zh_number) return agree_numbers(fr, zh, units);
  if (fr_number != zh_number) {
    const Fact& date = fr_number ? zh : fr;
    if (date.kind != FactKind::Date) return {};
    return agree_across(fr_number ? fr : zh, date);
  }
  if (fr.kind != FactKind::Date || zh.kind != FactKind::Date) return {};
  return agree_dates(fr_side, fr, zh_side, zh);
}

}  // namespace glane::compare
