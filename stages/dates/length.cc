#include "stages/dates/length.h"

#include <algorithm>
#include <array>
#include <limits>

namespace glane::dates {
namespace {

constexpr std::int64_t kMostMonths = 1'200'000;  // 100,000 years

// How many seconds, days or months there are in a unit: the largest of the three that is exact.
struct Measure {
  std::int64_t seconds;
  std::int64_t days;
  std::int64_t months;
};

Measure measure(Unit unit) {
  switch (unit) {
    case Unit::Second:
      return {1, 0, 0};
    case Unit::Minute:
      return {60, 0, 0};
    case Unit::Hour:
      return {3600, 0, 0};
    case Unit::Week:
      return {0, 7, 0};
    case Unit::Weekend:
      return {0, 7, 0};
    case Unit::Month:
      return {0, 0, 1};
    case Unit::Quarter:
      return {0, 0, 3};
    case Unit::Half:
      return {0, 0, 6};
    case Unit::Year:
      return {0, 0, 12};
    case Unit::Decade:
      return {0, 0, 120};
    case Unit::Century:
      return {0, 0, 1200};
    case Unit::Millennium:
      return {0, 0, 12000};
    case Unit::Day:
    case Unit::None:
      break;
  }
  return {0, 1, 0};
}

// floor(count × factor) and the thousandths that are left.
struct Split {
  std::int64_t whole;
  std::int64_t thousandths;
};

std::optional<Split> split(const Decimal& count, std::int64_t factor) {
  const auto product = count.times(Decimal(factor));
  const auto thousand = product ? product->times(Decimal(1000)) : std::nullopt;
  if (!thousand) return std::nullopt;
  // Digits beyond thousandths do not matter for a calendar.
  const std::string digits = thousand->to_string();
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c == '.') break;
    if (c < '0' || c > '9' || value > std::numeric_limits<std::int64_t>::max() / 100) {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return Split{value / 1000, value % 1000};
}

}  // namespace

void Length::add_half() {
  if (parts.empty()) return;
  if (parts.back().unit == Unit::Hour) return add(Decimal(30), Unit::Minute);
  if (const auto sum = parts.back().count.plus(*Decimal::parse("0.5"))) parts.back().count = *sum;
}

Unit Length::finest() const {
  Unit unit = Unit::None;
  for (const Part& part : parts) {
    if (unit == Unit::None || part.unit < unit) unit = part.unit;
  }
  return unit;
}

std::string Length::iso() const {
  // Parts of one letter are added up: 一个季度零一个月 is P4M.
  constexpr std::array<Unit, 7> kOrder{Unit::Year, Unit::Month,  Unit::Week,  Unit::Day,
                                       Unit::Hour, Unit::Minute, Unit::Second};
  std::string text = "P";
  bool time = false;
  for (const Unit unit : kOrder) {
    const IsoUnit wanted = iso_unit(unit);
    std::optional<Decimal> sum;
    for (const Part& part : parts) {
      const IsoUnit iso = iso_unit(part.unit);
      if (iso.letter != wanted.letter || iso.time != wanted.time) continue;
      const auto count = part.count.times(Decimal(iso.factor));
      if (!count) continue;
      sum = sum ? sum->plus(*count) : count;
    }
    if (!sum) continue;
    if (wanted.time && !time) text += 'T';
    time = wanted.time;
    text += unknown ? "X" : sum->to_string();
    text += wanted.letter;
  }
  return text;
}

std::optional<Shift> shift_by(const Length& length, int sign) {
  if (length.unknown || length.empty()) return std::nullopt;
  Shift shift;
  shift.grain = length.finest();
  for (const Length::Part& part : length.parts) {
    const Measure one = measure(part.unit);
    if (one.months > 0) {
      const auto count = split(part.count, one.months);
      if (!count || count->whole > kMostMonths) return std::nullopt;
      shift.months += static_cast<std::int32_t>(count->whole);
      shift.days += static_cast<std::int32_t>(count->thousandths * 30 / 1000);
      if (count->whole % one.months != 0 && shift.grain > Unit::Month) shift.grain = Unit::Month;
      if (count->thousandths >= 34 && shift.grain > Unit::Day) shift.grain = Unit::Day;
    } else if (one.days > 0) {
      const auto count = split(part.count, one.days);
      if (!count || count->whole > kMostMonths * 30) return std::nullopt;
      shift.days += static_cast<std::int32_t>(count->whole);
      shift.seconds += count->thousandths * 86400 / 1000;
      if (count->thousandths > 0 && shift.grain > Unit::Hour) shift.grain = Unit::Hour;
    } else {
      const auto count = split(part.count, one.seconds);
      if (!count || count->whole > kMostMonths * 2'600'000) return std::nullopt;
      shift.seconds += count->whole;
      if (count->whole % one.seconds != 0) shift.grain = std::min(shift.grain, Unit::Minute);
    }
  }
  shift.months *= sign;
  shift.days *= sign;
  shift.seconds *= sign;
  shift.iso = (sign < 0 ? "-" : "") + length.iso();
  return shift;
}

}  // namespace glane::dates
