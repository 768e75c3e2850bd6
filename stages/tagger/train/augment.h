// Texts made from annotated ones: other names, and the noise that articles come with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/tagger/train/corpus.h"
#include "stages/tagger/train/invent.h"

namespace glane::tagger {

// What a line may suffer.
enum class Noise {
  Upper,    // ALL CAPITALS
  Title,    // Every Word With A Capital
  Bare,     // no accents
  Glued,    // no space after a stop
  Machine,  // as machines translate: articles left out, spaces before commas
};

inline constexpr std::size_t kNoises = 5;

// The noise of this name; none for others.
[[nodiscard]] std::optional<Noise> noise_named(std::string_view name);

// The text with this noise on each line for which `share` of chance has it.
[[nodiscard]] GoldText with_noise(const GoldText& text, Noise noise, float share, Random& random);

// The text with names replaced: people's, words of one name by the same words throughout; places
// and organisations of one word or of capitals only.  Annotated as before.
[[nodiscard]] GoldText with_other_names(const GoldText& text, const NameStock& stock,
                                        Random& random);

}  // namespace glane::tagger
