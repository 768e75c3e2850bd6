// Names compared by the text that they stand in.
#pragma once

#include <string_view>

#include "stages/names/compare_names.h"

namespace glane {

struct NameMention {
  const NameText& text;
  std::string_view name;
  std::string_view context;  // the sentence that holds the mention, or empty
};

[[nodiscard]] Verdict compare_in_context(const NameComparer& comparer, const NameMention& a,
                                         const NameMention& b);

// Two names in Latin letters that are the same but for marks of aspiration.
[[nodiscard]] bool only_aspirates_differ(const NameText& a, const NameText& b);

// The letters of the first word.
[[nodiscard]] std::string_view read_first_word(const NameText& name);

}  // namespace glane
