#include "stages/names/context_words.h"

#include "stages/names/name_text.h"

namespace glane {
namespace {

bool is_letter(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

}  // namespace

std::vector<ContextWord> words_of(std::string_view context) {
  std::vector<ContextWord> out;
  for (std::size_t at = 0; at < context.size();) {
    if (!is_letter(static_cast<unsigned char>(context[at]))) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < context.size() && is_letter(static_cast<unsigned char>(context[end]))) ++end;
    ContextWord word;
    word.text = context.substr(at, end - at);
    word.folded = fold_latin(word.text);
    for (std::size_t i = at; i-- > 0 && context[i] != ' ';) word.before = context[i];
    for (std::size_t i = end; i < context.size() && context[i] != ' '; ++i) {
      word.after = context[i];
      break;
    }
    if (!word.folded.empty()) out.push_back(std::move(word));
    at = end;
  }
  return out;
}

bool has_upper(std::string_view name) {
  bool begins = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (begins && c >= 'A' && c <= 'Z') return true;
    if (begins && c == 0xC3 && i + 1 < name.size() &&
        static_cast<unsigned char>(name[i + 1]) < 0x9F)
      return true;
    begins = c == ' ' || c == '-' || c == '\'';
  }
  return false;
}

}  // namespace glane
