#include "pipeline/offset_map.h"

#include <algorithm>

namespace glane {
namespace {

using Edit = OffsetMap::Edit;

// The last edit that begins at or before `pos`, or nullptr.
const Edit* edit_before(const std::vector<Edit>& edits, std::uint32_t pos) {
  const auto it = std::upper_bound(edits.begin(), edits.end(), pos,
                                   [](std::uint32_t p, const Edit& e) { return p < e.norm.begin; });
  return it == edits.begin() ? nullptr : &*(it - 1);
}

std::uint32_t source_begin(const std::vector<Edit>& edits, std::uint32_t pos) {
  const Edit* edit = edit_before(edits, pos);
  if (edit == nullptr) return pos;
  // An insertion point (empty norm span: characters were dropped) lies before what follows it.
  if (pos < edit->norm.end) return edit->source.begin;
  return edit->source.end + (pos - edit->norm.end);
}

std::uint32_t source_end(const std::vector<Edit>& edits, std::uint32_t pos) {
  if (pos == 0) return 0;
  // What ends at `pos` is the byte before it: an edit that begins at `pos` is not part of the span.
  const Edit* edit = edit_before(edits, pos - 1);
  if (edit == nullptr) return pos;
  if (pos <= edit->norm.end) return edit->source.end;
  return edit->source.end + (pos - edit->norm.end);
}

}  // namespace

SourceSpan OffsetMap::to_source(NormSpan span) const {
  if (edits_.empty()) return {span.begin, span.end};
  const std::uint32_t begin = source_begin(edits_, span.begin);
  return {begin, span.end > span.begin ? std::max(begin, source_end(edits_, span.end)) : begin};
}

OffsetMap compose(const OffsetMap& first, const OffsetMap& second) {
  OffsetMap joined;
  const auto& a = first.edits();
  const auto& b = second.edits();
  if (a.empty()) {
    joined = second;
    return joined;
  }
  // Both lists are walked over the middle text; edits that touch become one edit.
  std::size_t i = 0;
  std::size_t j = 0;
  std::int64_t source_shift = 0;  // source position minus middle position, outside edits
  std::int64_t norm_shift = 0;    // last position minus middle position, outside edits
  while (i < a.size() || j < b.size()) {
    const bool take_a = j >= b.size() || (i < a.size() && a[i].norm.begin <= b[j].source.begin);
    std::uint32_t begin = take_a ? a[i].norm.begin : b[j].source.begin;
    std::uint32_t end = begin;
    const auto source_from = static_cast<std::uint32_t>(begin + source_shift);
    const auto norm_from = static_cast<std::uint32_t>(begin + norm_shift);
    bool grew = true;
    while (grew) {
      grew = false;
      while (i < a.size() && a[i].norm.begin <= end) {
        end = std::max(end, a[i].norm.end);
        source_shift = static_cast<std::int64_t>(a[i].source.end) - a[i].norm.end;
        ++i;
        grew = true;
      }
      while (j < b.size() && b[j].source.begin <= end) {
        end = std::max(end, b[j].source.end);
        norm_shift = static_cast<std::int64_t>(b[j].norm.end) - b[j].source.end;
        ++j;
        grew = true;
      }
    }
    joined.add({{source_from, static_cast<std::uint32_t>(end + source_shift)},
                {norm_from, static_cast<std::uint32_t>(end + norm_shift)}});
  }
  return joined;
}

}  // namespace glane
