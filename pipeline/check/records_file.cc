#include "pipeline/check/records_file.h"

#include <simdjson.h>

#include <algorithm>
#include <bitset>
#include <charconv>
#include <unordered_map>

#include "pipeline/error.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/run_folder/records_stream.h"

namespace glane::check {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, kFieldCount> kKeys{
    "type",    "value",    "from",     "to",      "mod",      "anchor",      "offset", "calendar",
    "freq",    "zone",     "edtf",     "number",   "low",     "high",     "unit",        "unit_text",
    "assumed", "suspect",  "relation", "per",     "same_as",  "id",          "name",   "form",
    "writing", "chrome",   "rule",     "optional", "accept",  "sha256",      "language", "date",
    "date_source", "title", "url",     "encoding", "chars",   "version",     "rules",  "meta",
    "seal",     "message"};

// The keys that every record may have, behind those of the Field table.
enum : std::size_t { kRecord = kFieldCount, kDoc, kStart, kEnd, kOwnText, kNoKey };

std::size_t find_key(std::string_view key) {
  static const std::unordered_map<std::string_view, std::size_t> kByName = [] {
    std::unordered_map<std::string_view, std::size_t> names;
    for (std::size_t k = 0; k < kKeys.size(); ++k) names.emplace(kKeys[k], k);
    names["record"] = kRecord;
    names["doc"] = kDoc;
    names["start"] = kStart;
    names["end"] = kEnd;
    names["text"] = kOwnText;
    return names;
  }();
  const auto found = kByName.find(key);
  return found == kByName.end() ? std::size_t{kNoKey} : found->second;
}

// A value as text: a string's content, anything else as JSON.
std::string_view value_text(const dom::element& value, Arena& arena) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    // An empty string is not an absent one.
    return text.empty() ? std::string_view("") : arena.keep(text);
  }
  return arena.keep(simdjson::minify(value));
}

void set_place(std::size_t key, const dom::element& value, Arena& arena, Record& record) {
  std::int64_t number = -1;
  std::string_view text;
  if (key == kStart && value.get(number) == simdjson::SUCCESS) record.start = number;
  if (key == kEnd && value.get(number) == simdjson::SUCCESS) record.end = number;
  if (value.get(text) != simdjson::SUCCESS) return;
  if (key == kRecord) record.kind = parse_kind(text);
  if (key == kDoc) record.doc = arena.keep(text);
  if (key == kOwnText) record.text = text.empty() ? std::string_view("") : arena.keep(text);
}

}  // namespace

std::string_view to_word(Kind kind) {
  static constexpr std::array<std::string_view, 6> kWords{"document", "date",  "amount",
                                                          "entity",   "error", "unknown"};
  return kWords[static_cast<std::size_t>(kind)];
}

Kind parse_kind(std::string_view word) {
  for (const Kind kind : {Kind::Document, Kind::Date, Kind::Amount, Kind::Entity, Kind::Error}) {
    if (to_word(kind) == word) return kind;
  }
  return Kind::Unknown;
}

std::string_view to_key(Field field) {
  return kKeys[static_cast<std::size_t>(field)];
}

bool is_bare(Field field) {
  switch (field) {
    case Field::Assumed:
    case Field::Chrome:
    case Field::Optional:
    case Field::Accept:
    case Field::Chars:
    case Field::Meta:
    case Field::SameAs:
      return true;
    default:
      return false;
  }
}

std::string_view Arena::keep(std::string_view text) {
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
    blocks_.emplace_back().reserve(std::max(kBlock, text.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t at = block.size();
  block.append(text);
  return {block.data() + at, text.size()};
}

void Arena::clear() {
  if (blocks_.size() > 1) {
    const auto largest = std::max_element(
        blocks_.begin(), blocks_.end(),
        [](const std::string& a, const std::string& b) { return a.capacity() < b.capacity(); });
    std::swap(blocks_.front(), *largest);
    blocks_.resize(1);
  }
  if (!blocks_.empty()) blocks_.front().clear();
}

std::optional<std::int64_t> Record::integer(Field field) const {
  const std::string_view digits = at(field);
  const char* const last = digits.data() + digits.size();
  std::int64_t value = 0;
  const std::from_chars_result result = std::from_chars(digits.data(), last, value);
  if (digits.empty() || result.ec != std::errc() || result.ptr != last) return std::nullopt;
  return value;
}

std::string_view read_record(const dom::element& element, std::string_view line, Arena& arena,
                             Record& record) {
  record.json = arena.keep(line);
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return {};
  std::bitset<kNoKey + 1> seen;
  std::string_view twice;
  for (const auto [key, value] : object) {
    const std::size_t at = find_key(key);
    if (at == kNoKey) continue;
    if (seen[at]) twice = arena.keep(key);
    seen[at] = true;
    if (at < kFieldCount) {
      record.set(static_cast<Field>(at), value_text(value, arena));
    } else {
      set_place(at, value, arena, record);
    }
  }
  return twice;
}

void read_documents(const std::string& path, Arena& arena, bool keep,
                    const std::function<void(DocumentRecords&)>& visit) {
  const Interrupt interrupt;
  const auto stream = open_records(path, interrupt);
  LineReader lines(*stream, kLargestDocument);
  dom::parser parser;
  std::string line;
  DocumentRecords document;
  const auto finish = [&] {
    if (document.head.kind != Kind::Unknown || !document.records.empty()) visit(document);
    document.head = Record();
    document.records.clear();
    if (!keep) arena.clear();
  };
  while (lines.next(line)) {
    if (line.empty()) continue;
    dom::element element;
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    if (const auto error = parser.parse(line.data(), line.size(), false).get(element)) {
      throw DataError(path, static_cast<std::uint32_t>(lines.number()),
                      std::string("not JSON: ") + simdjson::error_message(error));
    }
    Record record;
    // The line itself must outlive the document that it ends.
    dom::object object;
    std::string_view kind;
    const bool heads = element.get(object) == simdjson::SUCCESS &&
                       object["record"].get(kind) == simdjson::SUCCESS &&
                       (kind == "document" || kind == "error");
    if (heads) finish();
    read_record(element, line, arena, record);
    record.line = lines.number();
    if (heads) {
      document.head = record;
    } else {
      document.records.push_back(record);
    }
  }
  finish();
}

std::unique_ptr<RecordsFile> read_records_file(const std::string& path) {
  auto file = std::make_unique<RecordsFile>();
  read_documents(path, file->arena, true, [&](DocumentRecords& document) {
    file->documents.push_back(std::move(document));
    document = DocumentRecords();
  });
  return file;
}

}  // namespace glane::check
