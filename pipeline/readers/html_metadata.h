// Title, author, date and language of a page from its metadata.
#pragma once

#include "pipeline/readers/html_page.h"
#include "pipeline/readers/html_tree.h"

namespace glane {

// Fills all but the text.  Sources, the most reliable first: JSON-LD, Open Graph and other <meta>,
// <time>, the headline, <title>.
void read_metadata(const GumboNode* root, HtmlPage& page);

}  // namespace glane
