#include "pipeline/compare/date_agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

namespace glane::compare {
namespace {

constexpr float kSame = 12;
constexpr float kWithin = 11;  // one lies in the other: 2024-05 and 2024-05-20

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A year of four digits stands in the text.
bool says_year(std::string_view text) {
  int run = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    if (run == 4) return true;
  }
  return false;
}

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

constexpr std::array<std::string_view, 13> kChinesePointing{
    "去", "今", "明", "上", "下", "本", "前", "后", "後", "次", "翌", "昨", "同"};
constexpr std::array<std::string_view, 3> kYearPointing{"去年", "今年", "明年"};
constexpr std::array<std::string_view, 14> kFrenchPointing{
    "derni",  "procha",  "cette",  "ce mois",   "suivan", "précéden",  "hier",
    "demain", "aujourd", "lendem", "la veille", "y a",    "plus tard", "plus tôt"};

// A day or month by itself, whose year each side had to guess: `6 juin`, 6月6日.
bool is_bare(std::string_view text) {
  const auto spaces = std::count(text.begin(), text.end(), ' ');
  return !says_year(text) && spaces <= 1 && text.find("年") == std::string_view::npos &&
         !has_any(text, kChinesePointing);
}

struct Parts {
  std::string_view day;
  std::string_view time;
};

Parts cut(std::string_view value) {
  const std::size_t t = value.find('T');
  if (t == std::string_view::npos) return {value, {}};
  return {value.substr(0, t), value.substr(t + 1)};
}

bool is_part_of_day(std::string_view time) {
  return !time.empty() && !is_digit(time.front());
}

// A part of the day says no more than an hour can.
bool same_time(std::string_view a, std::string_view b) {
  return a == b || a.empty() || b.empty() || is_part_of_day(a) != is_part_of_day(b);
}

// Equal but for digits that one side leaves open.
bool fits(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k] != b[k] && a[k] != 'X' && b[k] != 'X') return false;
  }
  return true;
}

// `chaque jour` P1D, 每天凌晨 XXXX-XX-XXTMO.
bool same_rhythm(std::string_view a, std::string_view b) {
  static constexpr std::array<std::array<std::string_view, 2>, 3> kRhythms{
      {{"P1D", "XXXX-XX-XX"}, {"P1W", "XXXX-WXX"}, {"P1Y", "XXXX-"}}};
  return std::any_of(kRhythms.begin(), kRhythms.end(), [&](const auto& rhythm) {
    return (a == rhythm[0] && b.starts_with(rhythm[1])) ||
           (b == rhythm[0] && a.starts_with(rhythm[1]));
  });
}

bool within(const Fact& inner, const Fact& outer) {
  return !inner.from.empty() && !outer.from.empty() && outer.from <= inner.from &&
         inner.to <= outer.to;
}

// A century or an era holds too much to be the same as a day of it.
bool is_wide(const Fact& fact) {
  return fact.value.ends_with("XX") || fact.value.size() < 4;
}

bool same_but_year(std::string_view a, std::string_view b) {
  return a.size() == b.size() && a.size() > 5 && a.substr(4) == b.substr(4);
}

// `l'été dernier` is that of last year or of this one: 去年夏天.
bool is_near_season(std::string_view text) {
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  return (has("dernier") || has("prochain") || has("passé")) && !has("an ") && !has("année");
}

}  // namespace

double length_in_months(std::string_view offset) {
  const bool negative = offset.starts_with('-');
  if (negative) offset.remove_prefix(1);
  if (!offset.starts_with('P')) return Fact::kOpen;
  double months = 0;
  bool time = false;
  for (std::size_t k = 1; k < offset.size();) {
    if (offset[k] == 'T') {
      time = true;
      ++k;
      continue;
    }
    std::size_t end = k;
    while (end < offset.size() && (is_digit(offset[end]) || offset[end] == '.')) ++end;
    if (end == k || end == offset.size()) return Fact::kOpen;
    const double number = std::strtod(std::string(offset.substr(k, end - k)).c_str(), nullptr);
    const char unit = offset[end];
    months += unit == 'Y'            ? number * 12
              : unit == 'M' && !time ? number
              : unit == 'W'          ? number * 7 / 30.4375
              : unit == 'D'          ? number / 30.4375
              : unit == 'H'          ? number / 730.5
                                     : number / 43830;
    k = end + 1;
  }
  return negative ? -months : months;
}

bool is_relative(std::string_view fr, std::string_view zh) {
  // 上半年, 下半年 are halves of a year, not the last and the next one.
  const bool half = zh.find("半年") != std::string_view::npos;
  return has_any(fr, kFrenchPointing) ||
         (half ? has_any(zh, kYearPointing) : has_any(zh, kChinesePointing));
}

Agreement agree_dates(const Side& fr_side, const Fact& fr, const Side& zh_side, const Fact& zh) {
  Agreement result;
  result.same_unit = true;
  if ((fr.date == DateType::Set) != (zh.date == DateType::Set)) return result;
  result.same_kind = true;
  const auto same = [&](float likeness) {
    result.same_value = true;
    result.likeness = likeness;
    return result;
  };
  result.likeness = 2 + (fr.value.size() == zh.value.size() ? 1.0f : 0) +
                    (fr.is_explicit == zh.is_explicit ? 1.0f : 0);
  if (!fr.offset.empty() && !zh.offset.empty()) {
    const double a = length_in_months(fr.offset);
    const double b = length_in_months(zh.offset);
    if (std::abs(a - b) < 0.01) return same(kSame);
    // Unresolved, only the direction can be told wrong.
    if ((fr.value.empty() || zh.value.empty()) && std::abs(a + b) < 0.01) return result;
  }
  if (fr.value.empty() || zh.value.empty()) {
    result.same_kind = false;  // nothing to compare
    result.likeness = 0;
    return result;
  }
  if (fr.value == zh.value) return same(kSame);
  const Parts a = cut(fr.value);
  const Parts b = cut(zh.value);
  if ((a.day == b.day || a.day.empty() || b.day.empty()) && same_time(a.time, b.time)) {
    return same(kWithin);
  }
  if (fits(fr.value, zh.value)) return same(kWithin);
  if (fr.date == DateType::Set && same_rhythm(fr.value, zh.value)) return same(kWithin);
  if (a.time.empty() || b.time.empty() || same_time(a.time, b.time)) {
    if ((within(fr, zh) || within(zh, fr)) && !is_wide(fr) && !is_wide(zh)) return same(kWithin);
    if (same_but_year(a.day, b.day) && is_near_season(fr_side.text(fr.span))) return same(kWithin);
    const bool bare = is_bare(fr_side.text(fr.span)) && is_bare(zh_side.text(zh.span));
    if (bare && same_but_year(a.day, b.day)) return same(kWithin);
  }
  return result;
}

}  // namespace glane::compare
