#include "pipeline/run_folder/segment.h"

#include <simdjson.h>

#include <optional>

#include "pipeline/json.h"
#include "pipeline/readers/byte_stream.h"
#include "pipeline/run_folder/disk.h"

namespace glane {
namespace {

constexpr std::uint64_t kChosen = 32;     // one document of so many may end a segment
constexpr std::uint64_t kLeastShare = 4;  // of the most that it may hold

[[noreturn]] void damaged(const std::string& path) {
  throw BadInput(path + ": damaged");
}

}  // namespace

std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  // The low bits of FNV-1a are those of the last letters alone.
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

bool SegmentSize::is_full(std::uint64_t size, std::string_view last_doc) const {
  return size >= most || (size >= most / kLeastShare && stable_hash(last_doc) % kChosen == 0);
}

SegmentContent read_segment(const Segment& segment, bool records) {
  SegmentContent content;
  const std::optional<std::string> index_bytes = read_whole(segment.index_file);
  if (!index_bytes) damaged(segment.index_file);
  const std::string index = segment.packed ? unpack(*index_bytes) : *index_bytes;
  EntryParser parser;
  std::size_t start = 0;
  for (std::size_t at = index.find('\n') + 1; at < index.size();) {
    const std::size_t end = index.find('\n', at);
    if (end == std::string::npos) damaged(segment.index_file);
    Entry entry;
    if (!parser.parse(std::string_view(index).substr(at, end - at), entry)) {
      damaged(segment.index_file);
    }
    content.starts.push_back(start);
    start += entry.length;
    content.entries.push_back(std::move(entry));
    at = end + 1;
  }
  if (!records) return content;
  std::optional<std::string> bytes = read_whole(segment.records_file);
  if (!bytes || sha256(*bytes) != segment.records_sha256) damaged(segment.records_file);
  content.records = segment.packed ? unpack(*bytes) : std::move(*bytes);
  if (content.records.size() != start) damaged(segment.records_file);
  return content;
}

bool open_segment(const std::string& records_file, const std::string& index_file,
                  Segment& segment, std::string& engine) {
  const std::optional<std::string> records = read_whole(records_file);
  const std::optional<std::string> packed = read_whole(index_file);
  if (!records || !packed) return false;
  segment.records_file = records_file;
  segment.index_file = index_file;
  segment.packed = index_file.ends_with(".zst");
  segment.records_sha256 = sha256(*records);
  segment.index_sha256 = sha256(*packed);
  std::string index;
  try {
    index = segment.packed ? unpack(*packed) : *packed;
  } catch (const BadInput&) {
    return false;
  }
  simdjson::dom::parser parser;
  simdjson::dom::object head;
  const std::size_t end = index.find('\n');
  if (end == std::string::npos || !index.ends_with('\n') ||
      parser.parse(index.data(), end).get_object().get(head) != simdjson::SUCCESS) {
    return false;
  }
  std::string_view digest;
  std::string_view made_by;
  if (head["segment"].get(digest) != simdjson::SUCCESS || digest != segment.records_sha256 ||
      head["engine"].get(made_by) != simdjson::SUCCESS ||
      head["documents"].get(segment.documents) != simdjson::SUCCESS ||
      head["errors"].get(segment.errors) != simdjson::SUCCESS) {
    return false;
  }
  engine = made_by;
  segment.closed = false;
  if (head["closed"].get(segment.closed) != simdjson::SUCCESS) segment.closed = false;
  return true;
}

void write_segment(Segment& segment, std::string_view records, const std::vector<Entry>& entries,
                   const std::string& engine) {
  segment.documents = entries.size();
  segment.errors = 0;
  for (const Entry& entry : entries) segment.errors += entry.error ? 1 : 0;
  const std::string packed = segment.packed ? pack(records) : std::string();
  const std::string_view bytes = segment.packed ? std::string_view(packed) : records;
  segment.records_sha256 = sha256(bytes);
  write_whole(segment.records_file, bytes);
  std::string index;
  {
    JsonLine head(index);
    head.text("segment", segment.records_sha256);
    head.text("engine", engine);
    head.number("documents", segment.documents);
    head.number("errors", segment.errors);
    head.flag("closed", segment.closed);
  }
  for (const Entry& entry : entries) write_entry(entry, index);
  if (segment.packed) index = pack(index);
  segment.index_sha256 = sha256(index);
  write_whole(segment.index_file, index);
}

}  // namespace glane
