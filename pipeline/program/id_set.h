// The ids seen so far, by 64 bits of each.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace glane {

// Six to seven bytes an id, also while it grows: 16 bits of the hash choose a list, which holds the
// other 48 and is looked through; of ten million ids it holds 150.  Two ids of one hash are taken for
// the same: among ten million that happens in one run of three hundred thousand.
class IdSet {
 public:
  // False where it was there already.
  [[nodiscard]] bool insert(std::string_view id) {
    if (lists_.empty()) lists_.resize(kLists);
    const std::uint64_t hash = std::hash<std::string_view>{}(id);
    const auto part = [&](unsigned k) { return static_cast<std::uint16_t>(hash >> (16 * k)); };
    std::vector<Rest>& list = lists_[part(0)];
    const Rest rest{part(1), part(2), part(3)};
    if (std::find(list.begin(), list.end(), rest) != list.end()) return false;
    if (list.size() == list.capacity()) list.reserve(list.size() + list.size() / 8 + 2);
    list.push_back(rest);
    return true;
  }

 private:
  using Rest = std::array<std::uint16_t, 3>;
  static constexpr std::size_t kLists = std::size_t{1} << 16;

  std::vector<std::vector<Rest>> lists_;
};

}  // namespace glane
