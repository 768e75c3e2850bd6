// A text is cut into digits, words and Chinese characters; digits take the scale that follows them,
// runs of number words and of Chinese numerals are numbers of their own.
//   « 2,21 milliards de dollars »  2.21 × 10^9        3.6万亿  3.6 × 10^4 × 10^8
//   « 1.616 dossiers »             1616, or 1.616     二億六千二百萬  262 000 000
// Deliberately not read: whatever needs more than one of these steps.
#include "pipeline/check/written_number.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/check/numeral_words.h"
#include "pipeline/check/pieces.h"

namespace glane::check {
namespace {

void add(const std::optional<Rational>& value, std::vector<Rational>& values) {
  if (value && std::find(values.begin(), values.end(), *value) == values.end()) {
    values.push_back(*value);
  }
}

// All values of digits with separators.
std::vector<Rational> digit_values(std::string text) {
  std::vector<Rational> values;
  std::erase_if(text, [](char c) { return c == ' ' || c == '\''; });
  if (text.find('/') != std::string::npos) {
    add(Rational::parse(text), values);
    return values;
  }
  const std::size_t last = text.find_last_of(".,");
  if (last == std::string::npos) {
    add(Rational::parse(text), values);
    return values;
  }
  const char separator = text[last];
  std::string whole = text.substr(0, last);
  const bool twice = whole.find(separator) != std::string::npos;
  std::erase_if(whole, [](char c) { return c == '.' || c == ','; });
  const std::string rest = text.substr(last + 1);
  if (!twice) add(Rational::parse(whole + "." + rest), values);
  const bool mixed = text.find(separator == '.' ? ',' : '.') != std::string::npos;
  if (rest.size() == 3 && (!mixed || twice)) add(Rational::parse(whole + rest), values);
  return values;
}

std::vector<Rational> scaled(const std::vector<Rational>& values, int power) {
  std::vector<Rational> out;
  for (const Rational& value : values) add(value.scaled(power), out);
  return out;
}

// The power of a run of Chinese scales alone: 万亿 12.
std::optional<int> chinese_scale(std::u32string_view han) {
  static constexpr std::u32string_view kScales = U"十百千万萬亿億兆";
  static constexpr std::array<int, 8> kPowers{1, 2, 3, 4, 4, 8, 8, 12};
  int power = 0;
  for (const char32_t c : han) {
    const std::size_t at = kScales.find(c);
    if (at == std::u32string_view::npos) return std::nullopt;
    power += kPowers[at];
  }
  return power;
}

class Reader {
 public:
  explicit Reader(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  std::vector<WrittenNumber> run() {
    while (at_ < pieces_.size()) {
      const Piece& piece = pieces_[at_];
      if (piece.kind == Piece::Digits)
        digits();
      else if (piece.kind == Piece::Chinese)
        chinese();
      else if (piece.kind == Piece::Word && is_french_number_word(lower(piece.text)))
        words();
      else
        ++at_;
      if (failed_) return {};
    }
    return std::move(numbers_);
  }

 private:
  const Piece* next(std::size_t ahead = 0) const {
    return at_ + ahead < pieces_.size() ? &pieces_[at_ + ahead] : nullptr;
  }

  void push(std::vector<Rational> values, int power) {
    WrittenNumber number;
    number.bare = values;
    number.values = scaled(values, power);
    add(Rational(1).scaled(power), number.scales);
    numbers_.push_back(std::move(number));
  }

  void digits() {
    const std::vector<Rational> values = digit_values(pieces_[at_++].text);
    int power = 0;
    bool chinese = false;
    while (const Piece* piece = next()) {
      std::optional<int> more;
      if (piece->kind == Piece::Word) {
        more = scale_power(piece->text);
        if (!more) more = scale_power(lower(piece->text));
        // `9 M` is nine million, `9 m` nine metres.
        if (more && piece->text.size() == 1 && piece->text != "M") more.reset();
      }
      if (piece->kind == Piece::Chinese) more = chinese_scale(piece->han);
      chinese |= more && piece->kind == Piece::Chinese;
      if (!more) break;
      power += *more;
      ++at_;
    }
    // « 9 cents »: the word is the unit.
    if (const Piece* piece = next(); piece != nullptr && piece->kind == Piece::Word &&
                                     (piece->text == "cents" || piece->text == "cent")) {
      ++at_;
    }
    const bool goes_on = chinese && next() != nullptr && next()->kind == Piece::Digits;
    if (goes_on) return sum(scaled(values, power));
    if (values.empty()) failed_ = true;
    push(values, power);
  }

  // 2萬4千: the parts add up.
  void sum(const std::vector<Rational>& first) {
    digits();
    WrittenNumber& number = numbers_.back();
    std::vector<Rational> values;
    for (const Rational& a : first) {
      for (const Rational& b : number.values) add(a.plus(b), values);
    }
    number.bare = number.values = values;
  }

  void chinese() {
    const auto value = chinese_number(pieces_[at_++].han);
    if (!value) {
      failed_ = true;
      return;
    }
    WrittenNumber number;
    number.values = number.bare = {*value};
    number.scales = {Rational(1)};
    numbers_.push_back(std::move(number));
  }

  void words() {
    std::vector<std::string> words;
    while (const Piece* piece = next()) {
      const bool hyphen = piece->kind == Piece::Sign && !words.empty();
      if (!hyphen) {
        if (piece->kind != Piece::Word || !is_french_number_word(lower(piece->text))) break;
        words.push_back(lower(piece->text));
      }
      ++at_;
    }
    // « deux et trois »: the last word is none of the number.
    while (!words.empty() && words.back() == "et") words.pop_back();
    if (words.empty()) return;
    int power = 0;
    if (const auto scale = scale_power(words.back()); scale && words.size() > 1) power = *scale;
    const auto value = french_number(words);
    if (!value) {
      failed_ = true;
      return;
    }
    WrittenNumber number;
    number.values = {*value};
    add(Rational(1).scaled(power), number.scales);
    if (words.back() == "cents") {  // six cents: of the currency too
      words.pop_back();
      if (const auto few = french_number(words)) number.values.push_back(*few);
    }
    number.bare = number.values;
    numbers_.push_back(std::move(number));
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  bool failed_ = false;
  std::vector<WrittenNumber> numbers_;
};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Whether the amount is in hundredths of the unit that the record names.
bool in_cents(std::string_view text) {
  return text.ends_with("cent") || text.ends_with("cents") || contains(text, "centime") ||
         contains(text, "cents ") || contains(text, "pence") || contains(text, "分") ||
         contains(text, "毛") || contains(text, "角");
}

bool is_below_zero(std::string_view text) {
  return text.starts_with('-') || text.starts_with("−") || text.starts_with("–") ||
         contains(text, "零下") || contains(text, "moins");
}

bool fits(const std::vector<Rational>& values, const Rational& number, std::string_view text) {
  const Rational size = is_below_zero(text) ? number.negated() : number;
  for (const Rational& value : values) {
    if (value == size) return true;
    if (in_cents(text) && value.scaled(-2) == size) return true;
    if (contains(text, "角") && value.scaled(-1) == size) return true;
  }
  return false;
}

// What holds a number word that is none: « pour cent » is a unit, 零下 a sign.
std::string without_false_numerals(std::string_view text) {
  std::string out(text);
  for (const std::string_view words :
       {"pour cent", "pour mille", "Pour cent", "百分点", "百分點", "零下"}) {
    for (std::size_t at; (at = out.find(words)) != std::string::npos;) {
      out.replace(at, words.size(), "%");
    }
  }
  return out;
}

}  // namespace

std::vector<WrittenNumber> written_numbers(std::string_view text) {
  const std::optional<std::vector<Piece>> pieces = cut(without_false_numerals(text));
  if (!pieces) return {};
  return Reader(*pieces).run();
}

bool agrees(std::string_view text, const Rational& number) {
  const std::vector<WrittenNumber> numbers = written_numbers(text);
  return numbers.size() != 1 || fits(numbers[0].values, number, text);
}

bool agrees(std::string_view text, const Rational& low, const Rational& high) {
  const std::vector<WrittenNumber> numbers = written_numbers(text);
  if (numbers.size() != 2) return true;
  std::vector<Rational> lows = numbers[0].values;
  for (const Rational& value : numbers[0].bare) {
    for (const Rational& scale : numbers[1].scales) add(value.times(scale), lows);
  }
  if (is_below_zero(text)) return true;
  return fits(lows, low, text) && fits(numbers[1].values, high, text);
}

}  // namespace glane::check
