#include "pipeline/readers/folder_listing.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace glane {

namespace fs = std::filesystem;

FolderListing::FolderListing(std::string path, std::size_t at_once)
    : path_(std::move(path)), at_once_(at_once) {
  read_part();
}

std::optional<FolderListing::Entry> FolderListing::next() {
  if (at_ == places_.size()) {
    if (complete_) return std::nullopt;
    read_part();
    if (places_.empty()) return std::nullopt;
  }
  const Place& place = places_[at_++];
  Entry entry{std::string(name(place)), type_of(place)};
  if (at_ == places_.size()) last_ = entry.name;
  return entry;
}

// The first names behind the last one given.
void FolderListing::read_part() {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path_.c_str()), ::closedir);
  if (!folder) throw std::system_error(errno, std::generic_category(), "opendir");
  names_.clear();
  places_.clear();
  at_ = 0;
  complete_ = true;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == ".." || (!last_.empty() && name <= last_)) continue;
    places_.push_back({names_.size(), static_cast<std::uint32_t>(name.size()), entry->d_type});
    names_ += name;
    if (places_.size() == 2 * at_once_) keep_first();
  }
  if (errno != 0) throw std::system_error(errno, std::generic_category(), "readdir");
  if (places_.size() > at_once_) keep_first();
  std::sort(places_.begin(), places_.end(),
            [&](const Place& a, const Place& b) { return name(a) < name(b); });
}

void FolderListing::keep_first() {
  std::nth_element(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(at_once_),
                   places_.end(),
                   [&](const Place& a, const Place& b) { return name(a) < name(b); });
  places_.resize(at_once_);
  complete_ = false;
  std::string kept;
  for (Place& place : places_) {
    const std::size_t begin = kept.size();
    kept += name(place);
    place.begin = begin;
  }
  names_ = std::move(kept);
}

fs::file_type FolderListing::type_of(const Place& place) const {
  switch (place.type) {
    case DT_REG:
      return fs::file_type::regular;
    case DT_DIR:
      return fs::file_type::directory;
    case DT_LNK:
      return fs::file_type::symlink;
    default: {
      std::error_code error;
      return fs::symlink_status(path_ + std::string(name(place)), error).type();
    }
  }
}

}  // namespace glane
