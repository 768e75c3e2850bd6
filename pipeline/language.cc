#include "pipeline/language.h"

#include <array>
#include <utility>

namespace glane {
namespace {

// Longest tags first: a prefix decides, so that `fr-CH` is read as `fr`.
constexpr std::array<std::pair<std::string_view, Language>, 8> kTags{{
    {"zh-Hant", Language::ZhHant},
    {"zh-Hans", Language::ZhHans},
    {"zh-TW", Language::ZhHant},
    {"zh-HK", Language::ZhHant},
    {"zh-MO", Language::ZhHant},
    {"und", Language::Und},
    {"zh", Language::ZhHans},
    {"fr", Language::Fr},
}};

}  // namespace

std::string_view to_tag(Language language) {
  switch (language) {
    case Language::Fr:
      return "fr";
    case Language::ZhHans:
      return "zh-Hans";
    case Language::ZhHant:
      return "zh-Hant";
    case Language::Und:
      break;
  }
  return "und";
}

std::optional<Language> parse_language(std::string_view tag) {
  for (const auto& [prefix, language] : kTags) {
    if (tag.starts_with(prefix) && (tag.size() == prefix.size() || tag[prefix.size()] == '-')) {
      return language;
    }
  }
  return std::nullopt;
}

}  // namespace glane
