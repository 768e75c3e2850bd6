// Pages: any bytes as HTML.  The text is UTF-8, without empty lines, and no longer than the page.
#include "fuzz.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/given_date.h"
#include "pipeline/readers/html_page.h"

using glane::fuzz::require;

namespace {

void check_fact(const glane::HtmlFact& fact) {
  require(glane::first_not_utf8(fact.value) == std::string_view::npos, "a fact that is not UTF-8");
  require(fact.value.empty() || !fact.source.empty(), "a fact without a source");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string charset = glane::declared_charset(bytes);
  const glane::DecodedText decoded = glane::decode_text(std::move(bytes), {charset, ""});
  if (!decoded.error.empty()) return 0;
  try {
    const glane::HtmlPage page = glane::read_html(decoded.text);
    require(glane::first_not_utf8(page.text) == std::string_view::npos, "a text that is not UTF-8");
    require(page.text.find("\n\n") == std::string::npos && !page.text.starts_with('\n'),
            "an empty line");
    // A control character is read as U+FFFD, of three bytes.
    require(page.text.size() <= 3 * decoded.text.size() + 16, "more text than the page has");
    for (const glane::HtmlFact* fact : {&page.title, &page.author, &page.date, &page.language}) {
      check_fact(*fact);
    }
    require(page.date.value.empty() || glane::parse_date(page.date.value).has_value(),
            "a date that is none");
  } catch (const glane::BadInput&) {  // a page that no parser should be given
  }
  return 0;
}
