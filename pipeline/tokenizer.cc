#include "pipeline/tokenizer.h"

#include <algorithm>
#include <array>

#include "pipeline/utf8.h"

namespace glane {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Words longer than this are not looked up: no lexicon holds one.
constexpr std::size_t kLongestFold = 96;

// What is longer is no number and no mail address; looking on at each of its parts would make the
// time grow with the square of its length.
constexpr int kMostGroups = 16;
constexpr std::uint32_t kLongestMail = 320;

class Scanner {
 public:
  Scanner(std::string_view text, NormSpan span, const CharTable& chars, const SymbolTable& symbols,
          std::vector<Token>& out)
      : text_(text.substr(0, span.end)),
        pos_(span.begin),
        chars_(chars),
        symbols_(symbols),
        out_(out) {}

  void run() {
    while (pos_ < text_.size()) {
      std::uint32_t next = pos_;
      const char32_t c = next_code_point(text_, next);
      switch (chars_.class_of(c)) {
        case CharClass::Space:
        case CharClass::Newline:
          pos_ = next;
          glued_ = false;
          continue;
        case CharClass::Letter:
          word();
          break;
        case CharClass::Digit:
          number();
          break;
        case CharClass::Han:
          emit(TokenKind::Han, next, 0);
          break;
        case CharClass::Script:
        case CharClass::Mark:
          script();
          break;
        case CharClass::Punct:
          if (c == '@' && glued_ && mail(next)) break;
          emit(TokenKind::Punct, next, 0);
          break;
      }
    }
  }

 private:
  [[nodiscard]] char at(std::size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }

  void emit(TokenKind kind, std::uint32_t end, std::uint8_t shape) {
    Token token;
    token.span = {pos_, end};
    token.kind = kind;
    token.shape = static_cast<std::uint8_t>(shape | (glued_ ? kGlued : 0));
    token.symbol = kind == TokenKind::Url ? 0 : look_up(token.span.in(text_));
    out_.push_back(token);
    pos_ = end;
    glued_ = true;
  }

  [[nodiscard]] Symbol look_up(std::string_view word) const {
    if (word.size() > kLongestFold) return 0;
    std::array<char, kLongestFold * 2> buffer;
    char* end = buffer.data();
    for (std::uint32_t pos = 0; pos < word.size();) {
      end = put_code_point(chars_.fold(next_code_point(word, pos)), end);
    }
    return symbols_.find({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
  }

  // Letters, marks and, unless a number stands right before, digits after a letter.
  void word() {
    if (const std::uint32_t end = address_end(); end > pos_) return emit(TokenKind::Url, end, 0);
    const bool after_number = glued_ && !out_.empty() && out_.back().kind == TokenKind::Number;
    std::uint8_t shape = 0;
    int letters = 0;
    int capitals = 0;
    bool small_before = false;
    std::uint32_t end = pos_;
    for (std::uint32_t next = pos_; next < text_.size(); end = next) {
      const char32_t c = next_code_point(text_, next);
      const CharClass kind = chars_.class_of(c);
      if (kind == CharClass::Letter) {
        const bool upper = chars_.is_upper(c);
        if (upper && letters == 0) shape |= kCapital;
        if (upper && small_before) shape |= kMixedCase;
        small_before = chars_.is_lower(c);
        ++letters;
        capitals += upper ? 1 : 0;
      } else if (kind == CharClass::Digit) {
        if (after_number || (letters == 3 && capitals == 3 && decimals_at(end))) break;
        shape |= kHasDigit;
      } else if (kind != CharClass::Mark) {
        break;
      }
    }
    if (letters > 1 && capitals == letters) shape |= kAllCaps;
    // A lexicon or a rule may end with one: `près d'`.
    if (at(end) == '\'' && (letter_at(end + 1) || end + 1 == text_.size())) {
      shape |= kElided;
      ++end;
    }
    emit(TokenKind::Word, end, shape);
  }

  // Digits with decimals right behind three capitals: `EUR29,99`.
  [[nodiscard]] bool decimals_at(std::uint32_t pos) const {
    const std::uint32_t end = digits_end(pos);
    return end > pos && (at(end) == '.' || at(end) == ',') && is_digit(at(end + 1));
  }

  [[nodiscard]] bool letter_at(std::uint32_t pos) const {
    return pos < text_.size() && chars_.class_of(next_code_point(text_, pos)) == CharClass::Letter;
  }

  void script() {
    std::uint32_t end = pos_;
    for (std::uint32_t next = pos_; next < text_.size(); end = next) {
      const CharClass kind = chars_.class_of(next_code_point(text_, next));
      if (kind != CharClass::Script && kind != CharClass::Mark) break;
    }
    emit(TokenKind::Script, end, 0);
  }

  [[nodiscard]] std::uint32_t digits_end(std::uint32_t pos) const {
    while (is_digit(at(pos))) ++pos;
    return pos;
  }

  // 1000 to 2099, of which lists have no spaces at times: `2019,2020`.
  [[nodiscard]] bool year_at(std::uint32_t pos) const {
    return at(pos) == '1' || (at(pos) == '2' && at(pos + 1) == '0');
  }

  // Grouped by threes with one separator, then decimals; `pos_` stands on a digit.
  void number() {
    const std::uint32_t first = digits_end(pos_);
    std::uint32_t end = first;
    char separator = '\0';
    if (first - pos_ <= 3 && at(pos_) != '0') {
      const char c = at(first);
      if (c == ' ' || c == '.' || c == ',' || c == '\'') {
        for (int k = 0; k < kMostGroups && at(end) == c && digits_end(end + 1) == end + 4; ++k) {
          end += 4;
          separator = c;
        }
      }
    }
    const char point = at(end);
    if ((point == '.' || point == ',') && point != separator && is_digit(at(end + 1))) {
      const std::uint32_t decimals = digits_end(end + 1);
      const bool year_list = first - pos_ == 4 && decimals - end == 5 && end == first &&
                             year_at(pos_) && year_at(end + 1);
      if (!year_list) end = decimals;
    }
    // `3.6.1`, `15.03.2021`, `3,4,5`: a chain of digits that is no number is cut into its parts.
    const char after = at(end);
    if (end > first && (after == '.' || after == ',') && is_digit(at(end + 1))) end = first;
    if (in_chain()) end = first;
    emit(TokenKind::Number, end, 0);
  }

  // Whether a number and a stop stand right before: the middle or the end of a chain of digits.
  [[nodiscard]] bool in_chain() const {
    if (!glued_ || out_.size() < 2 || !out_.back().is(kGlued)) return false;
    const std::string_view stop = out_.back().span.in(text_);
    return (stop == "." || stop == ",") && out_[out_.size() - 2].kind == TokenKind::Number;
  }

  // The end of a web address that begins here, else pos_.
  [[nodiscard]] std::uint32_t address_end() const {
    const std::string_view rest = text_.substr(pos_);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.")) {
      return pos_;
    }
    return trimmed(pos_, text_.size());
  }

  // The end of the run of address characters from `pos`, at most up to `limit`, closing punctuation
  // left out.
  [[nodiscard]] std::uint32_t trimmed(std::uint32_t pos, std::size_t limit) const {
    std::uint32_t end = pos;
    while (end < limit) {
      const char c = text_[end];
      if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x80 ||
          c == '"' || c == '<' || c == '>' || c == '(' || c == ')' || c == '\'') {
        break;
      }
      ++end;
    }
    while (end > pos && std::string_view(".,;:!?").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  // Joins the tokens before `@` and what follows into one mail address.
  bool mail(std::uint32_t after) {
    const std::size_t limit =
        std::min<std::size_t>(text_.size(), std::size_t{after} + kLongestMail);
    const std::uint32_t end = trimmed(after, limit);
    if (end == after || text_.substr(after, end - after).find('.') == std::string_view::npos) {
      return false;
    }
    std::uint32_t begin = pos_;
    bool glued = true;
    while (!out_.empty() && glued && out_.back().span.end == begin) {
      const Token& last = out_.back();
      const std::string_view piece = last.span.in(text_);
      if (last.kind == TokenKind::Han || last.kind == TokenKind::Url ||
          (last.kind == TokenKind::Punct && piece != "." && piece != "-" && piece != "_")) {
        break;
      }
      begin = last.span.begin;
      glued = last.is(kGlued);
      out_.pop_back();
    }
    pos_ = begin;
    glued_ = glued;
    emit(TokenKind::Url, end, 0);
    return true;
  }

  std::string_view text_;
  std::uint32_t pos_;
  const CharTable& chars_;
  const SymbolTable& symbols_;
  std::vector<Token>& out_;
  bool glued_ = false;
};

}  // namespace

void tokenize(std::string_view text, NormSpan span, const CharTable& chars,
              const SymbolTable& symbols, std::vector<Token>& out) {
  Scanner(text, span, chars, symbols, out).run();
}

}  // namespace glane
