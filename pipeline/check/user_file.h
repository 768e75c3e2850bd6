// A file of the user's own lexicon folder, to which rows are added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/check/apply.h"

namespace glane::check {

// The lines of a file as they are; those of `header` where there is no file yet.
class UserFile {
 public:
  UserFile(std::string path, std::vector<std::string> header);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string content() const;
  [[nodiscard]] WrittenFile written() const { return {path_, content()}; }

  std::vector<std::string> lines;

 private:
  std::string path_;
};

// The text as a cell of names, spaces in one line; nothing where such a cell cannot hold it.
[[nodiscard]] std::optional<std::string> as_cell(std::string_view text);

}  // namespace glane::check
