// Records written into the text that they are about, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/pipeline.h"

namespace glane::test {

// `le [3 mai 2021|date 2021-05-03] à \[sic\]`: a text with marks.  `\[`, `\]`, `\|`, `\\` stand for
// the characters, `\n` for a line end.
struct MarkedText {
  std::string text;
  struct Mark {
    SourceSpan span;
    std::string label;  // what follows `|`; empty without one
  };
  std::vector<Mark> marks;
};

// Throws std::runtime_error for marks that are not closed or nested.
[[nodiscard]] MarkedText parse_marks(std::string_view line);

// Which records are written into the text.
struct Kinds {
  bool dates = false;
  bool amounts = false;
  bool entities = false;
};

// The labels of the case files: `date 2021-05-03 mod=start`, `money 32000000000 USD
// relation=about`, `person Q305177 full pinyin`.  See tests/cases/README.md.
[[nodiscard]] std::string label_of(const DateRecord& date, const Document& doc);
[[nodiscard]] std::string label_of(const AmountRecord& amount, const Document& doc);
[[nodiscard]] std::string label_of(const EntityRecord& entity);

// The source with the records of these kinds written back into it.
[[nodiscard]] std::string mark_records(const Document& doc, Kinds kinds);

// A document of one text, run through the pipeline.  `Und` leaves the language to the text, an
// empty date is none.
[[nodiscard]] Document extract(const Pipeline& pipeline, std::string text, Language language,
                               std::string_view date);

// The built-in pipeline, built once for all tests.
[[nodiscard]] const Pipeline& pipeline();

}  // namespace glane::test
