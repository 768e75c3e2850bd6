// How a name is written, told by its looks.
#pragma once

#include <string_view>

#include "pipeline/char_table.h"
#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "pipeline/records.h"
#include "pipeline/romanisation.h"

namespace glane {

// Immutable after construction.
class WritingSystem {
 public:
  WritingSystem(const DataFiles& files, const Lexicon& lexicon);

  // Of a mention: Han by its characters, else by the document's script; Latin names of a Chinese
  // surname and syllables by their system; all other Latin names are `common`.
  [[nodiscard]] Writing of(const Document& doc, TokenSpan tokens, EntityType type) const;

  // Whether the family name stands first: 梁文锋, `Liang Wenfeng`, `Kim Do-hyun`.
  [[nodiscard]] bool family_first(const Document& doc, TokenSpan tokens) const;

 private:
  [[nodiscard]] Writing of_latin(const Document& doc, TokenSpan tokens) const;
  [[nodiscard]] bool has_value(const Document& doc, std::uint32_t i, ClassId cls,
                               std::string_view value) const;

  const Lexicon& lexicon_;
  Romanisation romanisation_;
  ClassId surname_;
};

}  // namespace glane
