// The pairs that the command line names: files, folders, lists of pairs, bilingual files.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/compare/comparison.h"
#include "pipeline/document.h"

namespace glane::compare {

// One text of a pair, or why it cannot be read.
struct PairText {
  std::string text;  // UTF-8 without a byte order mark
  DocumentInfo info;
  std::string error;
};

struct Pair {
  PairText fr;
  PairText zh;
  Segments segments;                     // of a bilingual file
  std::vector<std::string> segment_ids;  // as the file has them
};

// The pairs in order; read one by one where they are files.
class PairList {
 public:
  // Both are files, folders (paired by relative path) or NDJSON files (paired by id).  Throws
  // UsageError where they do not go together or cannot be read.
  static PairList of_two(const std::string& fr, const std::string& zh);
  // TSV lines `FR TAB ZH [TAB DATE]`, the paths relative to the file.  Throws DataError.
  static PairList of_tsv(const std::string& path);
  // XLIFF 2.x or TMX 1.4.  Throws DataError.
  static PairList of_bilingual(const std::string& path);
  static bool is_bilingual(const std::string& path);

  [[nodiscard]] std::size_t size() const { return files_.size() + read_.size(); }
  [[nodiscard]] Pair read(std::size_t k);

  // Texts of one side for which the other has none.
  [[nodiscard]] const std::vector<std::string>& unpaired() const { return unpaired_; }

 private:
  struct Files {
    std::string fr, zh;  // paths
    std::string fr_id, zh_id;
    std::string date;
  };
  std::vector<Files> files_;
  std::vector<Pair> read_;
  std::vector<std::string> unpaired_;

  void add_folders(const std::string& fr, const std::string& zh);
  void add_ndjson(const std::string& fr, const std::string& zh);
};

// A text file by itself; its id is `id`.
[[nodiscard]] PairText read_text_file(const std::string& path, std::string id);
// The documents of a text file, a folder of them or an NDJSON file.  Throws UsageError.
[[nodiscard]] std::vector<PairText> read_texts(const std::string& path);

}  // namespace glane::compare
