#include "pipeline/check/context.h"

#include <algorithm>

namespace glane::check {
namespace {

bool is_first_byte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// What would break the line, or drive the terminal, is not shown.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto byte = static_cast<unsigned char>(text[k]);
    if (text[k] == '\n') {
      out += "⏎";
    } else if (byte == 0xC2 && k + 1 < text.size() &&
               static_cast<unsigned char>(text[k + 1]) < 0xA0) {
      ++k;  // C1 controls
    } else if (byte >= 0x20 && byte != 0x7F) {
      out += text[k];
    }
  }
  return out;
}

constexpr std::size_t kLongestWord = 24;  // bytes

// Where text from `from` to `begin` shall start, so that no word is cut where words have spaces.
std::size_t whole_words_from(std::string_view text, std::size_t from, std::size_t begin) {
  const std::size_t space = text.substr(from, std::min(kLongestWord, begin - from)).find(' ');
  return from == 0 || space == std::string_view::npos ? from : from + space + 1;
}

// Where text from `end` to `to` shall end.
std::size_t whole_words_to(std::string_view text, std::size_t end, std::size_t to) {
  const std::size_t first = to - std::min(kLongestWord, to - end);
  const std::size_t space = text.substr(first, to - first).rfind(' ');
  return to == text.size() || space == std::string_view::npos ? to : first + space;
}

}  // namespace

std::string Context::joined(std::string_view open, std::string_view close) const {
  return before + std::string(open) + text + std::string(close) + after;
}

Context context(const std::optional<std::string>& source, const Record& record, Unit unit,
                std::size_t width) {
  Context out;
  out.text = on_one_line(record.text);
  if (!source) return out;
  const std::string_view text = *source;
  const auto begin = TextIndex(text, unit).byte_of(record.start);
  if (!begin || text.substr(*begin, record.text.size()) != record.text) return out;
  std::size_t from = *begin;
  for (std::size_t k = 0; k < width && from > 0; ++k) {
    do --from;
    while (from > 0 && !is_first_byte(text[from]));
  }
  const std::size_t end = *begin + record.text.size();
  std::size_t to = end;
  for (std::size_t k = 0; k < width && to < text.size(); ++k) {
    do ++to;
    while (to < text.size() && !is_first_byte(text[to]));
  }
  from = whole_words_from(text, from, *begin);
  to = whole_words_to(text, end, to);
  out.before = (from == 0 ? "" : "…") + on_one_line(text.substr(from, *begin - from));
  out.after = on_one_line(text.substr(end, to - end)) + (to == text.size() ? "" : "…");
  return out;
}

}  // namespace glane::check
