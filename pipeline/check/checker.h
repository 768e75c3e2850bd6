// Checks an output record by record and document by document.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/check/finding.h"
#include "pipeline/check/plausible.h"
#include "pipeline/check/records_file.h"
#include "pipeline/check/schema.h"
#include "pipeline/check/sources.h"

namespace glane::check {

// One identity as it was first met.
class Identities {
 public:
  // What is wrong with this mention beside earlier ones of its id: Findings to come.
  void see(const Record& record, std::string_view language, Findings& findings);

 private:
  struct Seen {
    std::string type;
    std::map<std::string, std::string, std::less<>> names;  // by language
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, Seen, Hash, std::equal_to<>> by_id_;
};

// Goes through an output once; not thread-safe.
class Checker {
 public:
  // `sources` may be nullptr; it and `findings` outlive the checker.
  Checker(const Sources* sources, Unit unit, Findings& findings);

  // Throws std::system_error where the file cannot be read.
  void check_file(const std::string& path);

  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  // Documents whose text was at hand.
  [[nodiscard]] std::uint64_t texts() const { return texts_; }

 private:
  void check_line(std::uint64_t number, std::string& line);
  bool check_form(const Record& record, const simdjson::dom::element& element);
  void begin(const Record& head, bool sound);
  void add(const Record& record);
  void finish();
  void check_seal(const Record& head);
  void check_text(const Record& head);
  void check_order();
  void check_quotes();
  void check_links();
  void report(Code code, const Record& record, std::string message);

  const Sources* sources_;
  Unit unit_;
  Findings& findings_;
  std::vector<Schema> schemas_;  // by Kind
  Plausibility plausibility_;
  Identities identities_;
  Arena arena_;
  std::unordered_set<std::string> docs_;
  std::vector<SchemaFault> faults_;

  // The document being read.
  DocumentRecords document_;
  bool head_is_sound_ = false;
  bool has_text_ = false;
  std::string text_;
  std::vector<PlacedRecord> placed_;  // where the source has each record, once it is known
  std::string sealed_;                // the lines that the seal covers

  std::uint64_t documents_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t texts_ = 0;
};

// Checks of one record by itself; `head` gives the document's date.
void check_values(const Record& record, Findings& findings);
// A relative date against what it hangs on.
void check_displacement(const Record& record, const DocumentRecords& document, Findings& findings);

}  // namespace glane::check
