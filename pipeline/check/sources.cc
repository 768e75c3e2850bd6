#include "pipeline/check/sources.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/error.h"
#include "pipeline/readers/line_reader.h"

namespace glane::check {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_first_byte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// What the character that begins with this byte counts.
std::int64_t weight(char c, Unit unit) {
  const auto byte = static_cast<unsigned char>(c);
  if (unit == Unit::Bytes) return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  return unit == Unit::Utf16 && byte >= 0xF0 ? 2 : 1;
}

}  // namespace

bool leads_out(const fs::path& path) {
  return path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end();
}

Sources::Sources(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    folder_ = path;
  } else if (fs::exists(path, error)) {
    read_ndjson(path);
  } else {
    throw UsageError("--source: no such file or folder: " + path);
  }
}

void Sources::read_ndjson(const std::string& path) {
  const Interrupt interrupt;
  LineReader lines(path, interrupt);
  simdjson::dom::parser parser;
  std::string line;
  while (lines.next(line)) {
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    simdjson::dom::element element;
    std::string_view id;
    std::string_view text;
    if (parser.parse(line.data(), line.size(), false).get(element) == simdjson::SUCCESS &&
        element["id"].get(id) == simdjson::SUCCESS &&
        element["text"].get(text) == simdjson::SUCCESS) {
      texts_.emplace(id, text);
    }
  }
}

std::optional<std::string> Sources::find(std::string_view doc) const {
  if (folder_.empty()) {
    const auto found = texts_.find(std::string(doc));
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }
  if (doc.empty() || leads_out(doc)) return std::nullopt;
  for (const std::string& name : {std::string(doc), std::string(doc) + ".txt"}) {
    std::ifstream file(fs::path(folder_) / name, std::ios::binary);
    if (!file) continue;
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (file.bad() || !simdjson::validate_utf8(text)) continue;
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    return text;
  }
  return std::nullopt;
}

std::int64_t length(std::string_view text, Unit unit) {
  if (unit == Unit::Bytes) return static_cast<std::int64_t>(text.size());
  std::int64_t count = 0;
  for (const char c : text) count += is_first_byte(c) ? weight(c, unit) : 0;
  return count;
}

TextIndex::TextIndex(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  for (std::size_t byte = 0; byte < text.size(); ++byte) {
    if (!is_first_byte(text[byte])) continue;
    if (marks_.empty() || byte - marks_.back().byte >= kStride) marks_.push_back({byte, length_});
    length_ += weight(text[byte], unit);
  }
}

std::optional<std::size_t> TextIndex::byte_of(std::int64_t place) const {
  if (place < 0 || place > length_) return std::nullopt;
  if (place == length_) return text_.size();
  auto mark = std::upper_bound(marks_.begin(), marks_.end(), place,
                               [](std::int64_t p, const Mark& m) { return p < m.count; });
  --mark;
  auto [byte, count] = *mark;
  while (count < place) {
    count += weight(text_[byte], unit_);
    ++byte;
    while (byte < text_.size() && !is_first_byte(text_[byte])) ++byte;
  }
  return count == place ? std::optional(byte) : std::nullopt;
}

}  // namespace glane::check
