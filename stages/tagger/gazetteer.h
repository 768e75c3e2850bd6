// Names that are evidence for the tagger, but too many or too doubtful for the lexicons.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace glane::tagger {

// A hash that grows by words, so that `Aix`, `Aix en`, `Aix en Provence` are three steps.
[[nodiscard]] inline std::uint64_t extend_key(std::uint64_t key, std::uint64_t word) {
  const std::uint64_t mixed = (key ^ word) * 0x9E3779B97F4A7C15u;
  return (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93u;
}

// What a stretch of words is in the gazetteer.
struct GazetteerEntry {
  std::uint8_t classes = 0;  // what it is, in the code of the language: `facts.h`
  std::uint8_t weight = 0;   // how frequent it is, from 0 to kMostWeight
  bool continues = false;    // a longer entry begins so
};

inline constexpr unsigned kMostWeight = 31;

// A table of fingerprints, read in place: a word takes 32 bits and is taken for another once in
// some hundred thousand look-ups.  Immutable.
class Gazetteer {
 public:
  Gazetteer() = default;
  explicit Gazetteer(std::string_view bytes);

  [[nodiscard]] bool empty() const { return mask_ == 0; }
  [[nodiscard]] GazetteerEntry find(std::uint64_t key) const;

  // Has the memory that find() will need brought near.
  void prefetch(std::uint64_t key) const {
    if (mask_ != 0) __builtin_prefetch(slots_ + (key & mask_) * 4);
  }

 private:
  const unsigned char* slots_ = nullptr;
  std::uint64_t mask_ = 0;
};

// Gathers entries and lays out the table.
class GazetteerBuilder {
 public:
  // `words` are the hashes of the words of an entry.  Classes of one entry are joined, the greatest
  // weight counts.
  void add(const std::vector<std::uint64_t>& words, std::uint8_t classes, std::uint8_t weight);
  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  std::map<std::uint64_t, GazetteerEntry> entries_;
};

}  // namespace glane::tagger
