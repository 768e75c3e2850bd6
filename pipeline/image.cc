// Layout: magic, digest, sizes of directory and body; the directory (for each array: length of its
// name, element size, offset, length, name); the body.  All numbers are of the machine that built it.
#include "pipeline/image.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

namespace glane {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::array<char, 8> kMagic{'g', 'l', 'a', 'n', 'e', 'i', 'm', '1'};

struct Head {
  std::array<char, 8> magic;
  std::array<char, 16> digest;
  std::uint64_t directory_size;
  std::uint64_t body_begin;
};

struct Item {
  std::uint32_t name_size;
  std::uint32_t element_size;
  std::uint64_t offset;
  std::uint64_t size;
};

template <class T>
T take(std::string_view& bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof(T));
  bytes.remove_prefix(sizeof(T));
  return value;
}

void pad(std::string& bytes) {
  bytes.resize((bytes.size() + kAlignment - 1) / kAlignment * kAlignment);
}

}  // namespace

std::optional<Image> Image::open(std::string_view bytes, std::string_view digest) {
  if (bytes.size() < sizeof(Head)) return std::nullopt;
  std::string_view rest = bytes;
  const Head head = take<Head>(rest);
  const std::string_view own(head.digest.data(), head.digest.size());
  if (head.magic != kMagic || own != digest) return std::nullopt;
  Image image;
  for (rest = rest.substr(0, head.directory_size); !rest.empty();) {
    const Item item = take<Item>(rest);
    image.sections_.push_back({rest.substr(0, item.name_size),
                               bytes.substr(head.body_begin + item.offset, item.size),
                               item.element_size});
    rest.remove_prefix(item.name_size);
  }
  return image;
}

std::string_view Image::find(std::string_view name, std::size_t element_size) const {
  const auto found = std::find_if(sections_.begin(), sections_.end(),
                                  [&](const Section& section) { return section.name == name; });
  if (found == sections_.end() || found->element_size != element_size) {
    throw std::logic_error("the image holds no array " + std::string(name));
  }
  return found->bytes;
}

void ImageWriter::add(std::string_view name, std::string_view bytes, std::size_t element_size) {
  pad(body_);
  const Item item{static_cast<std::uint32_t>(name.size()),
                  static_cast<std::uint32_t>(element_size), body_.size(), bytes.size()};
  directory_.append(reinterpret_cast<const char*>(&item), sizeof(item));
  directory_.append(name);
  body_.append(bytes);
}

std::string ImageWriter::finish(std::string_view digest) const {
  Head head{kMagic, {}, directory_.size(), 0};
  std::copy_n(digest.begin(), std::min(digest.size(), head.digest.size()), head.digest.begin());
  std::string bytes(sizeof(head), '\0');
  bytes += directory_;
  pad(bytes);
  head.body_begin = bytes.size();
  std::memcpy(bytes.data(), &head, sizeof(head));
  return bytes + body_;
}

}  // namespace glane
