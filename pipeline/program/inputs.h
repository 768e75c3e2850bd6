// What the command line names, file by file.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/program/options.h"

namespace glane {

// A file to read, or the reason why there is none.
struct InputFile {
  std::string path;             // to be opened; `-` is standard input
  std::string doc;              // its path relative to the input root
  Format format = Format::Txt;  // Txt or Ndjson
  std::string error;            // not empty: it cannot be read
};

// Files, folders and globs in the order given; a folder's files by name, component by component. Of
// a folder only the names of one branch are held at a time.
class Inputs {
 public:
  // `from` other than Auto is the format of every file, whatever its name.  `output` is a file that
  // must not be taken for an input where it lies in a folder; or empty.
  Inputs(std::vector<std::string> arguments, Format from, const std::string& output);

  [[nodiscard]] std::optional<InputFile> next();

  // How many files of folders were left out since their names say nothing of their format.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  struct Entry {
    std::string name;
    std::filesystem::file_type type;
  };
  struct Folder {
    std::string path;    // ends in `/`
    std::string prefix;  // of the ids of its files
    std::vector<Entry> entries;
    std::size_t at = 0;
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
  [[nodiscard]] bool is_output(const std::string& path) const;

  std::vector<std::string> arguments_;
  std::size_t at_ = 0;
  std::deque<Argument> expanded_;
  std::vector<Folder> folders_;  // from the input root to the folder being read
  Format from_;
  std::string output_;
  std::uint64_t skipped_ = 0;
};

}  // namespace glane
