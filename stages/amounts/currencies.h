// Which currency a word or symbol means at its place in a text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/language.h"

namespace glane {

struct Currency {
  std::string_view code;
  bool assumed = false;
};

// The currencies that a text has named so far.  A short name (*francs*) means the one that was last
// named in full (*francs suisses*), else the usual one.  One object for each document.
class Currencies {
 public:
  // `value` is that of a lexicon line: `CODE [family] [assumed]`, or `local` or `yen` for a sign
  // that two countries share.
  [[nodiscard]] Currency resolve(std::string_view value, Language language);

  // The unit of a coin: `CODE`, or `any`, `dollar` for that of the last amount, where it has such
  // coins.
  [[nodiscard]] Currency resolve_coin(std::string_view value, Language language) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> families_;  // family, code
  std::string_view last_;
};

// Cuts the first word off `text`.
[[nodiscard]] std::string_view take_word(std::string_view& text);

}  // namespace glane
