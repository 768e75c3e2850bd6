// Exact decimal numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glane {

__extension__ typedef __int128 Int128;  // GNU C++ and clang; -Wpedantic would warn otherwise

// coefficient × 10^exponent with a coefficient of up to 36 digits; never a binary float.  The
// exponent keeps the decimals that were written: 7.0 is 70 × 10^-1.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : coefficient_(whole) {}

  // Digits with an optional point: `2`, `2.17`.  Nothing for other text or more than 36 digits.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view digits);

  // 10^power; power in 0 to 36.
  [[nodiscard]] static Decimal power_of_ten(int power);

  // Nothing where the exact result does not fit.
  [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> times(const Decimal& other) const;
  [[nodiscard]] std::optional<Decimal> scaled(int power) const {
    return times(power_of_ten(power));
  }
  // Moves the point: × 10^power for any sign of power, no digits gained or lost.
  [[nodiscard]] Decimal shifted(int power) const;
  [[nodiscard]] Decimal negated() const;

  [[nodiscard]] bool is_integer() const;
  [[nodiscard]] bool is_zero() const { return coefficient_ == 0; }
  [[nodiscard]] bool is_negative() const { return coefficient_ < 0; }
  // The value as a small whole number, where it is one.
  [[nodiscard]] std::optional<std::int64_t> to_integer() const;

  // -1, 0 or 1 as this is less than, equal to or greater than `other`.
  [[nodiscard]] int compare(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return compare(other) == 0; }

  // Plain digits, `-` and a point where needed; written decimals are kept, no exponent.
  [[nodiscard]] std::string to_string() const;

 private:
  constexpr Decimal(Int128 coefficient, int exponent)
      : coefficient_(coefficient), exponent_(exponent) {}
  Int128 coefficient_ = 0;
  int exponent_ = 0;  // never positive after normalisation
};

}  // namespace glane
