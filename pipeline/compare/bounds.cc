#include "pipeline/compare/bounds.h"

#include <algorithm>

#include "pipeline/compare/agreement.h"
#include "pipeline/data_file.h"
#include "pipeline/embedded_files.h"

namespace glane::compare {
namespace {

// How far before and behind the span a word may stand, in bytes.
struct Reach {
  std::uint32_t before;
  std::uint32_t behind;
};
constexpr Reach kFrench{24, 16};
constexpr Reach kChinese{21, 9};

}  // namespace

Bounds::Bounds() {
  const DataFile file(embedded_file("pipeline/compare/bounds.tsv"));
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 3, 3);
    const std::optional<Relation> relation = parse_relation(row.cells[1]);
    const bool french = row.cells[0] == "fr";
    if (!relation || (!french && row.cells[0] != "zh")) {
      file.fail(row, "a line is `fr` or `zh`, a relation, and words");
    }
    std::vector<std::string>& words = (french ? fr_ : zh_)[static_cast<std::size_t>(*relation)];
    for (const std::string_view word : split(row.cells[2], '|')) words.emplace_back(word);
  }
}

bool Bounds::stands_near(const Side& side, SourceSpan span, Relation relation) const {
  if (relation == Relation::None) return false;
  const bool chinese = is_chinese(side.doc->languages->document);
  const Reach reach = chinese ? kChinese : kFrench;
  const Sentence& sentence = side.sentences[sentence_at(side, span.begin)];
  // Not beyond another fact, which has bounds of its own.
  std::uint32_t begin =
      std::max(sentence.span.begin, span.begin - std::min(span.begin, reach.before));
  std::uint32_t end = std::min(sentence.span.end, span.end + reach.behind);
  for (std::uint32_t f = sentence.facts_begin; f < sentence.facts_end; ++f) {
    const Fact& other = side.facts[f];
    if (other.kind == FactKind::Name) continue;
    if (other.span.end <= span.begin) begin = std::max(begin, other.span.end);
    if (other.span.begin >= span.end) end = std::min(end, other.span.begin);
  }
  const std::string_view around = side.text({begin, end});
  const Words& words = chinese ? zh_ : fr_;
  for (std::size_t r = 0; r < kRelations; ++r) {
    if (!same_bound(static_cast<Relation>(r), relation)) continue;
    for (const std::string& word : words[r]) {
      if (around.find(word) != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace glane::compare
