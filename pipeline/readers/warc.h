// Web archives (WARC 1.0 and 1.1), record by record.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/readers/byte_stream.h"
#include "pipeline/readers/raw_document.h"

namespace glane {

// Gives the documents of an archive: pages and texts that were fetched with success (`response`,
// `resource`), and extracted texts (`conversion`).  Other records (requests, redirects, pictures)
// are passed over.  The id of a document is that of its record, without `<` and `>`.
//
// A broken record becomes a RawDocument with an error, and reading goes on at the next line that
// begins a record.
class WarcReader {
 public:
  // `is_new` is asked for the digest of each document's content; where it says no, the document is
  // a duplicate, passed over and counted.
  WarcReader(BufferedStream& stream, std::string name, const ReadLimits& limits,
             std::function<bool(std::string_view digest)> is_new);

  // Nothing at the end.  Throws std::system_error.
  [[nodiscard]] std::optional<RawDocument> next();

  [[nodiscard]] std::uint64_t duplicates() const { return duplicates_; }
  [[nodiscard]] std::uint64_t passed_over() const { return passed_over_; }

 private:
  struct Head;

  std::optional<RawDocument> read_record();
  Head read_head();
  std::string read_line();
  [[nodiscard]] bool at_record();
  [[nodiscard]] bool record_follows();
  void find_record();
  void skip_content(std::uint64_t size);
  void skip_line_ends();
  void take(std::size_t count);
  std::optional<RawDocument> document(const Head& head, std::string content);

  BufferedStream& stream_;
  std::string name_;
  const ReadLimits limits_;
  std::function<bool(std::string_view)> is_new_;
  std::uint64_t at_ = 0;  // bytes taken so far, unpacked
  std::uint64_t duplicates_ = 0;
  std::uint64_t passed_over_ = 0;
  bool lost_ = false;  // the next record must be looked for
  bool ended_ = false;
};

}  // namespace glane
