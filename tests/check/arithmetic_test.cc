// The checker's own arithmetic: exact numbers, written numbers, intervals of values.
#include <optional>
#include <string>
#include <tuple>

#include "pipeline/check/calendar_sense.h"
#include "pipeline/check/pattern.h"
#include "pipeline/check/rational.h"
#include "pipeline/check/score.h"
#include "pipeline/check/sources.h"
#include "pipeline/check/written_number.h"
#include "tests/support/catch.h"

using namespace glane::check;

TEST_CASE("rationals are exact") {
  CHECK(*Rational::parse("0.5") == *Rational::parse("1/2"));
  CHECK(*Rational::parse("7.0") == *Rational::parse("7"));
  CHECK(*Rational::parse("-0.62") == Rational::parse("0.62")->negated());
  CHECK(Rational::parse("2.21")->scaled(9) == Rational::parse("2210000000"));
  CHECK(Rational::parse("9")->scaled(-2) == Rational::parse("0.09"));
  CHECK(Rational::parse("1/3")->plus(*Rational::parse("1/6")) == Rational::parse("1/2"));
  CHECK(Rational::parse("1/3")->less_than(*Rational::parse("0.34")));
  for (const char* text : {"", "-", "1.", ".5", "1/0", "1e3", "0x1", "1/2/3",
                           "1234567890123456789012345678901234567"}) {
    CAPTURE(text);
    CHECK_FALSE(Rational::parse(text));
  }
}

TEST_CASE("numbers as they are written") {
  const auto [text, number] = GENERATE(table<std::string, std::string>({
      {"32 milliards de dollars", "32000000000"},
      {"2,21 milliards de dollars", "2210000000"},
      {"1.616 dossiers", "1616"},
      {"1,5 fois", "1.5"},
      {"60.082.000 habitants", "60082000"},
      {"1'250'000 mesures", "1250000"},
      {"9 412 spectateurs", "9412"},
      {"9 cents", "0.09"},
      {"six cents", "600"},
      {"deux cent trois personnes", "203"},
      {"quatre-vingt-dix-sept pages", "97"},
      {"septante-huit mètres", "78"},
      {"dix-huit milliards de tonnes", "18000000000"},
      {"nonante pour cent", "90"},
      {"- 50%", "-50"},
      {"3.6万亿", "3600000000000"},
      {"二億六千二百萬美元", "262000000"},
      {"２萬4千人", "24000"},
      {"23,487.27", "23487.27"},
      {"新台幣7,596.9億元", "759690000000"},
      {"兩百萬美元", "2000000"},
      {"300兆瓦", "300"},
      {"零下5度", "-5"},
  }));
  CAPTURE(text, number);
  CHECK(written_numbers(text).size() == 1);
  CHECK(agrees(text, *Rational::parse(number)));
  CHECK_FALSE(agrees(text, *Rational::parse(number)->plus(Rational(1))));
  CHECK_FALSE(agrees(text, *Rational::parse(number)->scaled(3)));
}

TEST_CASE("what is not understood is not judged") {
  for (const char* text : {"un demi-milliard d'euros", "centaines de personnes", "三四百億元", "一半",
                           "un soixantième", "UN QUART", "九折", "le double"}) {
    CAPTURE(text);
    CHECK(agrees(text, Rational(123456)));
  }
}

TEST_CASE("ranges share their scale") {
  const auto fits = [](const char* text, const char* low, const char* high) {
    return agrees(text, *Rational::parse(low), *Rational::parse(high));
  };
  CHECK(fits("90 à 110 millions d'euros", "90000000", "110000000"));
  CHECK(fits("12 à 38 euros", "12", "38"));
  CHECK(fits("261億至269億美元", "26100000000", "26900000000"));
  CHECK_FALSE(fits("90 à 110 millions d'euros", "90000000", "111000000"));
  CHECK_FALSE(fits("90 à 110 millions d'euros", "9000000", "110000000"));
}

TEST_CASE("values stand for intervals") {
  const auto [value, from, to] = GENERATE(table<std::string, std::string, std::string>({
      {"2019", "2019-01-01", "2020-01-01"},
      {"2024-02", "2024-02-01", "2024-03-01"},
      {"2024-02-29", "2024-02-29", "2024-03-01"},
      {"2022-09-19T08:30", "2022-09-19T08:30", "2022-09-19T08:31"},
      {"2025-06-18T06", "2025-06-18T06:00", "2025-06-18T07:00"},
      {"2018-08-14TEV", "2018-08-14", "2018-08-15"},
      {"2022-W38-WE", "2022-09-24", "2022-09-26"},
      {"2023-W38", "2023-09-18", "2023-09-25"},
      {"2020-W53", "2020-12-28", "2021-01-04"},
      {"2021-W01-1", "2021-01-04", "2021-01-05"},
      {"2023-Q1", "2023-01-01", "2023-04-01"},
      {"2022-H2", "2022-07-01", "2023-01-01"},
      {"2013-WI", "2013-12-01", "2014-03-01"},
      {"2023-SU", "2023-06-01", "2023-09-01"},
      {"198X", "1980-01-01", "1990-01-01"},
      {"18XX", "1800-01-01", "1900-01-01"},
      {"-0217", "-0217-01-01", "-0216-01-01"},
      {"2005/2020-05", "2005-01-01", "2020-06-01"},
      {"2023-10-12/2023-10-14", "2023-10-12", "2023-10-15"},
  }));
  CAPTURE(value, from, to);
  const Sense sense = sense_of(value);
  CHECK(sense.fault.empty());
  REQUIRE(sense.interval);
  CHECK(sense.interval->from == instant(from));
  CHECK(sense.interval->to == instant(to));
}

TEST_CASE("values that the calendar has not, and that have no interval") {
  for (const char* value : {"2023-02-29", "2021-W53", "2019-04-31", "2019/2016", "2020-W00"}) {
    CAPTURE(value);
    CHECK_FALSE(sense_of(value).fault.empty());
  }
  for (const char* value : {"XXXX-09-15", "P4Y", "T15:30", "2019-XX", "XXXX"}) {
    CAPTURE(value);
    CHECK(sense_of(value).fault.empty());
    CHECK_FALSE(sense_of(value).interval);
  }
}

TEST_CASE("displacements") {
  const auto moved = [](const char* value, const char* by) {
    return displaced(*sense_of(value).interval, by);
  };
  CHECK(moved("2024-03-31", "-P1M")->from == instant("2024-02-29"));
  CHECK(moved("2016", "P1Y")->from == instant("2017-01-01"));
  CHECK(moved("2024-11-15", "-P10Y")->from == instant("2014-11-15"));
  CHECK(moved("2024-11-15", "P1Y1M2D")->from == instant("2025-12-17"));
  CHECK(moved("2024-11-15", "PT36H")->from == instant("2024-11-16T12:00"));
  CHECK_FALSE(moved("2024-11-15", "PXM"));
  CHECK_FALSE(moved("2024-11-15", "P99999999999Y"));
}

TEST_CASE("units of a text") {
  const std::string text = "é漢😀z";
  CHECK(length(text, Unit::CodePoints) == 4);
  CHECK(length(text, Unit::Bytes) == 10);
  CHECK(length(text, Unit::Utf16) == 5);
  const TextIndex utf16(text, Unit::Utf16);
  CHECK(utf16.byte_of(2) == 5);
  CHECK_FALSE(utf16.byte_of(3));  // inside a pair
  CHECK(utf16.byte_of(4) == 9);
  CHECK(utf16.byte_of(5) == 10);
  CHECK_FALSE(utf16.byte_of(6));
  std::string longer;
  for (int k = 0; k < 1000; ++k) longer += "漢a";
  const TextIndex points(longer, Unit::CodePoints);
  for (int k = 0; k < 2000; k += 7) {
    CHECK(points.byte_of(k) == static_cast<std::size_t>(k / 2 * 4 + k % 2 * 3));
  }
}

TEST_CASE("patterns end at the end") {
  Pattern pattern("^[0-9]{4}$");
  CHECK(pattern.matches("2024"));
  CHECK(pattern.matches("2024"));
  CHECK_FALSE(pattern.matches("2024\n"));
  CHECK_FALSE(pattern.matches("20245"));
  CHECK_FALSE(pattern.matches(""));
}

TEST_CASE("figures") {
  const Tally tally{10, 8, 6, 4};
  CHECK(figures(tally.strict, tally).precision == 0.5);
  CHECK(figures(tally.strict, tally).recall == 0.4);
  CHECK(figures(0, Tally{}).f1 == 0);
  CHECK(stem("news/2024/a.txt") == "a");
}
