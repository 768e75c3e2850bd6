// Numbers read back: what a speller of our own, and ICU's, make of a number is read as that number.
#include <unicode/rbnf.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

constexpr std::uint64_t kGreatest = 1'000'000'000'000'000;  // 10^15

// Small numbers, neighbours of powers of ten, and numbers of every length from a fixed sequence.
std::vector<std::uint64_t> samples() {
  std::vector<std::uint64_t> all;
  for (std::uint64_t n = 0; n < 1200; ++n) all.push_back(n);
  std::uint64_t state = 20241115;
  for (std::uint64_t power = 1000; power <= kGreatest; power *= 10) {
    for (const std::uint64_t n : {power - 1, power, power + 1, power + power / 10, power / 2}) {
      if (n <= kGreatest) all.push_back(n);
    }
    for (int k = 0; k < 60; ++k) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      all.push_back((state >> 11) % power);
    }
  }
  return all;
}

// How French spells: with the hyphens of 1990 or without, with `septante` or `soixante-dix`.
struct Style {
  const char* joint;
  bool belgian;
};

std::string french_below_hundred(std::uint64_t n, const Style& style) {
  static const char* const kSmall[] = {"zéro",   "un",    "deux",     "trois",    "quatre",
                                       "cinq",   "six",   "sept",     "huit",     "neuf",
                                       "dix",    "onze",  "douze",    "treize",   "quatorze",
                                       "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
  static const char* const kTens[] = {"",          "",         "vingt",    "trente",   "quarante",
                                      "cinquante", "soixante", "septante", "huitante", "nonante"};
  if (n < 20) return kSmall[n];
  const std::string hyphen = "-";
  if (!style.belgian && n >= 60) {
    const std::string head = n < 80 ? "soixante" : "quatre-vingt";
    const std::uint64_t rest = n < 80 ? n - 60 : n - 80;
    if (rest == 0) return n == 80 ? head + "s" : head;
    const bool et = n == 61 || n == 71;
    return head + (et ? style.joint + std::string("et") + style.joint : hyphen) +
           french_below_hundred(rest, style);
  }
  const std::string tens = kTens[n / 10];
  if (n % 10 == 0) return tens;
  if (n % 10 == 1) return tens + style.joint + "et" + style.joint + "un";
  return tens + hyphen + kSmall[n % 10];
}

std::string french_below_thousand(std::uint64_t n, const Style& style) {
  if (n < 100) return french_below_hundred(n, style);
  std::string words =
      n < 200 ? "cent" : french_below_hundred(n / 100, style) + style.joint + "cent";
  if (n % 100 == 0) return n >= 200 ? words + "s" : words;
  return words + style.joint + french_below_hundred(n % 100, style);
}

std::string french(std::uint64_t n, const Style& style) {
  if (n < 1000) return french_below_thousand(n, style);
  static const struct {
    std::uint64_t value;
    const char* word;
  } kScales[] = {{1'000'000'000'000'000, "billiard"},
                 {1'000'000'000'000, "billion"},
                 {1'000'000'000, "milliard"},
                 {1'000'000, "million"}};
  for (const auto& [value, word] : kScales) {
    if (n < value) continue;
    std::string words = french_below_thousand(n / value, style) + style.joint + word;
    if (n / value > 1) words += "s";
    return n % value == 0 ? words : words + style.joint + french(n % value, style);
  }
  std::string words =
      n < 2000 ? "mille" : french_below_thousand(n / 1000, style) + style.joint + "mille";
  return n % 1000 == 0 ? words : words + style.joint + french_below_thousand(n % 1000, style);
}

// One group of four digits; `inside` where a greater group stands before it.
std::string chinese_group(std::uint64_t n, bool inside, const char* const* digits,
                          const char* const* units) {
  std::string words;
  bool gap = false;
  std::uint64_t power = 1000;
  for (int k = 3; k >= 0; --k, power /= 10) {
    const std::uint64_t digit = n / power % 10;
    if (digit == 0) {
      gap = true;
      continue;
    }
    if (gap && (inside || !words.empty())) words += digits[0];
    gap = false;
    words += digits[digit];
    words += units[k];
  }
  return words;
}

std::string chinese(std::uint64_t n, bool formal) {
  static const char* const kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const char* const kFormal[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  static const char* const kUnits[] = {"", "十", "百", "千"};
  static const char* const kFormalUnits[] = {"", "拾", "佰", "仟"};
  static const char* const kGroups[] = {"", "万", "亿", "兆"};
  const char* const* digits = formal ? kFormal : kDigits;
  const char* const* units = formal ? kFormalUnits : kUnits;
  if (n == 0) return digits[0];
  std::string words;
  std::uint64_t power = 1'000'000'000'000;
  bool gap = false;
  for (int k = 3; k >= 0; --k, power /= 10'000) {
    const std::uint64_t group = n / power % 10'000;
    if (group == 0) {
      gap = true;
      continue;
    }
    const bool inside = !words.empty();
    if (gap && inside && group >= 1000) words += digits[0];
    gap = false;
    words += chinese_group(group, inside, digits, units) + kGroups[k];
  }
  return words;
}

std::string icu_spelling(std::uint64_t n, const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(language), status);
  REQUIRE(U_SUCCESS(status));
  icu::UnicodeString words;
  format.format(static_cast<std::int64_t>(n), words);
  std::string utf8;
  words.toUTF8String(utf8);
  return utf8;
}

// Reads all spellings in one document, each in a paragraph of its own.
template <class Spell>
void check_read_back(Language language, Spell&& spell) {
  std::vector<std::uint64_t> numbers;
  std::string text;
  std::vector<std::string> spellings;
  for (const std::uint64_t n : samples()) {
    spellings.push_back(spell(n));
    // A lone *un* is an article, a lone formal digit a word.
    if (n == 1 || spellings.back().size() <= 3) {
      spellings.pop_back();
      continue;
    }
    numbers.push_back(n);
    text += spellings.back() + "\n\n";
  }
  const Document doc = extract(pipeline(), text, language, "");
  std::size_t k = 0;
  std::size_t at = 0;
  for (const Numeral& numeral : *doc.numerals) {
    while (k < numbers.size()) {
      const std::size_t end = at + spellings[k].size();
      if (doc.span_of(numeral.tokens).begin < end) break;
      FAIL_CHECK("not read: " << spellings[k]);
      at = end + 2;
      ++k;
    }
    if (k == numbers.size()) break;
    if (doc.text_of(numeral.tokens) != spellings[k] || !numeral.number) continue;
    INFO(spellings[k]);
    CHECK(numeral.number->to_string() == std::to_string(numbers[k]));
    at += spellings[k].size() + 2;
    ++k;
  }
  CHECK(k == numbers.size());
}

TEST_CASE("French numbers are read back") {
  const Style style = GENERATE(Style{" ", false}, Style{"-", false}, Style{" ", true});
  check_read_back(Language::Fr, [&](std::uint64_t n) { return french(n, style); });
}

TEST_CASE("Chinese numbers are read back") {
  const bool formal = GENERATE(false, true);
  check_read_back(Language::ZhHans, [&](std::uint64_t n) { return chinese(n, formal); });
}

TEST_CASE("numbers that ICU spells are read back") {
  check_read_back(Language::Fr, [](std::uint64_t n) { return icu_spelling(n, "fr"); });
  check_read_back(Language::Fr, [](std::uint64_t n) { return icu_spelling(n, "fr-BE"); });
  check_read_back(Language::ZhHans, [](std::uint64_t n) { return icu_spelling(n, "zh"); });
}

// What cannot go on ends the number: no number crosses a unit that is closed.
TEST_CASE("a number ends where the next cannot belong to it") {
  const auto [language, text, first] = GENERATE(table<Language, std::string, std::string>({
      {Language::Fr, "vingt trente", "20"},
      {Language::Fr, "cent deux cents", "102"},
      {Language::Fr, "trois mille mille", "3000"},
      {Language::Fr, "deux millions trois millions", "2000000"},
      {Language::Fr, "deux milliards, trois millions", "2000000000"},
      {Language::Fr, "2,4 milliards douze mois", "2400000000"},
      {Language::Fr, "vingt et deux", "20"},
      {Language::Fr, "mille et deux", "1000"},
      {Language::Fr, "2 millions 300", "2000000"},
      {Language::Fr, "2 millions 3 000 000", "2000000"},
      {Language::ZhHans, "三百五百", "300"},
      {Language::ZhHans, "五百三千", "500"},
      {Language::ZhHans, "三万五万", "30000"},
      {Language::ZhHans, "3.5万4.5万", "35000"},
      {Language::ZhHans, "三百万五百万", "3000000"},
      {Language::ZhHans, "三万五千万", "30000"},
      {Language::ZhHans, "五万亿三千亿", "5300000000000"},
      {Language::ZhHans, "一二三", "123"},
  }));
  const Document doc = extract(pipeline(), text, language, "");
  REQUIRE_FALSE(doc.numerals->empty());
  INFO(text);
  CHECK(doc.numerals->front().number->to_string() == first);
}

// Two numbers side by side: the first ends in a unit, the second reaches as far as that unit.
TEST_CASE("no number crosses a unit that is closed") {
  const Style style{" ", false};
  std::string french_text;
  std::string chinese_text;
  std::vector<std::uint64_t> values;
  for (std::uint64_t unit = 1'000'000; unit < kGreatest; unit *= 1000) {
    for (const std::uint64_t head : {2u, 14u, 300u, 421u}) {
      for (const std::uint64_t next : {unit * 2, unit * 71 + 5, unit * 999 + 1}) {
        values.push_back(head * unit);
        french_text += french(head * unit, style) + " " + french(next, style) + "\n\n";
      }
    }
  }
  std::vector<std::uint64_t> chinese_values;
  for (const std::uint64_t unit : {10'000u, 100'000'000u}) {
    for (const std::uint64_t head : {2u, 14u, 300u, 4021u}) {
      for (const std::uint64_t next : {unit * 2, unit * 71 + 5, unit * 999 + 1}) {
        chinese_values.push_back(head * unit);
        chinese_text += chinese(head * unit, false) + chinese(next, false) + "\n\n";
      }
    }
  }
  const auto check = [](Language language, const std::string& text,
                        const std::vector<std::uint64_t>& expected) {
    const Document doc = extract(pipeline(), text, language, "");
    REQUIRE(doc.paragraphs->size() == expected.size());
    std::size_t k = 0;
    for (const Numeral& numeral : *doc.numerals) {
      if (k == expected.size()) break;
      if (numeral.tokens.begin != (*doc.paragraphs)[k].tokens.begin) continue;
      INFO(doc.text_of((*doc.paragraphs)[k].tokens));
      CHECK(numeral.number->to_string() == std::to_string(expected[k++]));
    }
    CHECK(k == expected.size());
  };
  check(Language::Fr, french_text, values);
  check(Language::ZhHans, chinese_text, chinese_values);
}

// No run of number words, however long, is read twice or overflows.
TEST_CASE("long runs of number words end in time") {
  const auto [language, piece] = GENERATE(table<Language, std::string>({
      {Language::ZhHans, "一"},
      {Language::ZhHans, "三点五点"},
      {Language::ZhHans, "一万"},
      {Language::Fr, "mille "},
      {Language::Fr, "million de "},
      {Language::Fr, "vingt-et-"},
  }));
  std::string text;
  for (int k = 0; k < 20'000; ++k) text += piece;
  const Document doc = extract(pipeline(), text, language, "");
  for (const Numeral& numeral : *doc.numerals) {
    REQUIRE(numeral.tokens.begin < numeral.tokens.end);
    REQUIRE(numeral.tokens.end <= doc.tokens->size());
  }
}

}  // namespace
}  // namespace glane::test
