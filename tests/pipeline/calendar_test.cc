#include "pipeline/calendar.h"

#include <unicode/gregocal.h>

#include <memory>

#include "tests/support/catch.h"

namespace glane {
namespace {

TEST_CASE("days are counted as ICU counts them") {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar icu_calendar(*icu::TimeZone::getGMT(), status);
  icu_calendar.setGregorianChange(-8.64e15 * 2, status);  // proleptic
  REQUIRE(U_SUCCESS(status));
  for (std::int32_t serial = -200'000; serial < 60'000; serial += 97) {
    icu_calendar.setTime(serial * 86'400'000.0, status);
    const Day day = from_serial(serial);
    REQUIRE(day.year == icu_calendar.get(UCAL_YEAR, status));
    REQUIRE(day.month == icu_calendar.get(UCAL_MONTH, status) + 1);
    REQUIRE(day.day == icu_calendar.get(UCAL_DATE, status));
    REQUIRE(weekday(day) % 7 + 1 == icu_calendar.get(UCAL_DAY_OF_WEEK, status));
    REQUIRE(to_serial(day) == serial);
  }
}

TEST_CASE("ISO weeks") {
  CHECK(iso_week({2021, 1, 3}).week == 53);
  CHECK(iso_week({2021, 1, 3}).year == 2020);
  CHECK(iso_week({2024, 12, 30}).week == 1);
  CHECK(to_iso(first_day({2021, 10})) == "2021-03-08");
}

TEST_CASE("months are added within the calendar") {
  CHECK(to_iso(add_months({2024, 1, 31}, 1)) == "2024-02-29");
  CHECK(to_iso(add_months({2024, 3, 15}, -15)) == "2022-12-15");
}

TEST_CASE("document dates") {
  CHECK(parse_moment("2016-11-07").has_value());
  CHECK(parse_moment("2016-11-07T09:30:00+02:00")->hour == 9);
  CHECK(parse_moment("2016-11-07T09:30:00.123Z")->minute == 30);
  for (const char* wrong : {"", "2016", "2016-13-01", "2016-02-30", "07/11/2016", "2016-11-07x",
                            "2016-11-07T25:00", "0000-01-01"}) {
    INFO(wrong);
    CHECK_FALSE(parse_moment(wrong).has_value());
  }
}

}  // namespace
}  // namespace glane
