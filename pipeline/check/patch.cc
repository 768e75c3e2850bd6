#include "pipeline/check/patch.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/check/calendar_sense.h"
#include "pipeline/check/schema.h"
#include "pipeline/embedded_files.h"
#include "pipeline/error.h"
#include "pipeline/json.h"
#include "pipeline/readers/line_reader.h"

namespace glane::check {
namespace {

namespace dom = simdjson::dom;

constexpr std::pair<std::string_view, Verb> kVerbs[] = {
    {"accept", Verb::Accept}, {"reject", Verb::Reject}, {"fix", Verb::Fix},
    {"split", Verb::Split},   {"add", Verb::Add},       {"open", Verb::Open}};

std::string text_of(const dom::object& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// Reads the lines of one file into a patch.
class Reader {
 public:
  Reader(Patch& patch, std::string path) : patch_(patch), path_(std::move(path)) {
    for (const char* kind : {"date", "amount", "entity"}) {
      const std::string file = "schemas/" + std::string(kind) + ".schema.json";
      schemas_.emplace(kind, Schema(kind, embedded_file(file).content));
    }
  }

  void read() {
    const Interrupt interrupt;
    LineReader lines(path_, interrupt);
    std::string line;
    while (lines.next(line)) {
      number_ = static_cast<std::uint32_t>(lines.number());
      line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
      dom::object object;
      if (parser_.parse(line.data(), line.size(), false).get(object))
        fail("this is no JSON object");
      read_line(object);
    }
  }

 private:
  [[noreturn]] void fail(const std::string& why) const { throw DataError(path_, number_, why); }

  void read_line(const dom::object& object) {
    const std::string word = text_of(object, "patch");
    if (word == "merge") return read_merge(object);
    dom::object record;
    if (object["record"].get(record)) fail("'record' is wanted");
    if (word == "document") return begin(PatchRecord(record), text_of(object, "offsets"));
    const auto verb = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                   [&](const auto& known) { return known.first == word; });
    if (verb == std::end(kVerbs)) fail("'patch' is '" + word + "'");
    if (document_ == nullptr) fail("a record stands before its document");
    PatchLine line;
    line.verb = verb->second;
    line.record = PatchRecord(record);
    dom::object was;
    if (object["was"].get(was) == simdjson::SUCCESS) line.was.emplace(was);
    if (line.record.text("doc") != document_->head.text("doc")) fail("the document is another one");
    if (line.was || line.verb == Verb::Add) complete(line.record);
    check(line.record);
    document_->lines.push_back(std::move(line));
  }

  void begin(PatchRecord head, std::string unit) {
    if (head.text("doc").empty()) fail("a document has no id");
    const auto same = [&](const PatchDocument& known) {
      return known.head.text("doc") == head.text("doc");
    };
    std::erase_if(patch_.documents, same);
    patch_.documents.push_back({std::move(head), std::move(unit), {}});
    document_ = &patch_.documents.back();
  }

  void read_merge(const dom::object& object) {
    Merge merge{text_of(object, "id"),
                text_of(object, "into"),
                text_of(object, "type"),
                text_of(object, "name"),
                {}};
    if (merge.id.empty() || merge.into.empty() || merge.id == merge.into) {
      fail("a merge names two identities");
    }
    dom::array names;
    if (object["names"].get(names) == simdjson::SUCCESS) {
      for (const dom::element name : names) {
        std::string_view text;
        if (name.get(text) == simdjson::SUCCESS) merge.names.emplace_back(text);
      }
    }
    std::erase_if(patch_.merges, [&](const Merge& known) { return known.id == merge.id; });
    patch_.merges.push_back(std::move(merge));
  }

  // The interval that a reader's value stands for.
  void complete(PatchRecord& record) const {
    if (record.text("record") != "date" || record.has("from") || !record.has("value")) return;
    const std::string value(record.text("value"));
    const std::string_view type = record.text("type");
    if (type == "duration" || type == "set" || record.has("calendar")) return;
    const Sense sense = sense_of(value);
    if (!sense.fault.empty()) fail(sense.fault);
    if (!sense.interval) return;
    const bool fine = value.find('T') != std::string::npos && value.find(':') != std::string::npos;
    record.set_text("from", written(sense.interval->from, fine), "value");
    record.set_text("to", written(sense.interval->to, fine), "from");
  }

  void check(const PatchRecord& record) {
    const auto schema = schemas_.find(std::string(record.text("record")));
    if (schema == schemas_.end()) fail("there is no schema for this record");
    std::string json = record.json();
    json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    const dom::element element = records_.parse(json.data(), json.size(), false).value();
    std::vector<SchemaFault> faults;
    if (!schema->second.check(element, faults)) {
      fail(faults.front().path + ": " + faults.front().message);
    }
  }

  Patch& patch_;
  std::string path_;
  std::uint32_t number_ = 0;
  PatchDocument* document_ = nullptr;
  std::map<std::string, Schema> schemas_;
  dom::parser parser_;
  dom::parser records_;
};

}  // namespace

PatchRecord::PatchRecord(const dom::object& object) {
  for (const auto field : object) {
    std::string_view text;
    Cell cell{std::string(field.key), simdjson::minify(field.value), ""};
    cell.text = field.value.get(text) == simdjson::SUCCESS ? std::string(text) : cell.json;
    cells_.push_back(std::move(cell));
  }
}

const PatchRecord::Cell* PatchRecord::find(std::string_view key) const {
  const auto found =
      std::find_if(cells_.begin(), cells_.end(), [&](const Cell& cell) { return cell.key == key; });
  return found == cells_.end() ? nullptr : &*found;
}

std::string_view PatchRecord::text(std::string_view key) const {
  const Cell* cell = find(key);
  return cell == nullptr ? std::string_view() : cell->text;
}

std::optional<std::int64_t> PatchRecord::integer(std::string_view key) const {
  const std::string_view digits = text(key);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

void PatchRecord::set(Cell cell, std::string_view after) {
  if (const Cell* known = find(cell.key)) {
    cells_[static_cast<std::size_t>(known - cells_.data())] = std::move(cell);
    return;
  }
  auto at = std::find_if(cells_.begin(), cells_.end(),
                         [&](const Cell& known) { return known.key == after; });
  if (at != cells_.end()) ++at;
  cells_.insert(at, std::move(cell));
}

void PatchRecord::set_text(std::string_view key, std::string_view value, std::string_view after) {
  set({std::string(key), json_string(value), std::string(value)}, after);
}

void PatchRecord::set_json(std::string_view key, std::string json, std::string_view after) {
  set({std::string(key), json, json}, after);
}

void PatchRecord::erase(std::string_view key) {
  std::erase_if(cells_, [&](const Cell& cell) { return cell.key == key; });
}

std::string PatchRecord::json() const {
  std::string out = "{";
  for (const Cell& cell : cells_) {
    if (out.size() > 1) out += ',';
    out += json_string(cell.key) + ":" + cell.json;
  }
  return out + "}";
}

std::string Patch::final_id(std::string_view id) const {
  std::string now(id);
  // As many steps as there are merges: identities that were merged in a circle end somewhere.
  for (std::size_t step = 0; step < merges.size(); ++step) {
    const auto next = std::find_if(merges.begin(), merges.end(),
                                   [&](const Merge& merge) { return merge.id == now; });
    if (next == merges.end()) break;
    now = next->into;
  }
  return now;
}

Patch read_patches(const std::vector<std::string>& paths) {
  Patch patch;
  for (const std::string& path : paths) Reader(patch, path).read();
  return patch;
}

}  // namespace glane::check
