#include "pipeline/check/checker.h"

#include <simdjson.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "pipeline/check/quoted.h"
#include "pipeline/embedded_files.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/run_folder/records_stream.h"
#include "pipeline/write_records.h"

namespace glane::check {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kSealKey = ",\"seal\":\"";
constexpr std::size_t kSealTail = kSealKey.size() + 64 + 2;  // with `"}`

// The document line as it was before the seal was put at its end.
std::string without_seal(std::string_view line) {
  if (line.size() < kSealTail) return std::string(line);
  const std::size_t at = line.size() - kSealTail;
  if (line.substr(at, kSealKey.size()) != kSealKey) return std::string(line);
  return std::string(line.substr(0, at)) + "}";
}

auto place_of(const Record& record) {
  return std::tuple(record.start, -record.end, to_word(record.kind), record[Field::Type]);
}

}  // namespace

Checker::Checker(const Sources* sources, Unit unit, Findings& findings)
    : sources_(sources), unit_(unit), findings_(findings) {
  for (const Kind kind : {Kind::Document, Kind::Date, Kind::Amount, Kind::Entity, Kind::Error}) {
    const std::string name(to_word(kind));
    schemas_.emplace_back(name, embedded_file("schemas/" + name + ".schema.json").content);
  }
}

void Checker::check_file(const std::string& path) {
  const Interrupt interrupt;
  const auto stream = open_records(path, interrupt);
  LineReader lines(*stream, kLargestDocument);
  std::string line;
  while (lines.next(line)) check_line(lines.number(), line);
  finish();
}

void Checker::check_line(std::uint64_t number, std::string& line) {
  static thread_local dom::parser parser;
  line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
  dom::element element;
  const auto error = parser.parse(line.data(), line.size(), false).get(element);
  if (error || !element.is_object()) {
    findings_.add(
        {Code::Json, number, "", -1, -1, error ? simdjson::error_message(error) : "not an object"});
    sealed_ += line;
    sealed_ += '\n';
    return;
  }
  std::string_view word;
  const bool heads =
      element["record"].get(word) == simdjson::SUCCESS && (word == "document" || word == "error");
  if (heads) finish();
  Record record;
  record.line = number;
  const std::string_view twice = read_record(element, line, arena_, record);
  if (!twice.empty())
    report(Code::DuplicateKey, record, "'" + std::string(twice) + "' stands twice");
  const bool sound = check_form(record, element);
  ++records_;
  if (heads) {
    begin(record, sound);
  } else {
    sealed_ += line;
    sealed_ += '\n';
    if (sound) add(record);
  }
}

// The schema, and the order of the keys; whether the values can be relied on.
bool Checker::check_form(const Record& record, const dom::element& element) {
  if (record.kind == Kind::Unknown) {
    report(Code::Schema, record, "there is no schema for this record");
    return false;
  }
  const Schema& schema = schemas_[static_cast<std::size_t>(record.kind)];
  faults_.clear();
  if (!schema.check(element, faults_)) {
    for (const SchemaFault& fault : faults_) {
      report(Code::Schema, record, fault.path + ": " + fault.message);
    }
    return false;
  }
  auto next = schema.keys().begin();
  for (const auto field : dom::object(element)) {
    const auto found = std::find(next, schema.keys().end(), field.key);
    if (found == schema.keys().end()) {
      report(Code::KeyOrder, record, "'" + std::string(field.key) + "' is out of order");
      break;
    }
    next = found + 1;
  }
  return true;
}

void Checker::begin(const Record& head, bool sound) {
  document_.head = head;
  head_is_sound_ = sound;
  documents_ += head.kind == Kind::Document ? 1 : 0;
  sealed_ = without_seal(head.json);
  sealed_ += '\n';
  if (head.kind == Kind::Document && sound && !docs_.emplace(head.doc).second) {
    report(Code::DuplicateDocument, head, quoted(head.doc) + " stands twice");
  }
}

void Checker::add(const Record& record) {
  if (!head_is_sound_ || record.doc != document_.head.doc ||
      document_.head.kind != Kind::Document) {
    report(Code::Orphan, record, "no document record of " + quoted(record.doc) + " is before it");
    if (document_.head.kind == Kind::Document) return;
  }
  document_.records.push_back(record);
}

void Checker::finish() {
  const Record& head = document_.head;
  if (head.kind != Kind::Unknown) check_seal(head);
  if (head.kind == Kind::Document && head_is_sound_) check_text(head);
  check_order();
  check_quotes();
  const std::string_view language = head[Field::Language];
  for (const Record& record : document_.records) {
    check_values(record, findings_);
    if (record.kind == Kind::Entity) identities_.see(record, language, findings_);
  }
  check_links();
  if (has_text_) plausibility_.check(head, text_, placed_, findings_);
  document_.head = Record();
  document_.records.clear();
  placed_.clear();
  sealed_.clear();
  arena_.clear();
  has_text_ = false;
  head_is_sound_ = false;
}

void Checker::check_seal(const Record& head) {
  if (!head.has(Field::Seal)) {
    if (head.kind == Kind::Document) report(Code::Unsealed, head, "the document has no seal");
    return;
  }
  if (sha256(sealed_) != head[Field::Seal]) {
    report(Code::Seal, head, "this line or one that follows it was changed, lost or added");
  }
}

void Checker::check_text(const Record& head) {
  if (head.text.data() != nullptr) {
    text_ = head.text;
  } else if (sources_ != nullptr) {
    auto text = sources_->find(head.doc);
    if (!text) {
      report(Code::NoSource, head, "there is no text for " + quoted(head.doc));
      return;
    }
    text_ = std::move(*text);
  } else {
    return;
  }
  has_text_ = true;
  ++texts_;
  if (sha256(text_) != head[Field::Sha256]) {
    report(Code::Hash, head, "the source text of " + quoted(head.doc) + " has another hash");
  }
  const auto chars = head.integer(Field::Chars);
  const std::int64_t has = length(text_, Unit::CodePoints);
  if (chars && *chars != has) {
    report(Code::Chars, head,
           "chars is " + std::to_string(*chars) + ", the text has " + std::to_string(has));
  }
}

void Checker::check_order() {
  for (std::size_t k = 1; k < document_.records.size(); ++k) {
    const auto before = place_of(document_.records[k - 1]);
    const auto now = place_of(document_.records[k]);
    if (before < now) continue;
    report(Code::Order, document_.records[k],
           before == now ? "stands twice" : "is out of order (start, longer span, record, type)");
  }
}

void Checker::check_quotes() {
  const std::optional<TextIndex> index =
      has_text_ ? std::optional(TextIndex(text_, unit_)) : std::nullopt;
  const auto chars =
      unit_ == Unit::CodePoints ? document_.head.integer(Field::Chars) : std::nullopt;
  std::set<std::string_view> units;  // that were looked for in the text
  for (const Record& record : document_.records) {
    if (record.start >= record.end) {
      report(Code::Place, record, "start is not before end");
      continue;
    }
    if (chars && record.end > *chars) report(Code::Place, record, "ends behind the text");
    const std::int64_t has = length(record.text, unit_);
    if (record.end - record.start != has) {
      report(Code::Quote, record,
             "the span has " + std::to_string(record.end - record.start) + " units, its text " +
                 std::to_string(has));
      continue;
    }
    if (!index) continue;
    const auto begin = index->byte_of(record.start);
    const std::string_view there =
        begin ? std::string_view(text_).substr(*begin, record.text.size()) : std::string_view();
    if (there != record.text) {
      report(Code::Quote, record, "the source has another text there than " + quoted(record.text));
      continue;
    }
    placed_.push_back({&record, *begin, *begin + record.text.size()});
    const std::string_view unit = record[Field::UnitText];
    if (unit.empty() || record.text.find(unit) != std::string_view::npos ||
        !units.insert(unit).second) {
      continue;
    }
    if (text_.find(unit) == std::string::npos) {
      report(Code::UnitText, record, quoted(unit) + " is nowhere in the text");
    }
  }
}

void Checker::check_links() {
  const auto& records = document_.records;
  const auto find = [&](Kind kind, std::int64_t start) -> const Record* {
    auto at = std::lower_bound(records.begin(), records.end(), start,
                               [](const Record& r, std::int64_t s) { return r.start < s; });
    for (; at != records.end() && at->start == start; ++at) {
      if (at->kind == kind) return &*at;
    }
    return nullptr;
  };
  for (const Record& record : records) {
    for (const Field field : {Field::Anchor, Field::SameAs}) {
      const auto start = record.integer(field);
      if (!start) continue;
      const Record* other = find(record.kind, *start);
      if (other == nullptr || other == &record) {
        report(Code::Link, record,
               std::string(to_key(field)) + " " + std::to_string(*start) +
                   " is the start of no other " + std::string(to_word(record.kind)));
      } else if (field == Field::SameAs) {
        plausibility_.check_rate(record, *other, findings_);
      }
    }
    if (record[Field::Anchor] == "document" && !document_.head.has(Field::Date)) {
      report(Code::Link, record, "the document has no date to hang on");
    }
    check_displacement(record, document_, findings_);
  }
}

void Checker::report(Code code, const Record& record, std::string message) {
  findings_.add(
      {code, record.line, std::string(record.doc), record.start, record.end, std::move(message)});
}

}  // namespace glane::check
