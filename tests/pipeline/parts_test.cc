#include "pipeline/parts.h"

#include <string>

#include "pipeline/pipeline.h"
#include "pipeline/write_records.h"
#include "tests/support/catch.h"

namespace glane {
namespace {

std::string repeated(std::string_view text, std::size_t size) {
  std::string result;
  while (result.size() < size) result += text;
  return result;
}

// Parts cover the text, none is larger than may be, and each ends with one of these.
void check_parts(const std::string& text, std::initializer_list<std::string_view> ends) {
  std::uint32_t at = 0;
  for (const SourceSpan part : parts_of(text)) {
    REQUIRE(part.begin == at);
    REQUIRE(part.size() <= kLargestPart);
    REQUIRE(part.end > part.begin);
    at = part.end;
    if (at == text.size()) break;
    const std::string_view tail = part.in(text);
    bool good = ends.size() == 0;
    for (const std::string_view end : ends) good = good || tail.ends_with(end);
    REQUIRE(good);
    REQUIRE((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
  }
  REQUIRE(at == text.size());
}

std::string records_in_parts(const Pipeline& pipeline, std::string text, OffsetUnit unit) {
  DocumentInfo info;
  info.id = "a";
  WriteOptions options;
  options.offsets = unit;
  Document doc(std::move(text), info);
  std::string records;
  RecordWriter writer(doc, options, records);
  for_each_part(doc, [&](Document& part, std::uint32_t begin) {
    pipeline.run(part);
    writer.add(part, begin);
  });
  writer.finish();
  return records;
}

std::size_t count(std::string_view text, std::string_view piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string_view::npos;
       at = text.find(piece, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("parts are cut where a text allows it") {
  const std::size_t size = 3 * kLargestPart;
  check_parts(repeated("Une ligne. Deux.\n", size), {"\n"});
  check_parts(repeated("Une ligne\r", size), {"\r"});
  check_parts(repeated("Une phrase. Deux ! ", size), {". ", "! "});
  check_parts(repeated("一句话。两句话", size), {"。"});
  check_parts(repeated("sans fin ", size), {" "});
  check_parts(repeated("没有句号，", size), {"，"});
  check_parts(repeated("没有", size), {});
  check_parts(repeated("\xF0\xA0\xAE\xB7", size + 1), {});
  check_parts(repeated("a", size), {});
  check_parts(std::string(kLargestPart, 'a'), {});
  CHECK(parts_of("").size() == 1);
  CHECK(parts_of(std::string(kLargestPart, 'a')).size() == 1);
  CHECK(parts_of(std::string(kLargestPart + 1, 'a')).size() == 2);
}

TEST_CASE("records of a long document have their places in the whole") {
  static const Pipeline pipeline;
  const std::string filler = repeated("\xF0\xA0\xAE\xB7 rien à dire.\n", kLargestPart);
  const std::string text = "Paris, le 3 mai 2021 - Un titre.\n" + filler +
                           "Hier, il a payé 30 euros.\n" + filler + "Le 4 mai 2022.\n";
  const std::string bytes = records_in_parts(pipeline, text, OffsetUnit::Bytes);
  CHECK(count(bytes, "{\"record\":\"document\"") == 1);
  CHECK(bytes.starts_with("{\"record\":\"document\""));
  // The date that the first part states is that of the others.
  CHECK(count(bytes, "\"value\":\"2021-05-02\"") == 1);
  const auto place = [&](std::string_view what, OffsetUnit unit) {
    std::size_t at = 0;
    const std::size_t end = text.find(what);
    for (std::size_t k = 0; k < end; ++k) {
      const auto byte = static_cast<unsigned char>(text[k]);
      if (unit == OffsetUnit::Bytes || (byte & 0xC0) != 0x80) ++at;
      if (unit == OffsetUnit::Utf16 && byte >= 0xF0) ++at;
    }
    return "\"start\":" + std::to_string(at) + ",";
  };
  for (const OffsetUnit unit : {OffsetUnit::Bytes, OffsetUnit::CodePoints, OffsetUnit::Utf16}) {
    const std::string records = records_in_parts(pipeline, text, unit);
    CHECK(count(records, place("30 euros", unit)) == 1);
    CHECK(count(records, place("4 mai 2022", unit)) == 1);
  }
}

}  // namespace glane
