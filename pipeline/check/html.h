// Pages that open from disk, with nothing from the network.
#pragma once

#include <string>
#include <string_view>

namespace glane::check {

// Text for HTML, also inside an attribute in double quotes.
[[nodiscard]] std::string escape_html(std::string_view text);

// A whole page whose Content-Security-Policy allows this style and this script, by their hashes,
// and nothing else.  `body` is markup; texts in it are escaped already.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view style,
                                    std::string_view body, std::string_view script);

}  // namespace glane::check
