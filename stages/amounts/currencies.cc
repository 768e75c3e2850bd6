#include "stages/amounts/currencies.h"

#include <algorithm>
#include <array>

namespace glane {
namespace {

// Currencies of a hundred *centimes*, and those of a hundred *cents*; the first is the usual one.
constexpr std::array<std::string_view, 6> kOfCentimes{"EUR", "CHF", "FRF", "BEF", "XPF", "MAD"};
constexpr std::array<std::string_view, 8> kOfCents{"USD", "EUR", "CAD", "AUD",
                                                   "HKD", "SGD", "NZD", "TWD"};

std::string_view local(Language language) {
  return language == Language::ZhHant ? "TWD" : "CNY";
}

template <class Codes>
std::string_view one_of(const Codes& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end() ? code : codes.front();
}

}  // namespace

std::string_view take_word(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return word;
}

Currency Currencies::resolve(std::string_view value, Language language) {
  const std::string_view code = take_word(value);
  std::string_view family = take_word(value);
  const bool assumed = family == "assumed" || value == "assumed";
  if (family == "assumed") family = {};
  Currency currency{code, assumed};
  if (code == "local") currency.code = local(language);
  if (code == "yen") currency.code = is_chinese(language) ? local(language) : "JPY";
  const auto known = std::find_if(families_.begin(), families_.end(),
                                  [&](const auto& entry) { return entry.first == family; });
  // A bare *dollar* stays the American one: texts name others beside it.
  if (!family.empty() && family != "dollar") {
    if (assumed && known != families_.end()) {
      currency.code = known->second;
    } else if (!assumed && known != families_.end()) {
      known->second = code;
    } else if (!assumed) {
      families_.emplace_back(family, code);
    }
  }
  last_ = currency.code;
  return currency;
}

Currency Currencies::resolve_coin(std::string_view value, Language language) const {
  const std::string_view code = take_word(value);
  const bool assumed = value == "assumed";
  if (code == "any") return {one_of(kOfCentimes, last_), assumed};
  if (code == "dollar") return {one_of(kOfCents, last_), assumed};
  if (code == "local") return {local(language), assumed};
  return {code, assumed};
}

}  // namespace glane
