#include "pipeline/decimal.h"

#include "tests/support/catch.h"

namespace glane {
namespace {

Decimal of(std::string_view text) {
  return Decimal::parse(text).value();
}

TEST_CASE("decimals are exact") {
  CHECK(of("2.17").scaled(9)->to_string() == "2170000000");
  CHECK(of("3.6").scaled(12)->to_string() == "3600000000000");
  CHECK(of("7.0").to_string() == "7.0");
  CHECK(of("0.1").plus(of("0.2"))->to_string() == "0.3");
  CHECK(of("0.05").negated().to_string() == "-0.05");
  CHECK(of("9").shifted(-2).to_string() == "0.09");
  CHECK(of("1.50") == of("1.5"));
  CHECK(of("10").compare(of("9.99")) == 1);
  CHECK(of("12.0").to_integer() == 12);
  CHECK_FALSE(of("12.5").to_integer().has_value());
}

TEST_CASE("what does not fit is said, never rounded") {
  CHECK_FALSE(Decimal::parse("").has_value());
  CHECK_FALSE(Decimal::parse("1e5").has_value());
  CHECK_FALSE(Decimal::parse("1.2.3").has_value());
  CHECK_FALSE(Decimal::parse(std::string(37, '9')).has_value());
  CHECK_FALSE(of(std::string(30, '9')).times(of(std::string(30, '9'))).has_value());
}

}  // namespace
}  // namespace glane
