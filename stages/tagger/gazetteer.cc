// A slot: 8 bits of classes, 1 bit `continues`, 5 bits of weight, 18 bits of fingerprint; 0 is
// free.
#include "stages/tagger/gazetteer.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace glane::tagger {
namespace {

constexpr std::uint32_t kContinues = 1u << 8;
constexpr unsigned kWeightAt = 9;
constexpr unsigned kPrintAt = 14;
constexpr std::uint32_t kPrint = ~std::uint32_t{0} << kPrintAt;

std::uint32_t fingerprint(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 46 | 1u) << kPrintAt;
}

}  // namespace

Gazetteer::Gazetteer(std::string_view bytes) {
  if (bytes.size() < 4) return;
  slots_ = reinterpret_cast<const unsigned char*>(bytes.data());
  mask_ = bytes.size() / 4 - 1;
}

GazetteerEntry Gazetteer::find(std::uint64_t key) const {
  if (mask_ == 0) return {};
  const std::uint32_t wanted = fingerprint(key);
  for (std::uint64_t slot = key & mask_;; slot = (slot + 1) & mask_) {
    std::uint32_t found = 0;
    std::memcpy(&found, slots_ + slot * 4, 4);
    if (found == 0) return {};
    if ((found & kPrint) == wanted) {
      return {static_cast<std::uint8_t>(found & 0xFF),
              static_cast<std::uint8_t>(found >> kWeightAt & kMostWeight),
              (found & kContinues) != 0};
    }
  }
}

void GazetteerBuilder::add(const std::vector<std::uint64_t>& words, std::uint8_t classes,
                           std::uint8_t weight) {
  std::uint64_t key = 0;
  for (std::size_t k = 0; k < words.size(); ++k) {
    key = extend_key(key, words[k]);
    GazetteerEntry& entry = entries_[key];
    if (k + 1 < words.size()) {
      entry.continues = true;
    } else {
      entry.classes |= classes;
      entry.weight = std::max(entry.weight, weight);
    }
  }
}

std::string GazetteerBuilder::bytes() const {
  if (entries_.empty()) return {};
  const std::uint64_t count = std::bit_ceil(entries_.size() * 5 / 4 + 2);
  std::vector<std::uint32_t> slots(count);
  for (const auto& [key, entry] : entries_) {
    std::uint64_t slot = key & (count - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (count - 1);
    slots[slot] = fingerprint(key) | std::uint32_t{entry.weight} << kWeightAt |
                  (entry.continues ? kContinues : 0) | entry.classes;
  }
  std::string out(count * 4, '\0');
  std::memcpy(out.data(), slots.data(), out.size());
  return out;
}

}  // namespace glane::tagger
