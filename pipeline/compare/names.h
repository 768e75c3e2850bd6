// Which names of one text are which of the other, and where another one stands.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/compare/align.h"
#include "pipeline/compare/finding.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/pipeline.h"
#include "stages/names/compare_names.h"

namespace glane::compare {

// Numbers of facts, one of each side, that name the same identity in the same bead.
struct NameLink {
  std::uint32_t fr = 0;
  std::uint32_t zh = 0;
};

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

// The romanised names of the French that sound like a Chinese name of another id.
[[nodiscard]] SameNames same_names(const Side& fr, const Side& zh, const NameKnowledge& knowledge);

// Identities are the same by their ids, by their sound, or where they stand in the same beads again
// and again.  Appends where a bead names another person, organisation or place than its
// counterpart, and where one identity has several names.
[[nodiscard]] std::vector<NameLink> compare_names(const Side& fr, const Side& zh,
                                                  const std::vector<Bead>& beads,
                                                  const NameKnowledge& knowledge,
                                                  std::vector<Finding>& findings);

}  // namespace glane::compare
