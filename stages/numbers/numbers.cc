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

// `2e5`, `12,32e+14`: digits with a power of ten.
std::optional<Numeral> exponent(const NumeralText& text, std::uint32_t i) {
  const auto value = text.number(i);
  if (!value || i + 1 >= text.last || !text.tokens[i + 1].is(kGlued)) return std::nullopt;
  std::string_view digits = text.tokens[i + 1].span.in(text.doc.text());
  if (!digits.starts_with('e') && !digits.starts_with('E')) return std::nullopt;
  digits.remove_prefix(1);
  std::uint32_t end = i + 2;
  if (digits.empty() && end + 1 < text.last && is_punct(text.doc, end, "+") &&
      text.plain_digits(end + 1)) {
    digits = text.tokens[end + 1].span.in(text.doc.text());
    end += 2;
  }
  int power = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
  if (error != std::errc() || rest != digits.data() + digits.size() || power > 30) return std::nullopt;
  const auto scaled = value->scaled(power);
  if (!scaled) return std::nullopt;
  Numeral numeral;
  numeral.tokens = {i, end};
  numeral.number = Number{*scaled, std::nullopt};
  return numeral;
}

}  // namespace

Numbers::Numbers(const DataFiles& files, Lexicon& lexicon)
    : french_(lexicon), chinese_(lexicon), lexicon_(lexicon),
      vulgar_(lexicon.find_class("num_vulgar")) {
  begins_.resize(std::numeric_limits<ClassId>::max());
  for (const ClassId cls : french_.beginnings()) begins_[cls] |= kFrench;
  for (const ClassId cls : chinese_.beginnings()) begins_[cls] |= kChinese;
  begins_[vulgar_] |= kAnyLanguage;
  static_cast<void>(files);
}

// Whether a numeral can begin with this word: most tokens end here.
bool Numbers::may_begin(const Document& doc, std::uint32_t i, bool chinese) const {
  const LanguageMask language = chinese ? kChinese : kFrench;
  for (const Arc& arc : doc.words->at(i)) {
    if ((begins_[arc.cls] & language) != 0) return true;
  }
  // XIXe
  const Token& token = (*doc.tokens)[i];
  return !chinese && token.kind == TokenKind::Word && token.is(kCapital) &&
         std::string_view("IVXLCDM").find(doc.text()[token.span.begin]) != std::string_view::npos;
}

// `½`, `2½`: one character that is a fraction, with or without digits before it.
std::optional<Numeral> Numbers::vulgar(const NumeralText& text, std::uint32_t i) const {
  const auto whole = text.number(i);
  const std::uint32_t at = whole ? i + 1 : i;
  const Arc* arc = text.word(at, vulgar_);
  if (arc == nullptr || (whole && !text.tokens[at].is(kGlued))) return std::nullopt;
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

std::vector<Numeral> Numbers::run(const Document& doc) const {
  std::vector<Numeral> found;
  const DigitStyle style(doc);
  const auto& tokens = *doc.tokens;
  std::vector<Reading> readings;
  for (const Sentence& sentence : *doc.sentences) {
    NumeralText text{doc, tokens, style, doc.language_of(sentence), sentence.tokens.end};
    const bool chinese = is_chinese(text.language);
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      const bool digits = tokens[i].kind == TokenKind::Number;
      readings.clear();
      std::uint32_t end = i;
      if (digits || may_begin(doc, i, chinese)) {
        end = chinese ? chinese_.read(text, i, readings) : french_.read(text, i, readings);
      }
      if (end > i || digits || !doc.words->at(i).empty()) {
        if (auto fraction = vulgar(text, i)) found.push_back(*fraction);
      }
      const bool sign = digits && has_sign(doc, i, sentence.tokens.begin);
      if (auto power = digits ? exponent(text, i) : std::nullopt) {
        if (sign) {
          --power->tokens.begin;
          power->number->value = power->number->value.negated();
        }
        end = std::max(end, power->tokens.end);
        found.push_back(*power);
      }
      if (digits && has_point(doc, i, sentence.tokens.begin) && text.plain_digits(i)) {
        Numeral fraction;
        fraction.tokens = {i - 1, i + 1};
        const auto value = Decimal::parse("0." + std::string(tokens[i].span.in(doc.text())));
        if (value) {
          fraction.number = Number{*value, std::nullopt};
          found.push_back(fraction);
        }
      }
      for (const Reading& reading : readings) {
        if (sign && reading.numeral.number && !reading.ordinal) {
          Numeral negative = reading.numeral;
          --negative.tokens.begin;
          negative.number->value = negative.number->value.negated();
          found.push_back(negative);
        }
        found.push_back(reading.numeral);
        found.back().kind = reading.ordinal ? NumeralKind::Ordinal
                            : reading.whole ? NumeralKind::Whole
                                            : NumeralKind::Cardinal;
      }
      // The digits alone, where the numeral goes on.
      for (std::uint32_t k = i; k < std::max(end, i + 1); ++k) {
        if (tokens[k].kind != TokenKind::Number) continue;
        if (k == i && end == i + 1 && !readings.empty()) continue;
        const auto value = text.number(k);
        if (!value) continue;
        Numeral part;
        part.tokens = {k, k + 1};
        part.number = Number{*value, std::nullopt};
        part.kind = text.plain_digits(k) ? NumeralKind::Whole : NumeralKind::Cardinal;
        found.push_back(part);
      }
      i = std::max(end, i + 1);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Numeral& a, const Numeral& b) {
    return a.tokens.begin < b.tokens.begin;
  });
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
      const auto whole = numeral.number->divisor ? std::nullopt : numeral.number->value.to_integer();
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
