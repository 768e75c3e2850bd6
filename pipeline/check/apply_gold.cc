#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/check/apply.h"

namespace glane::check {
namespace {

// Where records went whose span was corrected: anchors and restatements point to their start.
using Moves = std::map<std::int64_t, std::int64_t>;

Moves moves_of(const PatchDocument& document) {
  Moves moves;
  for (const PatchLine& line : document.lines) {
    if (!line.was) continue;
    const auto from = line.was->integer("start");
    const auto to = line.record.integer("start");
    if (from && to && *from != *to) moves.emplace(*from, *to);
  }
  return moves;
}

PatchRecord gold_record(const PatchLine& line, const Patch& patch, const Moves& moves) {
  PatchRecord record = line.record;
  for (const char* key : {"rule", "words"}) record.erase(key);
  const std::string id = patch.final_id(record.text("id"));
  if (id != record.text("id")) {
    record.set_text("id", id);
    for (const Merge& merge : patch.merges) {
      if (merge.into == id && !merge.name.empty()) record.set_text("name", merge.name);
    }
  }
  for (const char* key : {"anchor", "same_as"}) {
    const auto target = record.integer(key);
    if (!target) continue;
    if (const auto moved = moves.find(*target); moved != moves.end()) {
      record.set_json(key, std::to_string(moved->second));
    }
  }
  if (line.verb == Verb::Open) record.set_json("optional", "true");
  return record;
}

std::string gold_text(const PatchDocument& document, const Patch& patch) {
  const Moves moves = moves_of(document);
  std::vector<PatchRecord> records;
  for (const PatchLine& line : document.lines) {
    if (line.verb != Verb::Reject) records.push_back(gold_record(line, patch, moves));
  }
  const auto order = [](const PatchRecord& record) {
    return std::tuple(record.integer("start"), -record.integer("end").value_or(0),
                      record.text("record"), record.text("type"));
  };
  std::stable_sort(records.begin(), records.end(),
                   [&](const PatchRecord& a, const PatchRecord& b) { return order(a) < order(b); });
  PatchRecord head = document.head;
  for (const char* key : {"version", "rules", "seal", "text"}) head.erase(key);
  std::string out = head.json() + "\n";
  for (const PatchRecord& record : records) out += record.json() + "\n";
  return out;
}

// The id of a document as the name of a file.
std::string file_name(std::string_view doc) {
  if (doc.ends_with(".txt")) doc.remove_suffix(4);
  std::string name;
  for (const char c : doc) {
    const auto byte = static_cast<unsigned char>(c);
    name += byte >= 0x80 || std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' ? c : '_';
  }
  return name.starts_with('.') ? "_" + name : name;
}

}  // namespace

std::vector<WrittenFile> gold_files(const Patch& patch, const std::string& folder) {
  std::vector<WrittenFile> files;
  std::set<std::string> names;
  for (const PatchDocument& document : patch.documents) {
    const std::string base = file_name(document.head.text("doc"));
    std::string name = base;
    for (int k = 2; !names.insert(name).second; ++k) name = base + "-" + std::to_string(k);
    files.push_back({folder + "/" + name + ".gold.ndjson", gold_text(document, patch)});
  }
  return files;
}

}  // namespace glane::check
