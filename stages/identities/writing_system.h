// How a name is written, told by its looks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/char_table.h"
#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/records.h"
#include "pipeline/romanisation.h"

namespace glane {

// Immutable after construction.
class WritingSystem {
 public:
  WritingSystem(const DataFiles& files, Lexicon& lexicon);

  // Of a mention: Han by its characters, else by the document's script; Latin names of a Chinese
  // surname and syllables by their system; all other Latin names are `common`.
  [[nodiscard]] Writing of(const Document& doc, TokenSpan tokens, EntityType type) const;

  // The reading of a Han character, as part of an id; empty where the table lacks it.
  [[nodiscard]] std::string_view pinyin(Symbol symbol) const {
    const std::uint16_t row = symbol < readings_.size() ? readings_[symbol] : 0;
    return row == 0 ? std::string_view() : syllables_[row - 1u];
  }

  // Whether the family name stands first: 梁文锋, `Liang Wenfeng`, `Kim Do-hyun`.
  [[nodiscard]] bool family_first(const Document& doc, TokenSpan tokens) const;

 private:
  [[nodiscard]] Writing of_latin(const Document& doc, TokenSpan tokens) const;
  [[nodiscard]] bool has_value(const Document& doc, std::uint32_t i, ClassId cls,
                               std::string_view value) const;

  const Lexicon& lexicon_;
  Romanisation romanisation_;
  ClassId surname_;
  std::vector<std::uint16_t> readings_;  // by symbol: a row of syllables_, counted from 1
  std::vector<std::string> syllables_;
};

}  // namespace glane
