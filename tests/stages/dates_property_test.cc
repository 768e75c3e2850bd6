// Dates against an independent calendar: for many document dates, what an expression comes to, its
// interval included, is what ICU's Gregorian calendar makes of it.
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>

#include "tests/support/catch.h"
#include "tests/support/marked_text.h"

namespace glane::test {
namespace {

// A day of ICU's calendar, weeks as ISO 8601 has them.
class IcuDay {
 public:
  explicit IcuDay(std::int32_t days_since_2000)
      : calendar_(icu::TimeZone::createTimeZone("GMT"), status_) {
    calendar_.setFirstDayOfWeek(UCAL_MONDAY);
    calendar_.setMinimalDaysInFirstWeek(4);
    calendar_.clear();
    calendar_.set(2000, UCAL_JANUARY, 1);
    add(UCAL_DATE, days_since_2000);
  }

  void add(UCalendarDateFields field, std::int32_t count) { calendar_.add(field, count, status_); }
  void set(UCalendarDateFields field, std::int32_t value) { calendar_.set(field, value); }
  void move_to_weekday(UCalendarDaysOfWeek day) { calendar_.set(UCAL_DAY_OF_WEEK, day); }
  [[nodiscard]] std::int32_t get(UCalendarDateFields field) {
    const std::int32_t value = calendar_.get(field, status_);
    REQUIRE(U_SUCCESS(status_));
    return value;
  }

  [[nodiscard]] std::string day() { return month() + format("-%02d", get(UCAL_DATE)); }
  [[nodiscard]] std::string month() { return year() + format("-%02d", get(UCAL_MONTH) + 1); }
  [[nodiscard]] std::string quarter() {
    return year() + format("-Q%d", get(UCAL_MONTH) / 3 + 1);
  }
  [[nodiscard]] std::string year() { return format("%04d", get(UCAL_YEAR)); }
  [[nodiscard]] std::string week() {
    return format("%04d", get(UCAL_YEAR_WOY)) + format("-W%02d", get(UCAL_WEEK_OF_YEAR));
  }

 private:
  static std::string format(const char* pattern, std::int32_t value) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), pattern, static_cast<int>(value));
    return buffer.data();
  }
  UErrorCode status_ = U_ZERO_ERROR;
  icu::GregorianCalendar calendar_;
};

constexpr std::array<const char*, 12> kMonths{
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 7> kFrenchDays{"Lundi",    "Mardi",  "Mercredi", "Jeudi",
                                                 "Vendredi", "Samedi", "Dimanche"};
constexpr std::array<const char*, 7> kChineseDays{"一", "二", "三", "四", "五", "六", "日"};
constexpr std::array<UCalendarDaysOfWeek, 7> kDays{UCAL_MONDAY, UCAL_TUESDAY,  UCAL_WEDNESDAY,
                                                   UCAL_THURSDAY, UCAL_FRIDAY, UCAL_SATURDAY,
                                                   UCAL_SUNDAY};

// The place of the unit in the calendar: its value, and the days on which it and the next one begin.
struct Piece {
  std::string value;
  std::string from;
  std::string to;
};

enum class Grain { Day, Week, Month, Quarter, Year };

Piece piece_at(Grain grain, std::int32_t base, UCalendarDateFields field, std::int32_t count) {
  const auto at = [&] {
    IcuDay day(base);
    day.add(field, count);
    return day;
  };
  IcuDay begin = at();
  IcuDay end = at();
  Piece piece;
  switch (grain) {
    case Grain::Day:
      piece.value = begin.day();
      end.add(UCAL_DATE, 1);
      break;
    case Grain::Week:
      piece.value = begin.week();
      begin.move_to_weekday(UCAL_MONDAY);
      end.move_to_weekday(UCAL_MONDAY);
      end.add(UCAL_DATE, 7);
      break;
    case Grain::Month:
      piece.value = begin.month();
      begin.set(UCAL_DATE, 1);
      end.set(UCAL_DATE, 1);
      end.add(UCAL_MONTH, 1);
      break;
    case Grain::Quarter:
      piece.value = begin.quarter();
      for (IcuDay* day : {&begin, &end}) {
        day->set(UCAL_DATE, 1);
        day->set(UCAL_MONTH, day->get(UCAL_MONTH) / 3 * 3);
      }
      end.add(UCAL_MONTH, 3);
      break;
    case Grain::Year:
      piece.value = begin.year();
      for (IcuDay* day : {&begin, &end}) {
        day->set(UCAL_DATE, 1);
        day->set(UCAL_MONTH, UCAL_JANUARY);
      }
      end.add(UCAL_YEAR, 1);
      break;
  }
  piece.from = begin.day();
  piece.to = end.day();
  return piece;
}

// The last date of the text.
void check(const std::string& text, Language language, const std::string& date,
           const Piece& wanted) {
  INFO(date << ": " << text);
  const Document doc = extract(pipeline(), text, language, date);
  INFO(mark_records(doc, {true, false, false}));
  REQUIRE_FALSE(doc.records->dates.empty());
  const DateRecord& last = doc.records->dates.back();
  CHECK(last.value == wanted.value);
  CHECK(last.from == wanted.from);
  CHECK(last.to == wanted.to);
}

std::string with_count(std::string_view pattern, std::int32_t count) {
  std::string text(pattern);
  text.replace(text.find('%'), 1, std::to_string(count));
  return text;
}

std::string french_day(std::int32_t days) {
  IcuDay day(days);
  return std::to_string(day.get(UCAL_DATE)) + " " +
         kMonths[static_cast<std::size_t>(day.get(UCAL_MONTH))] + " " + day.year();
}

std::string chinese_day(std::int32_t days) {
  IcuDay day(days);
  return day.year() + "年" + std::to_string(day.get(UCAL_MONTH) + 1) + "月" +
         std::to_string(day.get(UCAL_DATE)) + "日";
}

// Days from 1983 to 2033 as days since 2000-01-01.
std::int32_t some_day(std::mt19937& random) {
  return static_cast<std::int32_t>(random() % 18000) - 6000;
}

// An expression in both languages, and the same step of the other calendar; `%` is a count.
struct Step {
  UCalendarDateFields field;
  std::int32_t step;
  Grain grain;
  const char* french;
  const char* chinese;
};

constexpr std::array<Step, 8> kCounted{{
    {UCAL_DATE, -1, Grain::Day, "Il y a % jours.", "%天前。"},
    {UCAL_DATE, 1, Grain::Day, "Dans % jours.", "%天后。"},
    {UCAL_WEEK_OF_YEAR, -1, Grain::Week, "Il y a % semaines.", "%周前。"},
    {UCAL_WEEK_OF_YEAR, 1, Grain::Week, "Dans % semaines.", "%个星期后。"},
    {UCAL_MONTH, -1, Grain::Month, "Il y a % mois.", "%个月前。"},
    {UCAL_MONTH, 1, Grain::Month, "Dans % mois.", "%个月后。"},
    {UCAL_YEAR, -1, Grain::Year, "Il y a % ans.", "%年前。"},
    {UCAL_YEAR, 1, Grain::Year, "D'ici % ans.", "%年后。"},
}};

constexpr std::array<Step, 16> kPlain{{
    {UCAL_DATE, 0, Grain::Day, "Aujourd'hui.", "今天。"},
    {UCAL_DATE, -1, Grain::Day, "Hier.", "昨日。"},
    {UCAL_DATE, 1, Grain::Day, "Demain.", "明天。"},
    {UCAL_DATE, -2, Grain::Day, "Avant-hier.", "前天。"},
    {UCAL_DATE, 2, Grain::Day, "Après-demain.", "后天。"},
    {UCAL_WEEK_OF_YEAR, 0, Grain::Week, "Cette semaine.", "本周。"},
    {UCAL_WEEK_OF_YEAR, -1, Grain::Week, "La semaine dernière.", "上周。"},
    {UCAL_WEEK_OF_YEAR, 1, Grain::Week, "La semaine prochaine.", "下星期。"},
    {UCAL_MONTH, 0, Grain::Month, "Ce mois-ci.", "本月。"},
    {UCAL_MONTH, -1, Grain::Month, "Le mois dernier.", "上个月。"},
    {UCAL_MONTH, 1, Grain::Month, "Le mois prochain.", "下月。"},
    {UCAL_MONTH, -3, Grain::Quarter, "Le trimestre dernier.", "上季度。"},
    {UCAL_YEAR, 0, Grain::Year, "Cette année.", "今年。"},
    {UCAL_YEAR, -1, Grain::Year, "L'an dernier.", "去年。"},
    {UCAL_YEAR, 1, Grain::Year, "L'année prochaine.", "明年。"},
    {UCAL_YEAR, -2, Grain::Year, "Il y a deux ans.", "前年。"},
}};

TEST_CASE("relative dates agree with ICU's calendar") {
  std::mt19937 random(20231);
  for (int k = 0; k < 120; ++k) {
    const std::int32_t base = some_day(random);
    const std::string date = IcuDay(base).day();
    const Step& counted = kCounted[random() % kCounted.size()];
    const auto count = static_cast<std::int32_t>(random() % 60) + 2;
    const Piece moved = piece_at(counted.grain, base, counted.field, counted.step * count);
    check(with_count(counted.french, count), Language::Fr, date, moved);
    check(with_count(counted.chinese, count), Language::ZhHans, date, moved);
    const Step& plain = kPlain[random() % kPlain.size()];
    const Piece stepped = piece_at(plain.grain, base, plain.field, plain.step);
    check(plain.french, Language::Fr, date, stepped);
    check(plain.chinese, Language::ZhHans, date, stepped);
  }
}

TEST_CASE("days that are written out are those days") {
  std::mt19937 random(11);
  for (int k = 0; k < 60; ++k) {
    const std::int32_t at = some_day(random);
    const Piece day = piece_at(Grain::Day, at, UCAL_DATE, 0);
    check("Le " + french_day(at) + ".", Language::Fr, "2023-09-22", day);
    check(chinese_day(at) + "。", Language::ZhHans, "2023-09-22", day);
    check("Le " + day.value + ".", Language::Fr, "2023-09-22", day);
  }
}

TEST_CASE("the story's dates are counted from its last day, whatever the document's") {
  constexpr std::array<Step, 6> kLater{{
      {UCAL_DATE, 1, Grain::Day, "% jours plus tard, il revient.", "%天后，他回来。"},
      {UCAL_MONTH, 1, Grain::Month, "% mois plus tard, il revient.", "%个月后，他回来。"},
      {UCAL_YEAR, 1, Grain::Year, "% ans plus tard, il revient.", "%年后，他回来。"},
      {UCAL_DATE, 1, Grain::Day, "Le lendemain, il revient.", "次日，他回来。"},
      {UCAL_YEAR, 1, Grain::Year, "L'année suivante, il revient.", "次年，他回来。"},
      {UCAL_YEAR, 0, Grain::Year, "Cette année-là, il revient.", "同年，他回来。"},
  }};
  std::mt19937 random(5);
  for (int k = 0; k < 60; ++k) {
    const std::int32_t told = some_day(random);
    const Step& step = kLater[random() % kLater.size()];
    const bool counted = std::string_view(step.french).find('%') != std::string_view::npos;
    const auto count = counted ? static_cast<std::int32_t>(random() % 40) + 2 : 1;
    const Piece wanted = piece_at(step.grain, told, step.field, step.step * count);
    const auto text = [&](const char* pattern) {
      return counted ? with_count(pattern, count) : std::string(pattern);
    };
    const std::string date = IcuDay(some_day(random)).day();
    check("Le " + french_day(told) + ", il part. " + text(step.french), Language::Fr, date, wanted);
    check(chinese_day(told) + "，他走了。" + text(step.chinese), Language::ZhHans, date, wanted);
  }
}

TEST_CASE("days counted from a named day, and the first ones of a month") {
  std::mt19937 random(3);
  for (int k = 0; k < 40; ++k) {
    const std::int32_t at = some_day(random);
    const auto count = static_cast<std::int32_t>(random() % 50) + 2;
    check(std::to_string(count) + " jours après le " + french_day(at) + ".", Language::Fr,
          "2023-09-22", piece_at(Grain::Day, at, UCAL_DATE, count));
    check(std::to_string(count) + " jours avant le " + french_day(at) + ".", Language::Fr,
          "2023-09-22", piece_at(Grain::Day, at, UCAL_DATE, -count));
    check("Le lendemain du " + french_day(at) + ".", Language::Fr, "2023-09-22",
          piece_at(Grain::Day, at, UCAL_DATE, 1));
    const auto days = static_cast<std::int32_t>(random() % 20) + 2;
    const Piece month = piece_at(Grain::Month, at, UCAL_DATE, 0);
    IcuDay last(at);
    last.set(UCAL_DATE, days);
    IcuDay end(at);
    end.set(UCAL_DATE, days + 1);
    const auto name = static_cast<std::size_t>(IcuDay(at).get(UCAL_MONTH));
    check("Les " + std::to_string(days) + " premiers jours de " + kMonths[name] + " " +
              IcuDay(at).year() + ".",
          Language::Fr, "2023-09-22", {month.from + "/" + last.day(), month.from, end.day()});
  }
}

TEST_CASE("weekdays of other weeks agree with ICU's calendar") {
  std::mt19937 random(7);
  for (int k = 0; k < 80; ++k) {
    const std::int32_t base = some_day(random);
    const std::size_t day = random() % kDays.size();
    const bool next = random() % 2 == 0;
    IcuDay wanted(base);
    wanted.add(UCAL_WEEK_OF_YEAR, next ? 1 : -1);
    wanted.move_to_weekday(kDays[day]);
    IcuDay after = wanted;
    after.add(UCAL_DATE, 1);
    const Piece piece{wanted.day(), wanted.day(), after.day()};
    const std::string date = IcuDay(base).day();
    check(std::string(kFrenchDays[day]) + " de la semaine " + (next ? "prochaine." : "dernière."),
          Language::Fr, date, piece);
    check(std::string(next ? "下周" : "上周") + kChineseDays[day] + "。", Language::ZhHans, date,
          piece);
  }
}

// Known New Year's Days of the Chinese calendar, at the ends of what is promised and between.
TEST_CASE("the Chinese calendar") {
  constexpr std::array<std::array<const char*, 2>, 9> kNewYears{{{"1900", "1900-01-31"},
                                                                  {"1912", "1912-02-18"},
                                                                  {"1949", "1949-01-29"},
                                                                  {"1985", "1985-02-20"},
                                                                  {"2000", "2000-02-05"},
                                                                  {"2015", "2015-02-19"},
                                                                  {"2024", "2024-02-10"},
                                                                  {"2033", "2033-01-31"},
                                                                  {"2100", "2100-02-09"}}};
  for (const auto& [year, day] : kNewYears) {
    const std::string french = std::string("Le Nouvel An chinois ") + year + ".";
    const std::string chinese = std::string(year) + "年春节。";
    for (const auto& [text, language] :
         {std::pair(french, Language::Fr), std::pair(chinese, Language::ZhHans)}) {
      INFO(text);
      const Document doc = extract(pipeline(), text, language, "2023-09-22");
      REQUIRE(doc.records->dates.size() == 1);
      CHECK(doc.records->dates.front().value == day);
    }
  }
}

}  // namespace
}  // namespace glane::test
