#include "pipeline/check/pattern.h"

#include <functional>
#include <stdexcept>

namespace glane::check {
namespace {

// ICU's `$` also stands before a line end that closes the text, that of JSON Schema does not.
bool ends_in_line_end(const icu::UnicodeString& text) {
  if (text.isEmpty()) return false;
  switch (text.charAt(text.length() - 1)) {
    case u'\n':
    case u'\v':
    case u'\f':
    case u'\r':
    case u'\u0085':
    case u'\u2028':
    case u'\u2029':
      return true;
    default:
      return false;
  }
}

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

Pattern::Pattern(std::string_view expression) : expression_(expression), matched_(kSlots) {
  UErrorCode status = U_ZERO_ERROR;
  matcher_ = std::make_unique<icu::RegexMatcher>(to_utf16(expression), 0, status);
  if (U_FAILURE(status)) {
    throw std::invalid_argument("wrong pattern " + expression_ + ": " + u_errorName(status));
  }
}

bool Pattern::matches(std::string_view text) {
  std::string& slot = matched_[std::hash<std::string_view>()(text) % kSlots];
  if (!text.empty() && slot == text) return true;
  const icu::UnicodeString wide = to_utf16(text);
  if (ends_in_line_end(wide) && expression_.find('$') != std::string::npos) return false;
  matcher_->reset(wide);
  UErrorCode status = U_ZERO_ERROR;
  const bool found = matcher_->find(status) && U_SUCCESS(status);
  matcher_->reset();
  if (found) slot = text;
  return found;
}

}  // namespace glane::check
