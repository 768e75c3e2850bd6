#include "pipeline/check/rational.h"

#include <cstdlib>

namespace glane::check {
namespace {

constexpr std::size_t kMostDigits = 36;  // what 127 bits hold

Wide gcd(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

std::optional<Wide> product(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

std::optional<Wide> digits(std::string_view text) {
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  Wide value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Wide> power_of_ten(std::size_t power) {
  if (power > kMostDigits) return std::nullopt;
  Wide value = 1;
  for (std::size_t k = 0; k < power; ++k) value *= 10;
  return value;
}

}  // namespace

std::optional<Rational> Rational::make(Wide over, Wide under) {
  if (under == 0) return std::nullopt;
  const Wide divisor = gcd(over, under);
  Rational result;
  result.over_ = divisor == 0 ? 0 : over / divisor;
  result.under_ = divisor == 0 ? 1 : under / divisor;
  if (result.under_ < 0) {
    result.over_ = -result.over_;
    result.under_ = -result.under_;
  }
  return result;
}

std::optional<Rational> Rational::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::optional<Wide> over;
  std::optional<Wide> under = Wide{1};
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    over = digits(text.substr(0, slash));
    under = digits(text.substr(slash + 1));
  } else if (const std::size_t point = text.find('.'); point != std::string_view::npos) {
    const std::string_view decimals = text.substr(point + 1);
    if (point == 0 || decimals.empty()) return std::nullopt;
    over = digits(std::string(text.substr(0, point)).append(decimals));
    under = power_of_ten(decimals.size());
  } else {
    over = digits(text);
  }
  if (!over || !under) return std::nullopt;
  return make(negative ? -*over : *over, *under);
}

std::optional<Rational> Rational::times(const Rational& other) const {
  // In lowest terms crosswise first, so that products stay as small as they can.
  const auto a = make(over_, other.under_);
  const auto b = make(other.over_, under_);
  if (!a || !b) return std::nullopt;
  const auto over = product(a->over_, b->over_);
  const auto under = product(a->under_, b->under_);
  if (!over || !under) return std::nullopt;
  return make(*over, *under);
}

std::optional<Rational> Rational::plus(const Rational& other) const {
  const auto a = product(over_, other.under_);
  const auto b = product(other.over_, under_);
  const auto under = product(under_, other.under_);
  Wide over = 0;
  if (!a || !b || !under || __builtin_add_overflow(*a, *b, &over)) return std::nullopt;
  return make(over, *under);
}

std::optional<Rational> Rational::scaled(int power) const {
  const auto factor = power_of_ten(static_cast<std::size_t>(std::abs(power)));
  if (!factor) return std::nullopt;
  Rational ten;
  (power < 0 ? ten.under_ : ten.over_) = *factor;
  if (power >= 0) ten.under_ = 1;
  if (power < 0) ten.over_ = 1;
  return times(ten);
}

Rational Rational::negated() const {
  Rational result = *this;
  result.over_ = -result.over_;
  return result;
}

bool Rational::less_than(const Rational& other) const {
  const auto a = product(over_, other.under_);
  const auto b = product(other.over_, under_);
  if (a && b) return *a < *b;
  return to_double() < other.to_double();
}

}  // namespace glane::check
