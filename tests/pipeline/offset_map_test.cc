#include "pipeline/offset_map.h"

#include "tests/support/catch.h"

namespace glane {
namespace {

// source "ab\u00A0c…" where bytes 2..4 became byte 2, and bytes 6..9 were dropped.
OffsetMap example() {
  OffsetMap map;
  map.add({{2, 4}, {2, 3}});
  map.add({{6, 9}, {5, 5}});
  return map;
}

TEST_CASE("spans map to the bytes they came from") {
  const OffsetMap map = example();
  CHECK(map.to_source({0, 2}) == SourceSpan{0, 2});
  CHECK(map.to_source({2, 3}) == SourceSpan{2, 4});
  CHECK(map.to_source({3, 5}) == SourceSpan{4, 6});  // what was dropped behind is not taken in
  CHECK(map.to_source({3, 6}) == SourceSpan{4, 10});
  CHECK(map.to_source({5, 6}) == SourceSpan{9, 10});
}

TEST_CASE("a boundary inside an edit widens to the whole edit") {
  OffsetMap map;
  map.add({{1, 3}, {1, 5}});
  CHECK(map.to_source({2, 3}) == SourceSpan{1, 3});
  CHECK(map.to_source({0, 2}) == SourceSpan{0, 3});
}

TEST_CASE("two steps are joined") {
  OffsetMap first;  // 3 bytes became 2 at 1
  first.add({{1, 4}, {1, 3}});
  OffsetMap second;  // 1 byte became 2 at 5 of the middle text
  second.add({{5, 6}, {5, 7}});
  const OffsetMap both = compose(first, second);
  CHECK(both.to_source({0, 1}) == SourceSpan{0, 1});
  CHECK(both.to_source({1, 3}) == SourceSpan{1, 4});
  CHECK(both.to_source({3, 5}) == SourceSpan{4, 6});
  CHECK(both.to_source({5, 7}) == SourceSpan{6, 7});
  CHECK(both.to_source({7, 9}) == SourceSpan{7, 9});
}

TEST_CASE("edits of both steps that touch become one") {
  OffsetMap first;
  first.add({{0, 2}, {0, 1}});
  OffsetMap second;
  second.add({{0, 2}, {0, 1}});
  const OffsetMap both = compose(first, second);
  REQUIRE(both.edits().size() == 1);
  CHECK(both.to_source({0, 1}) == SourceSpan{0, 3});
  CHECK(both.to_source({1, 2}) == SourceSpan{3, 4});
}

}  // namespace
}  // namespace glane
