#include "stages/names/name_memo.h"

#include "pipeline/hash.h"

namespace glane {

std::vector<std::uint32_t> NameMemo::find(std::string_view text, const NameText& name) const {
  if (text.empty() || text.size() > kLongest) return names_.find(name);
  const std::size_t at = hash_bytes(text) % kSlots;
  Slot& slot = slots_[at];
  std::mutex& mutex = locks_[at % kLocks];
  {
    const std::lock_guard lock(mutex);
    if (slot.text == text) return slot.found;
  }
  std::vector<std::uint32_t> found = names_.find(name);
  const std::lock_guard lock(mutex);
  slot.text = text;
  slot.found = found;
  return found;
}

}  // namespace glane
