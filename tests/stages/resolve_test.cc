#include "stages/resolve/resolve.h"

#include <string>

#include "tests/support/catch.h"

namespace glane {
namespace {

// A document with these records and no text to speak of.
Document with(std::vector<DateRecord> dates, std::vector<AmountRecord> amounts,
              std::vector<EntityRecord> entities) {
  Document doc(std::string(100, 'x'), {});
  doc.dates.set(std::move(dates));
  doc.amounts.set(std::move(amounts));
  doc.entities.set(std::move(entities));
  return doc;
}

template <class Record>
Record at(std::uint32_t begin, std::uint32_t end) {
  Record record;
  record.span = {begin, end};
  return record;
}

TEST_CASE("the longer record stays, of equal ones the entity, then the date") {
  const Records r = resolve(with({at<DateRecord>(0, 4), at<DateRecord>(20, 24)},
                                 {at<AmountRecord>(0, 4), at<AmountRecord>(20, 30)},
                                 {at<EntityRecord>(28, 31), at<EntityRecord>(40, 44)}));
  REQUIRE(r.dates.size() == 1);
  CHECK(r.dates[0].span.begin == 0);
  REQUIRE(r.amounts.size() == 1);
  CHECK(r.amounts[0].span == NormSpan{20, 30});
  REQUIRE(r.entities.size() == 1);
  CHECK(r.entities[0].span.begin == 40);
}

TEST_CASE("links between records are kept up") {
  std::vector<DateRecord> dates{at<DateRecord>(0, 2), at<DateRecord>(10, 14),
                                at<DateRecord>(20, 24)};
  dates[2].anchor = 1;
  std::vector<AmountRecord> amounts{at<AmountRecord>(30, 32), at<AmountRecord>(40, 44)};
  amounts[1].same_as = 0;
  const Records r =
      resolve(with(dates, amounts, {at<EntityRecord>(0, 5), at<EntityRecord>(29, 33)}));
  REQUIRE(r.dates.size() == 2);
  CHECK(r.dates[1].anchor == 0);
  REQUIRE(r.amounts.size() == 1);
  CHECK(r.amounts[0].same_as == AmountRecord::kNone);  // what it restated went with the name
}

}  // namespace
}  // namespace glane
