#include "pipeline/check/pieces.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/check/numeral_words.h"
#include "pipeline/utf8.h"

namespace glane::check {
namespace {

constexpr std::array<std::string_view, 22> kNotUnderstood{
    "demi",      "demie",     "quart",     "quarts",      "tiers",     "moitié",
    "dizaine",   "dizaines",  "double",    "triple",      "doublé",    "triplé",
    "douzaine",  "douzaines", "quinzaine", "vingtaine",   "trentaine", "centaine",
    "centaines", "millier",   "milliers",  "cinquantaine"};
constexpr std::u32string_view kHanNotUnderstood = U"半几幾数數多余餘來来番倍翻折成點点分";

// What follows a scale that is part of a unit: 兆瓦, 千克, 千米, 百帕, 兆字节.
constexpr std::u32string_view kUnitTails = U"瓦克米帕赫焦卡伏字比位";

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

char32_t fold(char32_t c) {
  if (c >= U'０' && c <= U'９') return c - U'０' + U'0';
  if (c == U'\u00A0' || c == U'\u202F' || c == U'\u2009' || c == U'\u3000') return U' ';
  if (c == U'’' || c == U'ʼ') return U'\'';
  if (c == U'，') return U',';
  if (c == U'．') return U'.';
  if (c == U'−' || c == U'–' || c == U'－' || c == U'‑') return U'-';
  return c;
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::uint32_t pos = 0; pos < text.size();) out += fold(next_code_point(text, pos));
  return out;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250);
}

// Whether the separator at `at` belongs to a number: digits on both sides, three behind a space.
bool joins_digits(const std::u32string& text, std::size_t at) {
  const char32_t c = text[at];
  if (c != U' ' && c != U'.' && c != U',' && c != U'\'' && c != U'/') return false;
  std::size_t count = 0;
  while (at + 1 + count < text.size() && is_digit(text[at + 1 + count])) ++count;
  return c == U' ' || c == U'\'' ? count == 3 : count > 0;
}

void append(char32_t c, std::string& out) {
  char bytes[4];
  out.append(bytes, static_cast<std::size_t>(put_code_point(c, bytes) - bytes));
}

std::vector<Piece> cut_decoded(const std::u32string& text) {
  std::vector<Piece> pieces;
  for (std::size_t k = 0; k < text.size();) {
    Piece piece;
    if (is_digit(text[k])) {
      piece.kind = Piece::Digits;
      while (k < text.size() && (is_digit(text[k]) || joins_digits(text, k))) {
        append(text[k++], piece.text);
      }
    } else if (is_chinese_numeral(text[k])) {
      piece.kind = Piece::Chinese;
      while (k < text.size() && is_chinese_numeral(text[k])) piece.han += text[k++];
      // 兆瓦, 千克, 毫: the last character begins a unit.
      if (k < text.size() && kUnitTails.find(text[k]) != std::u32string_view::npos) {
        piece.han.pop_back();
        if (piece.han.empty()) continue;
      }
    } else if (is_letter(text[k])) {
      piece.kind = Piece::Word;
      while (k < text.size() && is_letter(text[k])) append(text[k++], piece.text);
    } else {
      piece.kind = text[k] == U'-' ? Piece::Sign : Piece::Other;
      append(text[k++], piece.text);
      if (piece.text == " ") continue;
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool is_understood(std::string_view word) {
  return !word.ends_with("ième") && !word.ends_with("ièmes") &&
         std::find(kNotUnderstood.begin(), kNotUnderstood.end(), word) == kNotUnderstood.end();
}

}  // namespace

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

std::optional<std::vector<Piece>> cut(std::string_view text) {
  const std::u32string decoded = decode(text);
  if (decoded.find_first_of(kHanNotUnderstood) != std::u32string::npos) return std::nullopt;
  std::vector<Piece> pieces = cut_decoded(decoded);
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Word && !is_understood(lower(piece.text))) return std::nullopt;
  }
  return pieces;
}

}  // namespace glane::check
