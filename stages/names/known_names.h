// Looks names up among the identities, by letters without marks, order and case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/char_table.h"
#include "pipeline/identity_lexicon.h"
#include "stages/names/name_text.h"

namespace glane {

// An index over the full names and aliases of an IdentityLexicon, which it must not outlive.  Built
// once, const after, safe to share.
class KnownNames {
 public:
  KnownNames(const IdentityLexicon& lexicon, const CharTable& chars);

  // The identities that have this very name, each once; a person's name in either order.
  [[nodiscard]] std::vector<std::uint32_t> find(const NameText& name) const;

  // The organisations whose name this is but for the words of its kind: `Swire Group`, `Swire`.
  [[nodiscard]] std::vector<std::uint32_t> find_short(const NameText& name) const;

  // The identities whose family or given name this is.
  [[nodiscard]] std::vector<std::uint32_t> find_part(const NameText& name) const;

  [[nodiscard]] const IdentityLexicon& lexicon() const { return lexicon_; }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t name = 0;  // row of lexicon().names()
  };
  void collect(const std::vector<Entry>& entries, const std::string& key, std::optional<EntityType> only,
               std::size_t words, std::vector<std::uint32_t>& out) const;

  const IdentityLexicon& lexicon_;
  const CharTable& chars_;
  std::vector<Entry> full_;
  std::vector<Entry> parts_;
  std::vector<Entry> shorts_;
};

}  // namespace glane
