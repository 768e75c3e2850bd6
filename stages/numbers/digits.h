// Digits as texts write them: which of point and comma parts thousands, which decimals.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/decimal.h"
#include "pipeline/document.h"

namespace glane {

// How a document writes decimals: the rest of the text decides where `1.234` alone does not.
class DigitStyle {
 public:
  // Reads all numbers of the document once.
  explicit DigitStyle(const Document& doc);

  // The value of a Number token; nothing where it has more digits than a Decimal holds.
  [[nodiscard]] std::optional<Decimal> read(std::string_view digits, Language language) const;

 private:
  bool point_decimals_ = false;  // 2.5, 1,234.5
  bool comma_decimals_ = false;  // 2,5, 1.234,5
};

}  // namespace glane
