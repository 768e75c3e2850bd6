// Output files as the checker reads them: by simdjson, sharing nothing with what wrote them.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class element;
class parser;
}  // namespace simdjson::dom

namespace glane::check {

enum class Kind : std::uint8_t { Document, Date, Amount, Entity, Error, Unknown };
inline constexpr std::array<Kind, 3> kSpanKinds{Kind::Date, Kind::Amount, Kind::Entity};
[[nodiscard]] std::string_view to_word(Kind kind);
[[nodiscard]] Kind parse_kind(std::string_view word);

// The keys that checks and comparisons read; `accept` and `meta` are kept as JSON.
enum class Field : std::uint8_t {
  Type,
  Value,
  From,
  To,
  Mod,
  Anchor,
  Offset,
  Calendar,
  Freq,
  Zone,
  Edtf,
  Number,
  Low,
  High,
  Unit,
  UnitText,
  Assumed,
  Suspect,
  Relation,
  Per,
  SameAs,
  Id,
  Name,
  Form,
  Writing,
  Chrome,
  Rule,
  Optional,
  Accept,
  Sha256,
  Language,
  Date,
  DateSource,
  Title,
  Url,
  Encoding,
  Chars,
  Version,
  Rules,
  Meta,
  Seal,
  Message
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::Message) + 1;
[[nodiscard]] std::string_view to_key(Field field);
// Whether the value stands in the file without quotes: a number, a flag, an object.
[[nodiscard]] bool is_bare(Field field);

// Texts that live as long as the arena.
class Arena {
 public:
  [[nodiscard]] std::string_view keep(std::string_view text);
  void clear();  // keeps the largest block

 private:
  static constexpr std::size_t kBlock = 1 << 16;
  std::deque<std::string> blocks_;
};

// One line.  The views belong to the Arena that it was read into.
struct Record {
  Kind kind = Kind::Unknown;
  std::uint64_t line = 0;  // of the file, from 1
  std::int64_t start = -1;
  std::int64_t end = -1;
  std::string_view doc;
  std::string_view text;  // of a document record: the text that it carries
  std::string_view json;  // the whole line

  [[nodiscard]] bool has(Field field) const { return at(field).data() != nullptr; }
  [[nodiscard]] std::string_view operator[](Field field) const { return at(field); }
  // The value of a field that holds a whole number (`anchor` may hold a word).
  [[nodiscard]] std::optional<std::int64_t> integer(Field field) const;
  void set(Field field, std::string_view value) {
    fields_[static_cast<std::size_t>(field)] = value;
  }

 private:
  [[nodiscard]] const std::string_view& at(Field field) const {
    return fields_[static_cast<std::size_t>(field)];
  }
  std::array<std::string_view, kFieldCount> fields_{};
};

// Fills a record from a line that was parsed.  What is no object, or has a key of another type
// than the contract's, gives a record with what could be read: the schemas tell the rest.
// Returns the key that stands twice, or an empty text.
std::string_view read_record(const simdjson::dom::element& element, std::string_view line,
                             Arena& arena, Record& record);

// A document with its records, in the order of the file.
struct DocumentRecords {
  Record head;  // kind Document or Error; Unknown where records come before any head
  std::vector<Record> records;
};

// Calls `visit` for each document of an NDJSON file; `-` is standard input.  Throws
// std::system_error where the file cannot be read, DataError where a line is no JSON.  With `keep`
// all views stay valid as long as `arena`, else only until the next document.
void read_documents(const std::string& path, Arena& arena, bool keep,
                    const std::function<void(DocumentRecords&)>& visit);

// All documents, and the texts that they point to.
struct RecordsFile {
  Arena arena;
  std::vector<DocumentRecords> documents;
};
[[nodiscard]] std::unique_ptr<RecordsFile> read_records_file(const std::string& path);

}  // namespace glane::check
