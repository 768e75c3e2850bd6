// French number words and Chinese numerals, as written_number.cc reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/rational.h"

namespace glane::check {

// The value of a sequence of words (`deux`, `mille`, `trois`, `cents`); nothing where one is no
// number word.
[[nodiscard]] std::optional<Rational> french_number(const std::vector<std::string>& words);
[[nodiscard]] bool is_french_number_word(std::string_view word);

// What a scale word or sign multiplies by: `milliards` 9 (powers of ten), `Md`, `万`; nothing for
// another word.
[[nodiscard]] std::optional<int> scale_power(std::string_view word);

// 二億六千二百萬, 十二点五; nothing where the characters do not make one number.
[[nodiscard]] std::optional<Rational> chinese_number(std::u32string_view digits);
[[nodiscard]] bool is_chinese_numeral(char32_t c);

}  // namespace glane::check
