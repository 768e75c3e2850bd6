// Exact numbers of records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace glane::check {

__extension__ typedef __int128 Wide;  // GNU C++ and clang; -Wpedantic would warn otherwise

// A fraction in lowest terms; the denominator is positive.
class Rational {
 public:
  Rational() = default;
  explicit Rational(long long whole) : over_(whole) {}

  // `12`, `-0.62`, `1/60`.  Nothing for other text, or for more digits than fit.
  [[nodiscard]] static std::optional<Rational> parse(std::string_view text);

  // Nothing where the exact result does not fit.
  [[nodiscard]] std::optional<Rational> times(const Rational& other) const;
  [[nodiscard]] std::optional<Rational> plus(const Rational& other) const;
  [[nodiscard]] std::optional<Rational> scaled(int power_of_ten) const;
  [[nodiscard]] Rational negated() const;

  [[nodiscard]] bool less_than(const Rational& other) const;
  [[nodiscard]] double to_double() const {
    return static_cast<double>(over_) / static_cast<double>(under_);
  }
  bool operator==(const Rational& other) const = default;

 private:
  static std::optional<Rational> make(Wide over, Wide under);
  Wide over_ = 0;
  Wide under_ = 1;
};

}  // namespace glane::check
