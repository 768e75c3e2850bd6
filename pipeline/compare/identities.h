// The identities that each text names, and which of one text is which of the other.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/compare/align.h"
#include "pipeline/compare/side.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/pipeline.h"
#include "stages/names/compare_names.h"

namespace glane::compare {

// What is known of names, whatever the text.  Const after construction, safe to share.
class NameKnowledge {
 public:
  explicit NameKnowledge(const Pipeline& pipeline);

  // Whether two names of persons are one by the lexicon, by sound or by structure.
  [[nodiscard]] Sameness compare(std::string_view fr, std::string_view zh) const {
    return comparer_.compare({fr, zh, {}, {}}).sameness;
  }

  // The identity of the lexicon that has this id; null where there is none.
  [[nodiscard]] const IdentityLexicon::Identity* find(std::string_view id) const;

 private:
  const NameSounds& sounds_;
  KnownNames known_;
  NameComparer comparer_;
  std::unordered_map<std::string_view, const IdentityLexicon::Identity*> by_id_;
};

inline constexpr std::uint32_t kNoIdentity = 0xFFFFFFFF;

struct NamedIdentity {
  const Fact* first = nullptr;
  std::uint32_t counterpart = kNoIdentity;  // on the other side
  std::uint32_t beads = 0;                  // how many name it
  std::uint32_t last_bead = kNoIdentity;
  bool alias = false;  // of the French: another name of its counterpart, which has one
};

// The names of one side.
struct Names {
  std::vector<NamedIdentity> identities;
  std::vector<std::uint32_t> of_fact;  // identity by fact; kNoIdentity where it is no name
};

[[nodiscard]] Names collect_names(const Side& side, const std::vector<Bead>& beads, bool french);

// Sets the counterparts: by id, by sound, or because both stand in the same beads again and again.
void match_identities(const Side& fr_side, Names& fr, const Side& zh_side, Names& zh,
                      const std::vector<Bead>& beads, const NameKnowledge& knowledge);

// Whether names of different ids can be one.
enum class Kinship : std::uint8_t { Excluded, Possible, Certain };
[[nodiscard]] Kinship kinship(const NameKnowledge& knowledge, const Fact& fr, const Fact& zh);

// Whether the id is one of the lexicon that every language shares.
[[nodiscard]] bool is_known(const Fact& fact);
[[nodiscard]] bool is_romanised(const Fact& fr);
// Whether a name of the lexicon would be known in the other language too.
[[nodiscard]] bool has_name_in(const NameKnowledge& knowledge, const Fact& fact, bool french);

}  // namespace glane::compare
