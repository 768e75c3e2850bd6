// Every word that any lexicon or rule mentions, in folded form, with a small id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/table.h"

namespace glane {

class Image;
class ImageWriter;

using Symbol = std::uint32_t;

// Open addressing over one arena of bytes.  Filled while the data files load, const after: then
// find() is safe from any number of threads.
class SymbolTable {
 public:
  SymbolTable();

  // Reads the arrays that save() wrote under this name.
  SymbolTable(const Image& image, std::string_view name);
  void save(ImageWriter& image, std::string_view name) const;

  // The id of a folded form, made if new.  Ids count from 1.
  Symbol intern(std::string_view folded);

  // Room for this many symbols in all.
  void reserve(std::size_t symbols);

  // The id, or 0 for a form that no data file mentions.
  [[nodiscard]] Symbol find(std::string_view folded) const;

  // Has the memory that find() and intern() will need brought near.
  void prefetch(std::string_view folded) const;

  [[nodiscard]] std::string_view name(Symbol symbol) const;
  [[nodiscard]] std::size_t size() const { return entries_.size() - 1; }

 private:
  struct Entry {
    std::uint32_t offset;
    std::uint32_t length;
    std::uint64_t hash;
  };
  // The upper half of the hash and the place of the word stand beside the id, so that a miss costs
  // one cache line and a hit two.
  struct Slot {
    std::uint32_t tag = 0;
    Symbol symbol = 0;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view folded, std::uint64_t hash) const;
  [[nodiscard]] Slot slot_for(Symbol symbol) const;
  void rehash(std::size_t slots);

  Table<char> arena_;
  Table<Entry> entries_;
  Table<Slot> slots_;
};

}  // namespace glane
