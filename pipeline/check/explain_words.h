// What 'glane explain' says of what the stages found.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document.h"
#include "pipeline/records.h"

namespace glane::check {

[[nodiscard]] std::string rule_name(const RuleRef& rule);  // empty where there is none
void add(std::string& out, std::string_view key, std::string_view value);  // ` key=value`

[[nodiscard]] std::string meaning_of(const DateRecord& date);
[[nodiscard]] std::string meaning_of(const AmountRecord& amount);
[[nodiscard]] std::string meaning_of(const EntityRecord& entity);
[[nodiscard]] std::string meaning_of(const Numeral& numeral);
[[nodiscard]] inline bool covers(TokenSpan span, std::uint32_t token) {
  return span.begin <= token && token < span.end;
}
[[nodiscard]] std::string_view word_of(TokenKind kind);
[[nodiscard]] std::string shapes_of(const Token& token);

}  // namespace glane::check
