// Any bytes through the whole pipeline, as a text and as a line of NDJSON.  Whatever they are, the
// records must be JSON that names the places of their texts, in each unit of offsets.
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fuzz.h"
#include "pipeline/pipeline.h"
#include "pipeline/program/worker.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/write_records.h"

using glane::fuzz::require;

namespace {

const glane::Pipeline& pipeline() {
  static const glane::Pipeline built;
  return built;
}

// The byte of each character's start in the unit asked, and the end.
std::vector<std::size_t> starts_of(std::string_view text, glane::OffsetUnit unit) {
  std::vector<std::size_t> starts;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto byte = static_cast<unsigned char>(text[k]);
    const bool first = (byte & 0xC0) != 0x80;
    if (first || unit == glane::OffsetUnit::Bytes) starts.push_back(k);
    // No record begins between the two halves of a pair.
    if (unit == glane::OffsetUnit::Utf16 && byte >= 0xF0) starts.push_back(std::string::npos);
  }
  starts.push_back(text.size());
  return starts;
}

void check_records(const glane::Document& doc, glane::OffsetUnit unit) {
  glane::WriteOptions options;
  options.offsets = unit;
  options.explain = options.chrome = true;
  options.version = options.rules = "0";
  std::string records;
  glane::write_records(doc, options, records);
  const std::vector<std::size_t> starts = starts_of(doc.source(), unit);

  simdjson::dom::parser parser;
  std::size_t previous = 0;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < records.size(); ++lines) {
    const std::size_t end = records.find('\n', at);
    require(end != std::string::npos, "a line that does not end");
    simdjson::dom::element record;
    require(parser.parse(records.data() + at, end - at).get(record) == simdjson::SUCCESS,
            "a record that is not JSON");
    at = end + 1;
    if (lines == 0) continue;  // the document record
    const std::uint64_t from = record["start"].get_uint64();
    const std::uint64_t to = record["end"].get_uint64();
    const std::string_view text = record["text"].get_string();
    require(from < to && to < starts.size(), "a span outside the text");
    require(starts[from] != std::string::npos && starts[to] != std::string::npos,
            "a span that cuts a character");
    require(doc.source().substr(starts[from], starts[to] - starts[from]) == text,
            "source[start:end] is not the text");
    require(from >= previous, "records out of order");
    previous = from;
  }
}

void check_text(std::string_view bytes) {
  if (glane::first_not_utf8(bytes) != std::string_view::npos) return;
  glane::DocumentInfo info;
  info.id = "fuzz";
  info.date = glane::Moment{{2024, 11, 15}, -1, 0};
  info.date_text = "2024-11-15";
  info.date_source = "option";
  glane::Document doc{std::string(bytes), info};
  pipeline().run(doc);
  require(doc.source() == bytes, "the source was altered");
  for (const auto unit :
       {glane::OffsetUnit::CodePoints, glane::OffsetUnit::Bytes, glane::OffsetUnit::Utf16}) {
    check_records(doc, unit);
  }
}

// The door: whatever comes in, a document record or one error record that is JSON.
void check_door(std::string_view bytes, glane::Format format) {
  static const glane::RunOptions options;
  static glane::Worker worker(pipeline(), options);
  glane::RawDocument raw;
  raw.place = "fuzz";
  raw.format = format;
  raw.bytes = bytes;
  const glane::Result result = worker.run(std::move(raw));
  require(result.outcome != glane::Result::Outcome::Fault, result.message.c_str());
  require(!result.records.empty() && result.records.back() == '\n', "no record");
  simdjson::dom::parser parser;
  simdjson::dom::element record;
  const std::size_t end = result.records.find('\n');
  require(parser.parse(result.records.data(), end).get(record) == simdjson::SUCCESS,
          "a first record that is not JSON");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_text(bytes);
  check_door(bytes, bytes.starts_with('{')   ? glane::Format::Ndjson
                    : bytes.starts_with('<') ? glane::Format::Html
                                             : glane::Format::Txt);
  return 0;
}
