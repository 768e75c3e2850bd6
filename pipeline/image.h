// The built-in lexicons and rules as arrays that are read where they lie, so that a start parses none.
//
// glane-image builds a Pipeline from the data files, once, at build time, and writes its tables; the
// library holds the result.  Files of --lexicon are added to it at start; where one replaces a
// built-in file, everything is built from the files again.
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace glane {

// The bytes that the build made: empty in glane-image itself.  Defined beside the bytes.
[[nodiscard]] std::string_view built_in_image();

// Named arrays of plain values, each at a multiple of 64 bytes.
class Image {
 public:
  // Reads the directory.  An image of other data files than those of `digest` counts as none.
  static std::optional<Image> open(std::string_view bytes, std::string_view digest);

  // Throws std::logic_error for an array that the image does not hold, or of another element size.
  template <class T>
  [[nodiscard]] std::span<const T> get(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::string_view bytes = find(name, sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

 private:
  struct Section {
    std::string_view name;
    std::string_view bytes;
    std::size_t element_size;
  };
  [[nodiscard]] std::string_view find(std::string_view name, std::size_t element_size) const;
  std::vector<Section> sections_;
};

class ImageWriter {
 public:
  template <class T>
  void put(std::string_view name, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>,
                  "padding would differ from one build to the next");
    add(name, {reinterpret_cast<const char*>(values.data()), values.size_bytes()}, sizeof(T));
  }

  // The whole image.
  [[nodiscard]] std::string finish(std::string_view digest) const;

 private:
  void add(std::string_view name, std::string_view bytes, std::size_t element_size);
  std::string directory_;
  std::string body_;
};

}  // namespace glane
