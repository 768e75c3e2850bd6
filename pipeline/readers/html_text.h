// The text of the article in a page, by block structure and link density.
#pragma once

#include <string>

#include "pipeline/readers/html_tree.h"

namespace glane {

// One paragraph a line.  Menus, lists of links, comments, forms and the like are left out.
[[nodiscard]] std::string article_text(const GumboNode* root);

}  // namespace glane
