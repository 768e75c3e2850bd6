// The one parser of our data files: TSV, `#` comments, line numbers, DataError.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/function_ref.h"

namespace glane {

struct EmbeddedFile;

// A parsed file.  Lines are cut at tabs; empty lines and lines that begin with `#` are left out.
// Owns its text; rows point into it, so that a DataFile can be moved but not copied.
// Belongs to one thread, that which builds a Pipeline.
class DataFile {
 public:
  struct Row {
    std::uint32_t line = 0;
    std::span<const std::string_view> cells;
  };

  // Throws DataError where the text is not UTF-8 or a line ends in a carriage return.
  DataFile(std::string path, std::string content);

  // A file built into the program: its text is not copied, and not checked again (a test does).
  explicit DataFile(const EmbeddedFile& file);

  [[nodiscard]] const std::string& path() const { return *path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Row>& rows() const;

  // The rows one after another, for a file too long to be kept cut: the cells of a row, not their
  // text, are gone after the call.
  void each_row(FunctionRef<void(const Row&)> visit) const;

  // At least as many as there are rows.
  [[nodiscard]] std::size_t line_count() const;

  // Whether it was built into the program.
  [[nodiscard]] bool built_in() const { return owned_ == nullptr; }

  // Whether a comment line reads `# NAME: …`, and what follows.
  [[nodiscard]] std::string_view header(std::string_view name) const;

  // Throws DataError unless the row has this many cells.
  void require_cells(const Row& row, std::size_t at_least, std::size_t at_most = 0) const;

  [[noreturn]] void fail(const Row& row, std::string_view message) const;

 private:
  std::unique_ptr<std::string> path_;
  std::unique_ptr<std::string> owned_;  // null for a built-in file
  std::string_view text_;
  // Cut when they are first asked for: most files are read from the image instead.
  mutable bool is_cut_ = false;
  mutable std::vector<std::string_view> cells_;  // of all rows, in order
  mutable std::vector<Row> rows_;

  void cut() const;
};

// The built-in files of lines, with those of the folders given by --lexicon beside them.  A user's
// file has the path of the built-in one that it adds to (`stages/dates/words.fr.tsv`, or what
// follows `stages/`); where its header says `# replaces: yes` it stands instead of it.
class DataFiles {
 public:
  // Throws UsageError for a folder that cannot be read, DataError for a file of an unknown name.
  explicit DataFiles(const std::vector<std::string>& lexicon_dirs = {});

  // All files of one built-in path, the built-in one first.  Throws std::logic_error if there is
  // none.
  [[nodiscard]] std::vector<const DataFile*> at(std::string_view path) const;

  // All files whose name is `words.tsv`, `words.fr.tsv` or `words.zh.tsv`, in whatever folder: what
  // Lexicon::add_words reads.
  struct WordFile {
    const DataFile* file;
    std::string_view language;  // `fr`, `zh`, or empty for any
  };
  [[nodiscard]] std::vector<WordFile> word_files() const;

  // All files of this name, in whatever folder.
  [[nodiscard]] std::vector<const DataFile*> named(std::string_view name) const;

  // Whether a file of --lexicon stands instead of a built-in one.
  [[nodiscard]] bool replaced() const { return replaced_; }

  // A digest of the built-in files alone.
  [[nodiscard]] std::string built_in_digest() const;

  // A digest of all content, for the `rules` field of document records: 16 hex digits.
  [[nodiscard]] std::string digest() const;

 private:
  struct Named {
    std::string key;
    DataFile file;
  };
  void add_folder(const std::string& folder);
  std::vector<Named> files_;
  std::uint64_t digest_ = 0;
  std::uint64_t built_in_digest_ = 0;
  bool replaced_ = false;
};

// Cuts `text` at each `separator`; an empty text gives no parts.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// `text` without spaces and tabs at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace glane
