// Cuts text into tokens: one definition for documents, lexicons and rules.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/char_table.h"
#include "pipeline/span.h"
#include "pipeline/symbol_table.h"
#include "pipeline/token.h"

namespace glane {

// Appends the tokens of `span` of the normalised `text` to `out`.  Symbols are looked up in
// `symbols`.  Thread-safe: reads its arguments only.
//
//   l'été de M. Son      l' été de M . Son
//   dit-il               dit - il
//   1 234,5 Md€ à 20h30  1 234,5 | Md | € | à | 20 | h | 30
//   15.03.2021           15 . 03 . 2021     (no number is written so)
//   B200                 B200
//   黄仁勋2024年          黄 仁 勋 2024 年
void tokenize(std::string_view text, NormSpan span, const CharTable& chars,
              const SymbolTable& symbols, std::vector<Token>& out);

}  // namespace glane
