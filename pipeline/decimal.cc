#include "pipeline/decimal.h"

#include <algorithm>

namespace glane {
namespace {

constexpr int kMostDigits = 36;

Int128 power(int n) {
  Int128 value = 1;
  for (int k = 0; k < n; ++k) value *= 10;
  return value;
}

constexpr Int128 limit() {
  Int128 value = 1;
  for (int k = 0; k < kMostDigits; ++k) value *= 10;
  return value;
}

bool fits(Int128 value) {
  return value < limit() && value > -limit();
}

std::string digits_of(Int128 value) {
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value > 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  Int128 coefficient = 0;
  int exponent = 0;
  int count = 0;
  bool point = false;
  for (const char c : digits) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++count > kMostDigits) return std::nullopt;
    coefficient = coefficient * 10 + (c - '0');
    if (point) --exponent;
  }
  if (count == 0) return std::nullopt;
  return Decimal(coefficient, exponent);
}

Decimal Decimal::power_of_ten(int n) {
  return {power(n), 0};
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  const int exponent = std::min(exponent_, other.exponent_);
  if (exponent_ - exponent > kMostDigits || other.exponent_ - exponent > kMostDigits) {
    return std::nullopt;
  }
  Int128 a = 0;
  Int128 b = 0;
  if (__builtin_mul_overflow(coefficient_, power(exponent_ - exponent), &a) ||
      __builtin_mul_overflow(other.coefficient_, power(other.exponent_ - exponent), &b) ||
      !fits(a) || !fits(b) || !fits(a + b)) {
    return std::nullopt;
  }
  return Decimal(a + b, exponent);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  Int128 product = 0;
  if (__builtin_mul_overflow(coefficient_, other.coefficient_, &product)) return std::nullopt;
  int exponent = exponent_ + other.exponent_;
  // 2.17 × 10^9 is a whole number: decimals that became zeros are dropped, not kept as `.00`.
  while (exponent < 0 && product % 10 == 0 && (exponent_ == 0 || other.exponent_ == 0)) {
    product /= 10;
    ++exponent;
  }
  if (!fits(product)) return std::nullopt;
  return Decimal(product, exponent);
}

Decimal Decimal::shifted(int power_of) const {
  if (power_of <= 0) return {coefficient_, exponent_ + power_of};
  const auto exact = times(power_of_ten(power_of));
  return exact ? *exact : *this;
}

Decimal Decimal::negated() const {
  return {-coefficient_, exponent_};
}

bool Decimal::is_integer() const {
  return exponent_ >= 0 || (exponent_ >= -kMostDigits && coefficient_ % power(-exponent_) == 0);
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (!is_integer()) return std::nullopt;
  const Int128 whole =
      exponent_ >= 0 ? coefficient_ * power(exponent_) : coefficient_ / power(-exponent_);
  if (whole > INT64_MAX || whole < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

int Decimal::compare(const Decimal& other) const {
  if (const auto difference = plus(other.negated())) {
    return difference->coefficient_ < 0 ? -1 : difference->coefficient_ > 0 ? 1 : 0;
  }
  return is_negative() ? -1 : 1;
}

std::string Decimal::to_string() const {
  const bool negative = coefficient_ < 0;
  std::string digits = digits_of(negative ? -coefficient_ : coefficient_);
  if (exponent_ > 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else if (exponent_ < 0) {
    const auto decimals = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

}  // namespace glane
