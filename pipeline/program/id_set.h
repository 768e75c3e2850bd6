// The ids seen so far, by 64 bits of each.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace glane {

// Eight bytes an id, at a load of at most three quarters.  Two ids of one hash are taken for the
// same: among ten million that happens in one run of three hundred thousand.
class IdSet {
 public:
  // False where it was there already.
  [[nodiscard]] bool insert(std::string_view id) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    const std::uint64_t hash = std::hash<std::string_view>{}(id);
    const bool added = place(slots_, hash == kFree ? 1 : hash);
    if (added) ++size_;
    return added;
  }

 private:
  static constexpr std::uint64_t kFree = 0;

  static bool place(std::vector<std::uint64_t>& slots, std::uint64_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = hash & mask;
    for (; slots[at] != kFree; at = (at + 1) & mask) {
      if (slots[at] == hash) return false;
    }
    slots[at] = hash;
    return true;
  }

  void grow() {
    std::vector<std::uint64_t> larger(slots_.size() * 2, kFree);
    for (const std::uint64_t hash : slots_) {
      if (hash != kFree) place(larger, hash);
    }
    slots_ = std::move(larger);
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024, kFree);
  std::size_t size_ = 0;
};

}  // namespace glane
