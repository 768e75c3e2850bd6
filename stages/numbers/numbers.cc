#include "stages/numbers/numbers.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace glane {
namespace {

bool is_punct(const Document& doc, std::uint32_t i, std::string_view what) {
  const Token& token = (*doc.tokens)[i];
  return token.kind == TokenKind::Punct && token.span.in(doc.text()) == what;
}

// A minus sign right before the digits and apart from what stands before it: ` -0,62`, `(-5`.
bool has_sign(const Document& doc, std::uint32_t i, std::uint32_t first) {
  const auto& tokens = *doc.tokens;
  if (i == first || !tokens[i].is(kGlued) || !is_punct(doc, i - 1, "-")) return false;
  if (i - 1 == first || !tokens[i - 1].is(kGlued)) return true;
  const Token& before = tokens[i - 2];
  if (is_punct(doc, i - 2, "-")) return false;
  return before.kind == TokenKind::Punct && before.span.in(doc.text()) != ")" &&
         before.span.in(doc.text()) != "%";
}

// A decimal point right before the digits and apart from what stands before it: ` .5`.
bool has_point(const Document& doc, std::uint32_t i, std::uint32_t first) {
  const auto& tokens = *doc.tokens;
  return i > first && tokens[i].is(kGlued) && is_punct(doc, i - 1, ".") &&
         (i - 1 == first || !tokens[i - 1].is(kGlued));
}

// `3亿元` in a French sentence: Chinese characters, and digits right before them, are read as
// Chinese.
bool is_quoted(const std::vector<Token>& tokens, std::uint32_t i, std::uint32_t last) {
  if (tokens[i].kind == TokenKind::Han) return true;
  return tokens[i].kind == TokenKind::Number && i + 1 < last &&
         tokens[i + 1].kind == TokenKind::Han && tokens[i + 1].is(kGlued);
}

Numeral plain_numeral(TokenSpan tokens, const Decimal& value, NumeralKind kind) {
  Numeral numeral;
  numeral.tokens = tokens;
  numeral.number = Number{value, std::nullopt};
  numeral.kind = kind;
  return numeral;
}

// `2e5`, `12,32e+14`: digits with a power of ten.
std::optional<Numeral> exponent(const NumeralText& text, std::uint32_t i) {
  if (i + 2 >= text.last || !text.tokens[i + 1].is(kGlued) || !text.tokens[i + 2].is(kGlued)) {
    return std::nullopt;
  }
  const std::string_view letter = text.tokens[i + 1].span.in(text.doc.text());
  if (letter != "e" && letter != "E") return std::nullopt;
  std::uint32_t end = i + 2;
  if (is_punct(text.doc, end, "+")) {
    // `90e+3`: the third minute after the ninetieth.
    if (letter == "e" && text.plain_digits(i) && text.tokens[i].span.size() > 1) return {};
    ++end;
  }
  if (end >= text.last || !text.plain_digits(end)) return std::nullopt;
  const std::string_view digits = text.tokens[end].span.in(text.doc.text());
  int power = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
  if (error != std::errc() || power > 30) return std::nullopt;
  const auto value = text.number(i);
  const auto scaled = value ? value->scaled(power) : std::nullopt;
  if (!scaled) return std::nullopt;
  return plain_numeral({i, end + 1}, *scaled, NumeralKind::Cardinal);
}

// `XIXe`: Roman digits and an ending; many words begin with such a letter.
bool may_be_roman(std::string_view word) {
  const std::size_t tail = word.find_first_not_of("IVXLCDM");
  return tail != 0 && tail != std::string_view::npos &&
         (word[tail] == 'e' || word[tail] == '\xC3' || word[tail] == '\xE1') &&
         word.size() - tail <= 5;
}

}  // namespace

Numbers::Numbers(const DataFiles& files, Lexicon& lexicon)
    : french_(lexicon),
      chinese_(lexicon),
      lexicon_(lexicon),
      vulgar_(lexicon.find_class("num_vulgar")) {
  const auto begin_with = [this](ClassId cls, LanguageMask languages) {
    if (cls >= begins_.size()) begins_.resize(cls + 1u);
    begins_[cls] |= languages;
  };
  for (const ClassId cls : french_.beginnings()) begin_with(cls, kFrench);
  for (const ClassId cls : chinese_.beginnings()) begin_with(cls, kChinese);
  begin_with(vulgar_, kAnyLanguage);
  static_cast<void>(files);
}

// Whether a numeral can begin with this word: most tokens end here.
bool Numbers::may_begin(const Document& doc, std::uint32_t i, LanguageMask language) const {
  for (const Arc& arc : doc.words->at(i)) {
    if (arc.cls < begins_.size() && (begins_[arc.cls] & language) != 0) return true;
  }
  const Token& token = (*doc.tokens)[i];
  return language != kChinese && token.kind == TokenKind::Word && token.is(kCapital) &&
         may_be_roman(token.span.in(doc.text()));
}

// `½`, `2½`: one character that is a fraction, with or without digits before it.
std::optional<Numeral> Numbers::vulgar(const NumeralText& text, std::uint32_t i) const {
  const bool digits = text.tokens[i].kind == TokenKind::Number;
  const std::uint32_t at = digits ? i + 1 : i;
  const Arc* arc = text.word(at, vulgar_);
  if (arc == nullptr || (digits && !text.tokens[at].is(kGlued))) return std::nullopt;
  const auto whole = text.number(i);
  const std::string_view value = lexicon_.value(arc->value);
  const std::size_t bar = value.find('/');
  Decimal top = *Decimal::parse(value.substr(0, bar));
  const Decimal bottom = *Decimal::parse(value.substr(bar + 1));
  if (whole) {
    const auto scaled = whole->times(bottom);
    const auto sum = scaled ? scaled->plus(top) : std::nullopt;
    if (!sum) return std::nullopt;
    top = *sum;
  }
  Numeral numeral;
  numeral.tokens = {i, arc->end};
  numeral.number = Number{top, bottom};
  return numeral;
}

// The readings that begin at token `i`, and where the longest ends.
std::uint32_t Numbers::read(const NumeralText& text, std::uint32_t i, std::uint32_t first,
                            std::vector<Reading>& readings, std::vector<Numeral>& found) const {
  const bool digits = text.tokens[i].kind == TokenKind::Number;
  const bool sign = digits && has_sign(text.doc, i, first);
  const auto add = [&](const Numeral& numeral, bool also_without_sign) {
    if (sign && numeral.number) {
      Numeral negative = numeral;
      --negative.tokens.begin;
      negative.number->value = negative.number->value.negated();
      found.push_back(negative);
      if (!also_without_sign) return;
    }
    found.push_back(numeral);
  };
  if (digits) {
    if (const auto power = exponent(text, i)) {
      add(*power, false);
      return power->tokens.end;
    }
  }
  readings.clear();
  const bool chinese = is_chinese(text.language);
  const std::uint32_t end =
      chinese ? chinese_.read(text, i, readings) : french_.read(text, i, readings);
  if (const auto fraction = vulgar(text, i)) found.push_back(*fraction);
  if (digits && has_point(text.doc, i, first) && text.plain_digits(i)) {
    std::string digits_after("0.");
    digits_after += text.tokens[i].span.in(text.doc.text());
    const auto value = Decimal::parse(digits_after);
    if (value) found.push_back(plain_numeral({i - 1, i + 1}, *value, NumeralKind::Cardinal));
  }
  for (Reading& reading : readings) {
    reading.numeral.kind = reading.ordinal ? NumeralKind::Ordinal
                           : reading.whole ? NumeralKind::Whole
                                           : NumeralKind::Cardinal;
    if (reading.ordinal)
      found.push_back(reading.numeral);
    else
      add(reading.numeral, true);
  }
  // The digits alone, where the numeral goes on.
  for (std::uint32_t k = i; k < std::max(end, i + 1); ++k) {
    if (text.tokens[k].kind != TokenKind::Number) continue;
    if (k == i && end == i + 1 && !readings.empty()) continue;
    const auto value = text.number(k);
    if (!value) continue;
    const auto kind = text.plain_digits(k) ? NumeralKind::Whole : NumeralKind::Cardinal;
    found.push_back(plain_numeral({k, k + 1}, *value, kind));
  }
  return std::max(end, i + 1);
}

std::vector<Numeral> Numbers::run(const Document& doc) const {
  std::vector<Numeral> found;
  const DigitStyle style(doc);
  const auto& tokens = *doc.tokens;
  std::vector<Reading> readings;
  for (const Sentence& sentence : *doc.sentences) {
    const NumeralText text{doc, tokens, style, doc.language_of(sentence), sentence.tokens.end};
    const NumeralText quoted{doc, tokens, style, Language::ZhHans, sentence.tokens.end};
    const LanguageMask mask = mask_of(text.language);
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      if (mask == kFrench && is_quoted(tokens, i, sentence.tokens.end)) {
        i = read(quoted, i, sentence.tokens.begin, readings, found);
      } else if (tokens[i].kind == TokenKind::Number || may_begin(doc, i, mask)) {
        i = read(text, i, sentence.tokens.begin, readings, found);
      } else {
        ++i;
      }
    }
  }
  // A sign begins before its number.
  const auto earlier = [](const Numeral& a, const Numeral& b) {
    return a.tokens.begin < b.tokens.begin;
  };
  if (!std::is_sorted(found.begin(), found.end(), earlier)) {
    std::stable_sort(found.begin(), found.end(), earlier);
  }
  return found;
}

ArcTable Numbers::arcs(const Document& doc, const std::vector<Numeral>& numerals) const {
  std::vector<Arc> arcs;
  arcs.reserve(numerals.size() * 2);
  for (std::uint32_t k = 0; k < numerals.size(); ++k) {
    const Numeral& numeral = numerals[k];
    Arc arc{numeral.tokens.begin, numeral.tokens.end, kRangeClass, 0, kNoNumber, k};
    if (numeral.number) {
      arc.cls = numeral.kind == NumeralKind::Ordinal ? kOrdinalClass : kNumClass;
      const auto whole =
          numeral.number->divisor ? std::nullopt : numeral.number->value.to_integer();
      if (whole && *whole < std::numeric_limits<std::int32_t>::max() &&
          *whole > std::numeric_limits<std::int32_t>::min()) {
        arc.number = static_cast<std::int32_t>(*whole);
      }
    }
    if (numeral.kind == NumeralKind::Whole && arc.number != kNoNumber) {
      Arc whole = arc;
      whole.cls = kIntClass;
      arcs.push_back(whole);
    }
    arcs.push_back(arc);
  }
  return ArcTable(std::move(arcs), static_cast<std::uint32_t>(doc.tokens->size()));
}

}  // namespace glane
