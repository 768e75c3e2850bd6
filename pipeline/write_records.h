// Records as NDJSON, in the order and with the keys of the contract.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "pipeline/document.h"

namespace glane {

enum class OffsetUnit : std::uint8_t { CodePoints, Bytes, Utf16 };

struct WriteOptions {
  OffsetUnit offsets = OffsetUnit::CodePoints;
  bool explain = false;  // adds `rule`, and `words` to amounts
  bool chrome = false;   // records inside site furniture too
  std::string version;
  std::string rules;  // Pipeline::rules_digest()
};

// Appends the document record and its other records to `out`.  Pure; thread-safe.
void write_records(const Document& doc, const WriteOptions& options, std::string& out);

// Appends one error record.  `message` is text for people; it need not be UTF-8.
void write_error(std::string_view doc, std::string_view message, std::string& out);

// Appends `text` as a JSON string.  What is not UTF-8 becomes U+FFFD.
void write_json_string(std::string_view text, std::string& out);

// The lower-case hexadecimal SHA-256 of `bytes`.
[[nodiscard]] std::string sha256(std::string_view bytes);
// Of these pieces in a row.
[[nodiscard]] std::string sha256_of(std::initializer_list<std::string_view> pieces);

// How many records of each kind write_records() writes.
struct RecordCounts {
  std::uint64_t dates = 0;
  std::uint64_t amounts = 0;
  std::uint64_t entities = 0;
};
[[nodiscard]] RecordCounts count_records(const Document& doc, const WriteOptions& options);

}  // namespace glane
