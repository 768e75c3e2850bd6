// The answers to the names asked for last.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "stages/names/identity_names.h"

namespace glane {

// IdentityNames::find() costs some ten microseconds, and news repeats its names from one article to
// the next.  A name may displace another, which is then sought again: no answer depends on what was
// asked before.  Bounded; safe to share among threads.
class NameMemo {
 public:
  explicit NameMemo(const IdentityNames& names) : names_(names), slots_(kSlots) {}

  // What names.find(name) gives, `name` being read_name(text).
  [[nodiscard]] std::vector<std::uint32_t> find(std::string_view text, const NameText& name) const;

 private:
  static constexpr std::size_t kSlots = 8192;  // one megabyte at most, with its names
  static constexpr std::size_t kLongest = 64;  // bytes of a name that is kept
  static constexpr std::size_t kLocks = 64;
  struct Slot {
    std::string text;
    std::vector<std::uint32_t> found;
  };

  const IdentityNames& names_;
  mutable std::vector<Slot> slots_;
  mutable std::array<std::mutex, kLocks> locks_;
};

}  // namespace glane
