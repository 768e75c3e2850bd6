#include "pipeline/report/markup.h"

namespace glane::report {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// U+FFFE and U+FFFF, which XML excludes.
bool is_noncharacter(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBF\xBE" || text.substr(0, 3) == "\xEF\xBF\xBF";
}

std::string_view escaped(const char& c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    case '\t':
      return "&#9;";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? kReplacement : std::string_view(&c, 1);
  }
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] == '\xEF' && is_noncharacter(text.substr(k))) {
      out += kReplacement;
      k += 2;
    } else {
      out += escaped(text[k]);
    }
  }
  return out;
}

}  // namespace glane::report
