#include "pipeline/check/numeral_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace glane::check {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 29> kSmall{{
    {"zéro", 0},      {"un", 1},        {"une", 1},        {"deux", 2},      {"trois", 3},
    {"quatre", 4},    {"cinq", 5},      {"six", 6},        {"sept", 7},      {"huit", 8},
    {"neuf", 9},      {"dix", 10},      {"onze", 11},      {"douze", 12},    {"treize", 13},
    {"quatorze", 14}, {"quinze", 15},   {"seize", 16},     {"vingt", 20},    {"vingts", 20},
    {"trente", 30},   {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"septante", 70},
    {"huitante", 80}, {"octante", 80},  {"nonante", 90},   {"et", 0},
}};

constexpr std::array<std::pair<std::string_view, int>, 17> kScales{{
    {"mille", 3},
    {"millier", 3},
    {"milliers", 3},
    {"million", 6},
    {"millions", 6},
    {"milliard", 9},
    {"milliards", 9},
    {"billion", 12},
    {"billions", 12},
    {"trillion", 18},
    {"trillions", 18},
    {"M", 6},
    {"Md", 9},
    {"Mds", 9},
    {"md", 9},
    {"mds", 9},
    {"k", 3},
}};

int chinese_digit(char32_t c) {
  static constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两' || c == U'兩') return 2;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// The power of ten of 十 and its like; 0 for other characters.
int chinese_power(char32_t c) {
  switch (c) {
    case U'十':
      return 1;
    case U'百':
      return 2;
    case U'千':
      return 3;
    case U'万':
    case U'萬':
      return 4;
    case U'亿':
    case U'億':
      return 8;
    case U'兆':
      return 12;
    default:
      return 0;
  }
}

long long power_of_ten(int power) {
  long long value = 1;
  for (int k = 0; k < power; ++k) value *= 10;
  return value;
}

}  // namespace

bool is_french_number_word(std::string_view word) {
  const auto is = [&](const auto& entry) { return entry.first == word; };
  return word == "cent" || word == "cents" || std::any_of(kSmall.begin(), kSmall.end(), is) ||
         (scale_power(word) && word.size() > 3);
}

std::optional<Rational> french_number(const std::vector<std::string>& words) {
  long long total = 0;
  long long current = 0;
  bool any = false;
  for (const std::string& word : words) {
    const auto small = std::find_if(kSmall.begin(), kSmall.end(),
                                    [&](const auto& entry) { return entry.first == word; });
    if (small != kSmall.end()) {
      const bool eighty = small->second == 20 && current % 100 == 4;
      current += eighty ? 76 : small->second;
    } else if (word == "cent" || word == "cents") {
      if (current > 99) return std::nullopt;
      current = std::max(current, 1LL) * 100;
    } else if (const auto power = scale_power(word); power && *power <= 12) {
      const long long scale = power_of_ten(*power);
      if (total > 0 && total < scale) {
        if (total > 1000000) return std::nullopt;
        total = (total + current) * scale;
      } else {
        total += std::max(current, 1LL) * scale;
      }
      current = 0;
    } else {
      return std::nullopt;
    }
    any = true;
    if (current > 9999 || total > power_of_ten(17)) return std::nullopt;
  }
  return any ? std::optional(Rational(total + current)) : std::nullopt;
}

std::optional<int> scale_power(std::string_view word) {
  const auto found = std::find_if(kScales.begin(), kScales.end(),
                                  [&](const auto& entry) { return entry.first == word; });
  return found == kScales.end() ? std::nullopt : std::optional(found->second);
}

bool is_chinese_numeral(char32_t c) {
  return chinese_digit(c) >= 0 || chinese_power(c) != 0;
}

std::optional<Rational> chinese_number(std::u32string_view digits) {
  long long total = 0;    // what stands before 兆, 亿, 万
  long long section = 0;  // below 万
  int digit = -1;
  for (std::size_t k = 0; k < digits.size(); ++k) {
    const char32_t c = digits[k];
    const int value = chinese_digit(c);
    const int power = chinese_power(c);
    if (value >= 0) {
      if (digit > 0) return std::nullopt;  // 三四百, 一九九七
      digit = value;
    } else if (power >= 4) {
      section += std::max(digit, 0);
      if (total + section == 0) return std::nullopt;  // 万 alone: tens of thousands
      const long long scale = power_of_ten(power);
      // 一万亿: what stands before belongs to the larger one.
      total = total != 0 && total < scale ? (total + section) * scale
                                          : total + std::max(section, 1LL) * scale;
      if (total > power_of_ten(17)) return std::nullopt;
      section = 0;
      digit = -1;
    } else if (power > 0) {
      if (digit < 0 && (power > 1 || section % 100 != 0)) return std::nullopt;  // 百
      section += (digit < 0 ? 1 : digit) * power_of_ten(power);
      digit = -1;
    } else {
      return std::nullopt;
    }
  }
  return Rational(total + section + std::max(digit, 0));
}

}  // namespace glane::check
