// Readers of numerals: one for French words, one for Chinese characters; digits in both.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/numbers/digits.h"

namespace glane {

// What a reader needs to know of the text.
struct NumeralText {
  const Document& doc;
  const std::vector<Token>& tokens;
  const DigitStyle& digits;
  Language language;
  std::uint32_t last;  // no numeral reaches past this token
  // The digits that were read last: the grammars ask for the same ones over and over.
  mutable std::uint32_t number_at_ = 0xFFFFFFFF;
  mutable std::optional<Decimal> number_{};

  // The longest reading of class `cls` that begins at token `i`, or nullptr.
  [[nodiscard]] const Arc* word(std::uint32_t i, ClassId cls) const;
  [[nodiscard]] std::optional<Decimal> number(std::uint32_t i) const;
  // Whether the token is digits without any separator.
  [[nodiscard]] bool plain_digits(std::uint32_t i) const;
};

// A numeral that begins at some token, or an ordinal.
struct Reading {
  Numeral numeral;
  bool ordinal = false;
  bool whole = false;  // a whole number in plain or positional digits: an `int`
};

class FrenchNumerals {
 public:
  explicit FrenchNumerals(const Lexicon& lexicon);

  // The classes of words with which a numeral can begin.
  [[nodiscard]] std::vector<ClassId> beginnings() const {
    return {zero_, unit_, teen_, tens_, cent_, scale_, collective_, collectives_, half_, ordinal_};
  }

  // Appends the readings that begin at `i`; returns where the longest ends, or `i`.
  std::uint32_t read(const NumeralText& text, std::uint32_t i, std::vector<Reading>& out) const;

 private:
  struct Parser;
  ClassId zero_, unit_, teen_, tens_, cent_, scale_, collective_, collectives_, half_, and_, point_,
      ordinal_, ordinal_unit_, ordinal_ending_, minus_, size_, some_, before_minus_;
  [[nodiscard]] bool is_article(const NumeralText& text, std::uint32_t i) const;
  [[nodiscard]] bool says_minus(const NumeralText& text, std::uint32_t i) const;
};

class ChineseNumerals {
 public:
  explicit ChineseNumerals(const Lexicon& lexicon);
  [[nodiscard]] std::vector<ClassId> beginnings() const {
    return {digit_, formal_, unit_, big_, tens_, some_, bound_, ordinal_, minus_};
  }
  std::uint32_t read(const NumeralText& text, std::uint32_t i, std::vector<Reading>& out) const;

 private:
  struct Parser;
  ClassId digit_, formal_, pair_, beside_formal_, unit_, big_, tens_, point_, some_, more_,
      ordinal_, minus_, currency_, coin_, bound_, plus_minus_, classifier_, calendar_,
      before_round_, after_round_, measure_;
  void add_before_measure(const NumeralText& text, const Reading& reading, std::uint32_t first,
                          std::vector<Reading>& out) const;
  std::uint32_t add_more(const NumeralText& text, const Reading& reading, std::uint32_t end,
                         std::vector<Reading>& out) const;
  static bool longer_word_at(const NumeralText& text, std::uint32_t i, ClassId cls);
};

}  // namespace glane
