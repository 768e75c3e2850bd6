#include "pipeline/records.h"

#include <array>

namespace glane {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kDateTypes{"date", "time", "duration", "set"};
constexpr std::array<std::string_view, 11> kMods{"",          "approx",   "start",  "mid",
                                                 "end",       "before",   "after",  "more_than",
                                                 "less_than", "at_least", "at_most"};
constexpr std::array<std::string_view, 6> kAmountTypes{"money",      "percent",  "quantity",
                                                       "multiplier", "fraction", "age"};
constexpr std::array<std::string_view, 6> kRelations{"",          "about",    "more_than",
                                                     "less_than", "at_least", "at_most"};
constexpr std::array<std::string_view, 6> kEntityTypes{"person",  "organization", "location",
                                                       "product", "event",        "work"};
constexpr std::array<std::string_view, 5> kForms{"full", "family", "given", "alias", "title"};
constexpr std::array<std::string_view, 14> kWritings{
    "",       "common", "pinyin", "wade-giles", "cantonese", "hepburn", "korean",
    "hybrid", "hant",   "hans",   "kanji",      "hangul",    "kana",    "mistranslation"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t k = 0; k < N; ++k) {
    if (words[k] == word && !word.empty()) return static_cast<Enum>(k);
  }
  return std::nullopt;
}

template <class Enum, std::size_t N>
std::string_view name(const std::array<std::string_view, N>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace

void AmountRecord::add_word(const RuleRef& line) {
  for (RuleRef& word : words) {
    if (word.file != nullptr) continue;
    word = line;
    return;
  }
}

std::string_view to_word(DateType type) {
  return name(kDateTypes, type);
}
std::string_view to_word(Mod mod) {
  return name(kMods, mod);
}
std::string_view to_word(AmountType type) {
  return name(kAmountTypes, type);
}
std::string_view to_word(Relation relation) {
  return name(kRelations, relation);
}
std::string_view to_word(EntityType type) {
  return name(kEntityTypes, type);
}
std::string_view to_word(Form form) {
  return name(kForms, form);
}
std::string_view to_word(Writing writing) {
  return name(kWritings, writing);
}

std::optional<DateType> parse_date_type(std::string_view word) {
  return find<DateType>(kDateTypes, word);
}
std::optional<Mod> parse_mod(std::string_view word) {
  return find<Mod>(kMods, word);
}
std::optional<AmountType> parse_amount_type(std::string_view word) {
  return find<AmountType>(kAmountTypes, word);
}
std::optional<Relation> parse_relation(std::string_view word) {
  return find<Relation>(kRelations, word);
}
std::optional<EntityType> parse_entity_type(std::string_view word) {
  return find<EntityType>(kEntityTypes, word);
}
std::optional<Form> parse_form(std::string_view word) {
  return find<Form>(kForms, word);
}
std::optional<Writing> parse_writing(std::string_view word) {
  return find<Writing>(kWritings, word);
}

}  // namespace glane
