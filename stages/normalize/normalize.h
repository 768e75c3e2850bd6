// Brings a text into one spelling of characters, and keeps the way back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/document.h"

namespace glane {

// First Unicode normalisation form C (ICU), then the character folds of fold.tsv.  A text that
// needs neither is not copied.  Immutable; safe to share among threads.
class Normalize {
 public:
  explicit Normalize(const DataFiles& files);

  // `source` is valid UTF-8.
  [[nodiscard]] NormalText run(std::string_view source) const;

 private:
  struct Fold {
    std::string to;
  };
  [[nodiscard]] NormalText fold(std::string_view text) const;
  [[nodiscard]] const Fold* find(char32_t c) const;

  std::vector<std::uint16_t> index_;  // by code point of the basic plane: 0, or 1 + place in folds_
  std::vector<Fold> folds_;
  Fold comma_{","};
};

}  // namespace glane
