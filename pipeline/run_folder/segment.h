// A segment of a run folder: a file of records, and an index with an entry for each document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/run_folder/entry.h"

namespace glane {

// A segment on the disk; complete, and never changed once it is there.
struct Segment {
  std::string records_file;  // paths
  std::string index_file;
  std::string records_sha256;  // of the files
  std::string index_sha256;
  std::uint64_t documents = 0;  // errors among them
  std::uint64_t errors = 0;
  bool packed = true;
  bool closed = false;  // it was cut because it was full; else the run ended
};

struct SegmentContent {
  std::vector<Entry> entries;
  std::string records;
  [[nodiscard]] std::string_view records_of(std::size_t entry) const {
    return std::string_view(records).substr(starts[entry], entries[entry].length);
  }
  std::vector<std::size_t> starts;  // of each entry's records
};

// Where segments are cut: at a document that its id chooses, so that a change in one segment does
// not move the borders of all that follow.  Sizes are bytes of records.
struct SegmentSize {
  std::uint64_t most = std::uint64_t{16} << 20;
  [[nodiscard]] bool is_full(std::uint64_t size, std::string_view last_doc) const;
};

// Reads the entries; the records too where asked.  Throws BadInput where the files are not what the
// segment says.
[[nodiscard]] SegmentContent read_segment(const Segment& segment, bool records);

// Reads the header of an index file, and checks both files against their digests.  Nothing where
// they are missing or damaged.  `engine` is set to what the header says.
[[nodiscard]] bool open_segment(const std::string& records_file, const std::string& index_file,
                                Segment& segment, std::string& engine);

// Writes both files, the index last.  The digests and counts of `segment` are filled in.
void write_segment(Segment& segment, std::string_view records, const std::vector<Entry>& entries,
                   const std::string& engine);

// A hash that is the same on every machine.
[[nodiscard]] std::uint64_t stable_hash(std::string_view text);

}  // namespace glane
