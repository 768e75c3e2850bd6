#include "pipeline/readers/html_page.h"

#include <algorithm>

#include "pipeline/readers/html_metadata.h"
#include "pipeline/readers/html_text.h"
#include "pipeline/readers/html_tree.h"
#include "pipeline/readers/http.h"

namespace glane {
namespace {

// Browsers look no further for a declaration.
constexpr std::size_t kDeclaredWithin = 4096;

}  // namespace

HtmlPage read_html(std::string_view page) {
  const HtmlTree tree(page);
  HtmlPage result;
  read_metadata(tree.root(), result);
  result.text = article_text(tree.root());
  return result;
}

std::string declared_charset(std::string_view page) {
  std::string head(page.substr(0, kDeclaredWithin));
  for (char& c : head) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at)) {
    at += 7;
    const std::size_t equals = head.find_first_not_of(" \t\r\n", at);
    if (equals == std::string::npos || head[equals] != '=') continue;
    const std::size_t begin = head.find_first_not_of(" \t\r\n\"'", equals + 1);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(head.find_first_of(" \t\r\n\"'>;/", begin), head.size());
    return head.substr(begin, end - begin);
  }
  return {};
}

}  // namespace glane
