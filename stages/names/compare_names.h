// Whether two names are names of one person or organisation, with the reason.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "stages/names/identity_names.h"
#include "stages/names/known_names.h"
#include "stages/names/name_match.h"
#include "stages/names/name_sounds.h"

namespace glane {

enum class Sameness : std::uint8_t { Same, Different, Unknown };
[[nodiscard]] std::string_view to_string(Sameness sameness);

struct Verdict {
  Sameness sameness = Sameness::Unknown;
  std::string reason;
};

// Two mentions; a context is the text that a mention stands in, or empty.
struct NamePair {
  std::string_view a, b;
  std::string_view context_a, context_b;
};

// Holds references to what it compares with.  Const, safe to share.
class NameComparer {
 public:
  NameComparer(const NameSounds& sounds, const KnownNames& known)
      : sounds_(sounds), known_(known), names_(known.lexicon(), sounds) {}

  [[nodiscard]] Verdict compare(const NamePair& pair) const;

  [[nodiscard]] const NameMatcher& matcher() const { return names_.matcher(); }
  [[nodiscard]] const IdentityNames& names() const { return names_; }
  [[nodiscard]] const NameSounds& sounds() const { return sounds_; }
  [[nodiscard]] const KnownNames& known() const { return known_; }

  // Without their contexts.
  [[nodiscard]] Verdict compare_texts(const NameText& a, const NameText& b) const {
    return compare_alone(a, b);
  }

  // Whether `part` can be the family, or the given name, of `full`.
  [[nodiscard]] bool matches_part(const NameText& part, const NameText& full) const;
  [[nodiscard]] bool matches_given(const NameText& part, const NameText& full) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> find_exact(const NameText& name) const;
  [[nodiscard]] Verdict compare_alone(const NameText& a, const NameText& b) const;
  [[nodiscard]] Verdict by_identities(const std::vector<std::uint32_t>& a,
                                      const std::vector<std::uint32_t>& b) const;
  [[nodiscard]] Verdict with_identity(const std::vector<std::uint32_t>& known,
                                      const NameText& name) const;

  const NameSounds& sounds_;
  const KnownNames& known_;
  IdentityNames names_;
};

// Reads pairs as TSV whose header line names the columns `pair`, `a`, `b` and, if there are
// contexts, `context_a`, `context_b`; other columns are passed over.  Writes `pair TAB verdict TAB
// reason`. Throws UsageError where a column is missing.
void compare_pairs(const NameComparer& comparer, std::istream& in, std::ostream& out);

}  // namespace glane
