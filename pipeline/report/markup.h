// Text for HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace glane::report {

// Text as the content of an element, or of an attribute in double quotes.  What XML 1.0 cannot hold
// becomes U+FFFD; line ends are written as references, which attributes keep.  `text` is UTF-8.
[[nodiscard]] std::string escape_markup(std::string_view text);

}  // namespace glane::report
