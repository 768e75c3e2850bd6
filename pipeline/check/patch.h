// What a reader decided on the review page: the lines of a `*.patch.ndjson`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class object;
}

namespace glane::check {

// A record whose fields can be changed: keys with their values as JSON, in order.
class PatchRecord {
 public:
  PatchRecord() = default;
  explicit PatchRecord(const simdjson::dom::object& object);

  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  // The text of a field, or of a number as written; empty where there is none.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
  // A new key stands behind `after`, or last.
  void set_text(std::string_view key, std::string_view value, std::string_view after = {});
  void set_json(std::string_view key, std::string json, std::string_view after = {});
  void erase(std::string_view key);
  // The record on one line, without its line feed.
  [[nodiscard]] std::string json() const;

 private:
  struct Cell {
    std::string key;
    std::string json;
    std::string text;
  };
  [[nodiscard]] const Cell* find(std::string_view key) const;
  void set(Cell cell, std::string_view after);
  std::vector<Cell> cells_;
};

// Open: shown, and not decided.
enum class Verb : std::uint8_t { Accept, Reject, Fix, Split, Add, Open };

struct PatchLine {
  Verb verb = Verb::Open;
  PatchRecord record;              // as it shall be
  std::optional<PatchRecord> was;  // of Fix and Split
};

// A document of which something was decided, with all its records.
struct PatchDocument {
  PatchRecord head;
  std::string unit;  // of its places: codepoints, bytes, utf16
  std::vector<PatchLine> lines;
};

// All mentions of one identity are those of another.
struct Merge {
  std::string id;
  std::string into;
  std::string type;  // of the identity that remains, as its name
  std::string name;
  std::vector<std::string> names;  // under which the other one was met
};

struct Patch {
  std::vector<PatchDocument> documents;
  std::vector<Merge> merges;

  // The id that an id becomes, along all merges.
  [[nodiscard]] std::string final_id(std::string_view id) const;
};

// Throws DataError for a line that is no line of a patch, or whose record does not fit its schema;
// std::system_error where the file cannot be read.  Of two patches on one document the later holds.
[[nodiscard]] Patch read_patches(const std::vector<std::string>& paths);

}  // namespace glane::check
