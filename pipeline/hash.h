// One hash of bytes: of words, never against forgery.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace glane {

__extension__ typedef unsigned __int128 Product;  // GNU C++ and clang

// Multiplies and folds.
inline std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  const auto product = static_cast<Product>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Eight bytes at a time (the scheme of wyhash, public domain).  Tables of the image and of the
// models hold its values: a change makes them anew.
inline std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ bytes.size();
  std::size_t k = 0;
  for (; k + 8 <= bytes.size(); k += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + k, 8);
    hash = fold_product(hash ^ word, 0xE7037ED1A0B428DBu);
  }
  std::uint64_t tail = 0;
  if (k < bytes.size()) std::memcpy(&tail, bytes.data() + k, bytes.size() - k);
  return fold_product(hash ^ tail, 0x8EBC6AF09C88C6E3u);
}

}  // namespace glane
