// Names that a machine has translated: `le Fils` for 孙, `banque douce` for 软银.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "stages/identities/clusters.h"
#include "stages/identities/context.h"
#include "stages/identities/identity_words.h"
#include "stages/names/identity_names.h"

namespace glane {

// Weighs what slip_evidence.tsv lists.  Immutable after construction.
class Slips {
 public:
  Slips(const DataFiles& files, const IdentityLexicon& names, const NameSounds& sounds,
        const IdentityNames& sound_names, const IdentityWords& words);

  struct Found {
    TokenSpan tokens;
    std::uint32_t identity = 0;
    RuleRef rule;
  };
  // Where the document has mistranslations with enough evidence, in text order, the longest where
  // they overlap.  One that is sure speaks for the others of its identity.
  [[nodiscard]] std::vector<Found> find(const Document& doc, const Clusters& clusters,
                                        const std::vector<Link>& links) const;

 private:
  // In the order of the words of the table.
  enum class Sign : std::uint8_t {
    Enough, Odd, Named, Translated, Related, Role, Part, Capital, Verb, Small, Of, Indefinite, Foe
  };
  static constexpr std::size_t kSignCount = 13;
  [[nodiscard]] int weight(Sign sign) const { return weights_[static_cast<std::size_t>(sign)]; }
  struct Slip;  // one that is weighed
  struct Traces;

  [[nodiscard]] std::vector<Found> find_beside(const Document& doc, const Context& context,
                                               const Traces& traces) const;

  [[nodiscard]] int weigh(const Slip& slip) const;
  [[nodiscard]] int weigh_document(const Slip& slip) const;
  [[nodiscard]] int weigh_neighbours(const Slip& slip) const;
  [[nodiscard]] bool has_foe(const Slip& slip, TokenSpan sentence) const;
  void extend(Slip& slip) const;
  [[nodiscard]] bool is_part(const Slip& slip, TokenSpan tokens) const;

  const IdentityLexicon& names_;
  const NameSounds& sounds_;
  const IdentityNames& sound_names_;
  const IdentityWords& words_;
  std::array<int, kSignCount> weights_{};
};

}  // namespace glane
