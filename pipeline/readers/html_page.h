// What a page of HTML says: the text of its article, and what its head knows of it.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document.h"

namespace glane {

// A fact about the page and where it stands, as `og:title` or `json-ld datePublished`.
struct HtmlFact {
  std::string value;
  std::string source;
};

struct HtmlPage {
  std::string text;  // paragraphs, each a line; offsets count in it
  HtmlFact title;
  HtmlFact author;
  HtmlFact date;  // as parse_date() reads it
  HtmlFact language;
  std::string url;
};

// `page` is UTF-8.  Throws BadInput for a page that no parser should be given.  Thread-safe.
[[nodiscard]] HtmlPage read_html(std::string_view page);

// The encoding that the first bytes of a page declare (`<meta charset>`); empty where none.
[[nodiscard]] std::string declared_charset(std::string_view page);

}  // namespace glane
