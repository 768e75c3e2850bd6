// Records as columns: one for each key of the contract.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glane::abi {

enum class ColumnType : std::uint8_t { Text, Whole, Flag };

struct ColumnName {
  std::string name;
  ColumnType type;
};

// The keys of schemas/, each once: first those that all records share, then those of dates,
// amounts, entities, documents and errors.  What is neither a whole number nor a flag is text; what
// is not even a string (meta) is its JSON.  Read once.
[[nodiscard]] const std::vector<ColumnName>& column_names();

// The values of a column in the layout of Arrow; a row without a value has a place like the others.
struct Column {
  std::vector<std::uint8_t> valid;    // a bit for each row: has it a value?
  std::vector<std::int32_t> ends{0};  // of text: nought, then where each row ends in `bytes`
  std::string bytes;
  std::vector<std::int64_t> wholes;
  std::vector<std::uint8_t> flags;  // bits
  std::int64_t values = 0;          // how many rows have one
};

class RecordColumns {
 public:
  RecordColumns();
  ~RecordColumns();
  RecordColumns(const RecordColumns&) = delete;
  RecordColumns& operator=(const RecordColumns&) = delete;

  // Adds a row for each line of NDJSON; `records` is changed in its spare capacity alone.  Throws
  // std::length_error where a column would hold 2 GiB.
  void add(std::string& records);

  // Gives every column all rows, and the columns away; nothing may be added after.
  [[nodiscard]] std::vector<Column> take();
  [[nodiscard]] std::int64_t rows() const { return rows_; }

 private:
  struct Parser;
  void add_line(std::string_view line, std::size_t capacity);

  std::unique_ptr<Parser> parser_;
  std::vector<Column> columns_;
  std::int64_t rows_ = 0;
};

}  // namespace glane::abi
