// One of the two texts: its sentences, and the facts that stand in them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare/fact.h"
#include "pipeline/document.h"

namespace glane::compare {

struct Sentence {
  SourceSpan span;
  std::uint32_t paragraph = 0;
  std::uint32_t letters = 0;  // code points
  std::uint32_t facts_begin = 0;
  std::uint32_t facts_end = 0;
  bool foreign = false;  // in another language than its document
};

// A numeral, whether or not a record was made of it.
struct NumeralAt {
  double value = 0;
  std::uint32_t sentence = 0;
};

// The sentences outside site furniture.  Belongs to one comparison; the document must outlive it.
struct Side {
  const Document* doc = nullptr;
  std::vector<Sentence> sentences;
  std::vector<Fact> facts;           // in text order
  std::vector<NumeralAt> numerals;   // likewise
  std::shared_ptr<const void> kept;  // what the views of the facts belong to, if not the document

  [[nodiscard]] std::string_view text(SourceSpan span) const { return span.in(doc->source()); }
};

// `doc` has been through the pipeline.
[[nodiscard]] Side read_side(const Document& doc, const Units& units);

// The same with facts that come from elsewhere, in text order.
[[nodiscard]] Side make_side(const Document& doc, std::vector<Fact> facts);

// The sentence that holds a place of the source, or the one behind it.
[[nodiscard]] std::uint32_t sentence_at(const Side& side, std::uint32_t place);

// Whether one of these sentences has this number.
[[nodiscard]] bool has_numeral(const Side& side, std::uint32_t begin, std::uint32_t end,
                               double number);

}  // namespace glane::compare
