// Whether two names can be one by their sound and structure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/names/name_parts.h"
#include "stages/names/name_sounds.h"
#include "stages/names/name_text.h"

namespace glane {

// What two names have in common.
struct SoundMatch {
  bool same = false;
  std::string how;  // in which languages the family and the given name are the same
};

class NameMatcher {
 public:
  explicit NameMatcher(const NameSounds& sounds) : sounds_(sounds) {}

  // Both orders, hybrids whose parts both agree, one word or several.
  [[nodiscard]] SoundMatch match(const NameText& a, const NameText& b) const;

  // Whether the whole of both is one sequence of Mandarin syllables, in the order written.
  [[nodiscard]] bool same_mandarin(const NameText& a, const NameText& b) const;

  // Whether one is the other with a Chinese given name added: Alice Mak, Alice Mak Mei-kuen.
  [[nodiscard]] bool adds_given_name(const NameText& a, const NameText& b) const;

  // Whether one word is the family, or the given name, of a full name.
  [[nodiscard]] bool matches_family(const NameText& part, const NameText& full) const;
  [[nodiscard]] bool matches_given(const NameText& part, const NameText& full) const;

 private:
  // A bit for each pair of languages in which the parts agree.
  using Pairs = std::uint64_t;
  [[nodiscard]] Pairs match_parts(const NamePart& a, const NamePart& b) const;
  // By reading, and by the tables of family names.
  struct FamilyPairs {
    Pairs read = 0;
    Pairs listed = 0;
  };
  [[nodiscard]] FamilyPairs match_families(const NamePart& a, const NamePart& b) const;
  [[nodiscard]] std::vector<FamilySpelling> listed_families(const NamePart& part) const;
  [[nodiscard]] bool is_pinyin(const NamePart& part) const;
  [[nodiscard]] bool is_fuller(const NameText& longer, const NameText& shorter) const;
  [[nodiscard]] bool meets(const NamePart& a, Tongue ta, const NamePart& b, Tongue tb) const;
  // The pair of languages of the family and that of the given name, or nothing where none go
  // together.
  struct Coherence {
    std::size_t family = 0, given = 0;
  };
  [[nodiscard]] std::optional<Coherence> coherent(const NameSplit& a, const NameSplit& b,
                                                  FamilyPairs family, Pairs given) const;

  const NameSounds& sounds_;
};

}  // namespace glane
