// What a run folder knows of each document: a line of an index.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace glane {

struct Entry {
  std::string doc;          // the id
  std::string hash;         // of all that was read of it: 32 hex digits; empty where it was not read
  std::uint32_t input = 0;  // which argument it came from
  std::uint64_t bytes = 0;  // as read
  std::uint64_t length = 0;   // of its records, in bytes
  std::uint64_t records = 0;  // besides its document record
  std::string digest;       // of its records: 16 hex digits
  bool error = false;
  bool mojibake = false;
  std::string text_file;
  // What it used: languages of its paragraphs, files of rules and lexicons, identities, and where its
  // date comes from.  A JSON object, or empty.
  std::string used;
  std::uint64_t number = 0;  // among all documents of a run in parts, from 1; 0 in a whole run
};

void write_entry(const Entry& entry, std::string& out);

// Belongs to one thread.
class EntryParser {
 public:
  EntryParser();
  ~EntryParser();
  EntryParser(const EntryParser&) = delete;
  EntryParser& operator=(const EntryParser&) = delete;

  // False where `line` is no entry.
  [[nodiscard]] bool parse(std::string_view line, Entry& entry);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace glane
