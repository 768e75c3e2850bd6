// Relative dates against an independent calendar: for many document dates, what an expression comes
// to is what ICU's Gregorian calendar makes of it.
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

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
  void move_to_weekday(UCalendarDaysOfWeek day) { calendar_.set(UCAL_DAY_OF_WEEK, day); }
  [[nodiscard]] std::int32_t get(UCalendarDateFields field) {
    const std::int32_t value = calendar_.get(field, status_);
    REQUIRE(U_SUCCESS(status_));
    return value;
  }

  [[nodiscard]] std::string day() { return month() + format("-%02d", get(UCAL_DATE)); }
  [[nodiscard]] std::string month() { return year() + format("-%02d", get(UCAL_MONTH) + 1); }
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

void check(const std::string& text, Language language, const std::string& date,
           const std::string& value) {
  INFO(date << ": " << text);
  const Document doc = extract(pipeline(), text, language, date);
  REQUIRE(doc.records->dates.size() == 1);
  CHECK(doc.records->dates.front().value == value);
}

// An expression in both languages, and the same step of the other calendar.
struct Step {
  UCalendarDateFields field;
  int sign;
  const char* french;
  const char* chinese;
};

TEST_CASE("relative dates agree with ICU's calendar") {
  constexpr std::array<Step, 4> kCounted{{{UCAL_DATE, -1, "Il y a % jours.", "%天前。"},
                                          {UCAL_DATE, 1, "Dans % jours.", "%天后。"},
                                          {UCAL_MONTH, -1, "Il y a % mois.", "%个月前。"},
                                          {UCAL_YEAR, -1, "Il y a % ans.", "%年前。"}}};
  constexpr std::array<Step, 4> kPlain{{{UCAL_WEEK_OF_YEAR, -1, "La semaine dernière.", "上周。"},
                                        {UCAL_WEEK_OF_YEAR, 1, "La semaine prochaine.", "下周。"},
                                        {UCAL_MONTH, -1, "Le mois dernier.", "上个月。"},
                                        {UCAL_YEAR, 1, "L'année prochaine.", "明年。"}}};
  const auto value_of = [](IcuDay& day, UCalendarDateFields field) {
    return field == UCAL_DATE    ? day.day()
           : field == UCAL_MONTH ? day.month()
           : field == UCAL_YEAR  ? day.year()
                                 : day.week();
  };
  std::mt19937 random(20231);
  for (int k = 0; k < 200; ++k) {
    const auto base = static_cast<std::int32_t>(random() % 18000) - 6000;
    const std::string date = IcuDay(base).day();
    const Step& counted = kCounted[random() % kCounted.size()];
    const auto count = static_cast<std::int32_t>(random() % 60) + 2;
    IcuDay moved(base);
    moved.add(counted.field, counted.sign * count);
    for (const bool chinese : {false, true}) {
      std::string text = chinese ? counted.chinese : counted.french;
      text.replace(text.find('%'), 1, std::to_string(count));
      check(text, chinese ? Language::ZhHans : Language::Fr, date, value_of(moved, counted.field));
    }
    const Step& plain = kPlain[random() % kPlain.size()];
    IcuDay stepped(base);
    stepped.add(plain.field, plain.sign);
    check(plain.french, Language::Fr, date, value_of(stepped, plain.field));
    check(plain.chinese, Language::ZhHans, date, value_of(stepped, plain.field));
  }
}

TEST_CASE("weekdays of other weeks agree with ICU's calendar") {
  std::mt19937 random(7);
  for (int k = 0; k < 100; ++k) {
    const auto base = static_cast<std::int32_t>(random() % 18000) - 6000;
    IcuDay wednesday(base);
    wednesday.add(UCAL_WEEK_OF_YEAR, -1);
    wednesday.move_to_weekday(UCAL_WEDNESDAY);
    const std::string date = IcuDay(base).day();
    check("Mercredi de la semaine dernière.", Language::Fr, date, wednesday.day());
    check("上周三。", Language::ZhHans, date, wednesday.day());
  }
}

}  // namespace
}  // namespace glane::test
