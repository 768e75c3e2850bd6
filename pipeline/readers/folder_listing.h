// The names in a folder, in order, of a folder of any size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glane {

// By the bytes of the names.  Holds a bounded number of names: a folder of more is read over again
// for each part.
class FolderListing {
 public:
  // Throws std::system_error, as next() does.  `at_once`: names held.
  explicit FolderListing(std::string path, std::size_t at_once = std::size_t{1} << 19);

  struct Entry {
    std::string name;
    std::filesystem::file_type type;
  };
  [[nodiscard]] std::optional<Entry> next();

 private:
  // A name is a stretch of `names_`.
  struct Place {
    std::size_t begin;
    std::uint32_t size;
    unsigned char type;  // as readdir(3) has it
  };
  [[nodiscard]] std::string_view name(const Place& place) const {
    return std::string_view(names_).substr(place.begin, place.size);
  }
  void read_part();
  void keep_first();
  [[nodiscard]] std::filesystem::file_type type_of(const Place& place) const;

  std::string path_;
  std::size_t at_once_;
  std::string names_;
  std::vector<Place> places_;
  std::size_t at_ = 0;
  std::string last_;      // the name given last: the next part begins behind it
  bool complete_ = false;  // nothing lies behind this part
};

}  // namespace glane
