// `1 234,5`, `26.469,89`, `1,234.5` say themselves what parts what. One separator before exactly
// three digits does not: `1.616 dossiers` is 1616, `2.125 %` in a text that writes `3.5` is not.
#include "stages/numbers/digits.h"

#include <algorithm>
#include <array>

namespace glane {
namespace {

constexpr std::string_view kSeparators = " .,'";
constexpr std::size_t kLongest = 64;  // a Decimal holds 36 digits

enum class Reading { Whole, Grouped, Decimals, Open };

// What the digits say of themselves.  `separator` is the last one.
Reading reading_of(std::string_view digits, char& separator) {
  const std::size_t last = digits.find_last_of(kSeparators);
  if (last == std::string_view::npos) return Reading::Whole;
  separator = digits[last];
  if (separator == ' ' || separator == '\'') return Reading::Grouped;
  const std::size_t first = digits.find_first_of(kSeparators);
  if (first != last) return digits[first] == separator ? Reading::Grouped : Reading::Decimals;
  const bool three = digits.size() - last == 4 && last <= 3 && digits[0] != '0';
  return three ? Reading::Open : Reading::Decimals;
}

}  // namespace

DigitStyle::DigitStyle(const Document& doc) {
  const std::string_view text = doc.text();
  for (const Token& token : *doc.tokens) {
    if (token.kind != TokenKind::Number) continue;
    const std::string_view digits = token.span.in(text);
    char separator = 0;
    const Reading reading = reading_of(digits, separator);
    if (reading == Reading::Decimals) {
      (separator == '.' ? point_decimals_ : comma_decimals_) = true;
    } else if (reading == Reading::Grouped && separator == ',') {
      point_decimals_ = true;
    } else if (reading == Reading::Grouped && separator == '.') {
      comma_decimals_ = true;
    }
  }
}

std::optional<Decimal> DigitStyle::read(std::string_view digits, Language language) const {
  char separator = 0;
  Reading reading = reading_of(digits, separator);
  if (reading == Reading::Whole) return Decimal::parse(digits);
  if (reading == Reading::Open) {
    const bool english = is_chinese(language) || (point_decimals_ && !comma_decimals_);
    reading = (separator == '.') == english ? Reading::Decimals : Reading::Grouped;
  }
  if (digits.size() > kLongest) return std::nullopt;
  std::array<char, kLongest> plain;
  std::size_t size = 0;
  const std::size_t point =
      reading == Reading::Decimals ? digits.find_last_of(kSeparators) : std::string_view::npos;
  for (std::size_t k = 0; k < digits.size(); ++k) {
    if (k == point) {
      plain[size++] = '.';
    } else if (kSeparators.find(digits[k]) == std::string_view::npos) {
      plain[size++] = digits[k];
    }
  }
  return Decimal::parse({plain.data(), size});
}

}  // namespace glane
