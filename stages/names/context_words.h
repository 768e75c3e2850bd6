// The words of a sentence that holds a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glane {

// A word of a context with the text around it.
struct ContextWord {
  std::string_view text;
  std::string folded;
  char before = ' ';  // the mark right before or after the word, or a space
  char after = ' ';
};

[[nodiscard]] std::vector<ContextWord> words_of(std::string_view context);

// Whether a word of the name begins with a capital: A to Z, À to Þ.
[[nodiscard]] bool has_upper(std::string_view name);

}  // namespace glane
