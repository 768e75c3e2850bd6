#include "pipeline/symbol_table.h"

#include <bit>
#include <cstring>

#include "pipeline/hash.h"
#include "pipeline/image.h"

namespace glane {
SymbolTable::SymbolTable() : entries_(1), slots_(1 << 12) {}

SymbolTable::SymbolTable(const Image& image, std::string_view name)
    : arena_(Table<char>::borrow(image.get<char>(std::string(name) + "/text"))),
      entries_(Table<Entry>::borrow(image.get<Entry>(std::string(name) + "/entries"))),
      slots_(Table<Slot>::borrow(image.get<Slot>(std::string(name) + "/slots"))) {}

void SymbolTable::save(ImageWriter& image, std::string_view name) const {
  image.put<char>(std::string(name) + "/text", arena_);
  image.put<Entry>(std::string(name) + "/entries", entries_);
  image.put<Slot>(std::string(name) + "/slots", slots_);
}

std::size_t SymbolTable::slot_of(std::string_view folded, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  while (slots_[slot].symbol != 0) {
    const Slot& here = slots_[slot];
    if (here.tag == tag && here.length == folded.size() &&
        std::memcmp(arena_.data() + here.offset, folded.data(), folded.size()) == 0) {
      break;
    }
    slot = (slot + 1) & mask;
  }
  return slot;
}

Symbol SymbolTable::intern(std::string_view folded) {
  if (folded.empty()) return 0;
  if (entries_.size() * 2 > slots_.size()) rehash(slots_.size() * 2);
  const std::uint64_t hash = hash_bytes(folded);
  const std::size_t slot = slot_of(folded, hash);
  if (slots_[slot].symbol == 0) {
    entries_.push_back({static_cast<std::uint32_t>(arena_.size()),
                        static_cast<std::uint32_t>(folded.size()), hash});
    arena_.append(folded);
    slots_.edit(slot) = slot_for(static_cast<Symbol>(entries_.size() - 1));
  }
  return slots_[slot].symbol;
}

void SymbolTable::reserve(std::size_t symbols) {
  entries_.reserve(symbols + 1);
  if (slots_.size() < symbols * 2) rehash(std::bit_ceil(symbols * 2));
}

Symbol SymbolTable::find(std::string_view folded) const {
  return folded.empty() ? 0 : slots_[slot_of(folded, hash_bytes(folded))].symbol;
}

void SymbolTable::prefetch(std::string_view folded) const {
  __builtin_prefetch(&slots_[hash_bytes(folded) & (slots_.size() - 1)]);
}

std::string_view SymbolTable::name(Symbol symbol) const {
  const Entry& entry = entries_[symbol];
  return {arena_.data() + entry.offset, entry.length};
}

SymbolTable::Slot SymbolTable::slot_for(Symbol symbol) const {
  const Entry& entry = entries_[symbol];
  return {static_cast<std::uint32_t>(entry.hash >> 32), symbol, entry.offset, entry.length};
}

void SymbolTable::rehash(std::size_t slots) {
  slots_.assign(slots, {});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t k = 1; k < entries_.size(); ++k) {
    std::size_t slot = entries_[k].hash & mask;
    while (slots_[slot].symbol != 0) slot = (slot + 1) & mask;
    slots_.edit(slot) = slot_for(static_cast<Symbol>(k));
  }
}

}  // namespace glane
