// Long documents in parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/document.h"

namespace glane {

// A document up to this size, in bytes, is analysed as a whole.  A longer one is no article, but a
// book, or many articles in one file: it is analysed in parts, each a document of its own with the
// date and language that the whole was given, so that memory and time have a bound.
inline constexpr std::size_t kLargestPart = std::size_t{512} << 10;

// The parts of a text, in order, none larger: cut behind a line where there is one, else behind a
// sentence, a space, a character.  Depends on the text alone.
[[nodiscard]] std::vector<SourceSpan> parts_of(std::string_view source);

// Calls `step(part, begin)` for each part, where `begin` is its place in the source; for a document
// that is no longer, with itself and 0.  A date that the first part states is that of the whole.
template <class Step>
void for_each_part(Document& doc, Step&& step) {
  if (doc.source().size() <= kLargestPart) {
    step(doc, 0u);
    return;
  }
  for (const SourceSpan span : parts_of(doc.source())) {
    DocumentInfo info;
    info.language = doc.info.language;
    info.date = doc.info.date;
    info.date_text = doc.info.date_text;
    info.date_source = doc.info.date_source;
    Document part(std::string(span.in(doc.source())), std::move(info));
    step(part, span.begin);
    if (span.begin != 0) continue;
    doc.info.date = part.info.date;
    doc.info.date_text = part.info.date_text;
    doc.info.date_source = part.info.date_source;
  }
}

}  // namespace glane
