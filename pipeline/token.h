// The unit that lexicons and rules see.
#pragma once

#include <cstdint>

#include "pipeline/span.h"

namespace glane {

enum class TokenKind : std::uint8_t {
  Word,    // a run of letters, digits inside allowed after a letter; French elision `l'` is one
  Number,  // digits, grouped and with decimals: `1 234,5`
  Han,     // one Han character
  Script,  // a run of another script's letters: kana, hangul, Greek, Cyrillic …
  Punct,   // one punctuation or symbol character
  Url,     // an address, a mail address, a file name
};

// What a token looks like.  Bits of Token::shape.
enum Shape : std::uint8_t {
  kGlued = 1,           // no space between the token before and this one
  kCapital = 2,         // begins with a capital
  kAllCaps = 4,         // two letters or more, all capitals
  kMixedCase = 8,       // a capital after a small letter: `iPhone`
  kHasDigit = 16,       // a word with a digit inside: `B200`
  kSentenceStart = 32,  // set by the sentence stage
  kElided = 64,         // ends with an apostrophe: `l'`
};

// `symbol` is the id of the folded form in the SymbolTable, 0 where no lexicon or rule mentions it.
struct Token {
  NormSpan span;
  std::uint32_t symbol = 0;
  TokenKind kind = TokenKind::Punct;
  std::uint8_t shape = 0;

  [[nodiscard]] bool is(Shape bit) const { return (shape & bit) != 0; }
};

}  // namespace glane
