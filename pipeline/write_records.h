// Records as NDJSON, in the order and with the keys of the contract.
#pragma once

#include <array>
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

// The same for a document that is analysed in parts (pipeline/parts.h).
class RecordWriter {
 public:
  // All of it must outlive this.
  RecordWriter(const Document& whole, const WriteOptions& options, std::string& out);
  // `part` is analysed; its text begins at byte `begin` of the whole.  In order.
  void add(const Document& part, std::uint32_t begin = 0);
  // Puts the document record before the others.
  void finish();

 private:
  void write_document(std::string& head) const;

  const Document& whole_;
  const WriteOptions& options_;
  std::string& out_;
  std::size_t begin_;
  std::string title_;
  std::array<std::uint64_t, 4> bytes_{};  // by language
  std::uint32_t counted_ = 0;             // bytes of the whole
  std::uint32_t base_ = 0;                // what they come to in the unit of offsets
};

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
