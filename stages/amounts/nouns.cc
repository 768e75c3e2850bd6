#include "stages/amounts/nouns.h"

#include <algorithm>

namespace glane {

Singulars::Singulars(const std::vector<const DataFile*>& files) {
  for (const DataFile* file : files) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 3);
      const std::string plural(row.cells[1]);
      const std::string singular(row.cells[2] == "-" ? std::string_view() : row.cells[2]);
      if (row.cells[0] == "word") {
        words_[plural] = singular;
      } else if (row.cells[0] == "ending") {
        endings_[plural] = singular;
        longest_ending_ = std::max(longest_ending_, plural.size());
      } else {
        file->fail(row, "the kind is `word` or `ending`");
      }
    }
  }
}

std::string Singulars::of(std::string_view noun) const {
  if (const auto word = words_.find(std::string(noun)); word != words_.end()) return word->second;
  for (std::size_t length = std::min(longest_ending_, noun.size() - 1); length > 0; --length) {
    const auto ending = endings_.find(std::string(noun.substr(noun.size() - length)));
    if (ending == endings_.end()) continue;
    return std::string(noun.substr(0, noun.size() - length)) + ending->second;
  }
  return std::string(noun);
}

}  // namespace glane
