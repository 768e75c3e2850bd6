// What the command line names, file by file.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/readers/byte_source.h"
#include "pipeline/readers/folder_listing.h"
#include "pipeline/readers/line_reader.h"
#include "pipeline/readers/raw_document.h"

namespace glane {

// A file to read, or the reason why there is none.
struct InputFile {
  std::string path;             // to be opened; `-` is standard input
  std::string doc;              // its path relative to the input root
  Format format = Format::Txt;  // Auto where its bytes must say
  std::string error;            // not empty: it cannot be read
  std::uint32_t input = 0;      // which argument it came from
  bool named = true;            // by the user, not found in a folder
};

// A list of more inputs in a file: one path a line, or each ended by a zero byte.
struct InputList {
  std::string path;  // `-` is standard input; empty: there is none
  bool zeros = false;
};

// Files, folders and globs in the order given, then those of the list; a folder's files by name,
// component by component.  No list of files is held: of a folder a bounded number of names, of the
// list one line.
class Inputs {
 public:
  // `from` other than Auto is the format of every file, whatever its name.  `output` is a file or
  // folder that must not be taken for an input where it lies in a folder; or empty.  Throws
  // UsageError where the list cannot be read.
  Inputs(std::vector<std::string> arguments, const InputList& list, Format from,
         const std::string& output, const Interrupt& interrupt);

  [[nodiscard]] std::optional<InputFile> next();

  // How many things in folders were left out: of unknown name, and no files.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  struct Folder {
    std::string path;    // ends in `/`
    std::string prefix;  // of the ids of its files
    FolderListing names;
  };
  struct Argument {
    std::string path;
    std::size_t root;  // how much of the path is the input root; npos: up to the file's name
  };

  void expand(const std::string& argument);
  std::optional<InputFile> open_argument(const Argument& argument);
  std::optional<InputFile> next_of_folder();
  std::optional<InputFile> enter(std::string path, std::string doc);
  std::optional<InputFile> file_of_folder(std::string path, std::string doc,
                                          std::filesystem::file_type type);
  std::optional<InputFile> next_unnumbered();
  bool next_of_list();
  [[nodiscard]] bool is_output(const std::string& path) const;

  std::vector<std::string> arguments_;
  std::size_t at_ = 0;
  std::deque<Argument> expanded_;
  std::vector<Folder> folders_;  // from the input root to the folder being read
  Format from_;
  std::string output_;
  std::unique_ptr<ByteSource> list_source_;
  std::optional<LineReader> list_;
  std::uint64_t skipped_ = 0;
  std::uint32_t input_ = 0;
  bool in_folder_ = false;
};

}  // namespace glane
