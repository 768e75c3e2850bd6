// Pages that open from disk, with nothing from the network.
#pragma once

#include <string>
#include <string_view>

namespace glane::report {

// A whole page whose Content-Security-Policy allows this style and this script, by their hashes,
// and nothing else.  `body` is markup; texts in it went through escape_markup().  The common look
// is the built-in file kPageStyle: `embedded_file(kPageStyle).content`, with what a page adds
// behind it.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view style,
                                    std::string_view body, std::string_view script);

inline constexpr std::string_view kPageStyle = "pipeline/report/page.css";

}  // namespace glane::report
