// The review page: an output with its texts as one HTML file, which needs no server and no network.
#pragma once

#include <string>

#include "pipeline/check/records_file.h"
#include "pipeline/check/sources.h"

namespace glane::check {

struct ReviewOptions {
  std::string title;
  Unit unit = Unit::CodePoints;
  const Sources* sources = nullptr;  // without it only records are shown
};

// What the page knows before it opens a document: lists, counts, pictures; as JSON.
[[nodiscard]] std::string review_index(const RecordsFile& file, const ReviewOptions& options);

// One document with its text and records; places are UTF-16 units, as the browser counts.
[[nodiscard]] std::string review_document(const DocumentRecords& document,
                                          const ReviewOptions& options);

// The page.  Each document is a block of data of its own, read when it is opened: a page of 10,000
// articles opens as fast as one of ten.
[[nodiscard]] std::string review_page(const RecordsFile& file, const ReviewOptions& options);

}  // namespace glane::check
