// The languages that glane tells apart, by their BCP 47 tags.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace glane {

enum class Language : std::uint8_t { Und, Fr, ZhHans, ZhHant };

// `und`, `fr`, `zh-Hans`, `zh-Hant`.
[[nodiscard]] std::string_view to_tag(Language language);

// Reads a tag; `zh`, `zh-CN`, `zh-SG` are zh-Hans, `zh-TW`, `zh-HK`, `zh-MO` zh-Hant, `fr-CH`
// and the like fr.  Nothing for what is none of these.
[[nodiscard]] std::optional<Language> parse_language(std::string_view tag);

[[nodiscard]] constexpr bool is_chinese(Language language) {
  return language == Language::ZhHans || language == Language::ZhHant;
}

// A set of the languages that a lexicon line or a rule file is for: one bit for French, one for
// Chinese of either script.
using LanguageMask = std::uint8_t;
inline constexpr LanguageMask kFrench = 1;
inline constexpr LanguageMask kChinese = 2;
inline constexpr LanguageMask kAnyLanguage = kFrench | kChinese;

[[nodiscard]] constexpr LanguageMask mask_of(Language language) {
  return is_chinese(language) ? kChinese : language == Language::Fr ? kFrench : kAnyLanguage;
}

}  // namespace glane
