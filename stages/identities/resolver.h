// Whose the names of one document are.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "stages/identities/clusters.h"
#include "stages/identities/context.h"
#include "stages/identities/identity_words.h"
#include "stages/identities/slips.h"
#include "stages/names/name_memo.h"
#include "stages/names/name_sounds.h"

namespace glane {

// What a resolver works with; owned by the stage.
struct ResolverTools {
  const Lexicon& lexicon;
  const IdentityLexicon& names;
  const NameSounds& sounds;
  const NameMemo& sound_names;
  const IdentityWords& words;
  const Slips& slips;
};

// A key of the words of a name, equal for equal ones of one type.
[[nodiscard]] std::uint64_t mention_key(const Document& doc, const Lexicon& lexicon,
                                        TokenSpan tokens, EntityType type);
[[nodiscard]] std::uint64_t mix_keys(std::uint64_t hash, std::uint64_t next);

// One word, hyphens inside allowed; or one Han character.
[[nodiscard]] bool is_single_word(const Document& doc, TokenSpan tokens);

// The mentions of a document in clusters of one identity each: exact writings first, then writings
// by sound and structure, then names in brackets, parts of names, and mistranslations.  Lives for
// one document.
class Resolver {
 public:
  Resolver(const Document& doc, const ResolverTools& tools) : doc_(doc), tools_(tools) {}

  std::vector<EntityRecord> run();

 private:
  [[nodiscard]] std::vector<const IdentityLexicon::Name*> known_names(std::size_t m) const;
  void link_known_as(std::size_t m, const IdentityLexicon::Name& name);
  void link_known(std::size_t m);
  void link_shared(std::size_t m, const Context& context);
  void link_person(std::size_t m);
  void link_by_sound(std::size_t m, const NameText& name);
  bool link_with_legal_form(std::size_t m);
  void link_unknown(std::size_t m);
  void link_brackets();
  [[nodiscard]] std::string slug(const Cluster& cluster) const;
  [[nodiscard]] Writing plain_writing(std::size_t m);
  [[nodiscard]] EntityRecord record(std::size_t m);
  void add_slips(std::vector<EntityRecord>& records) const;
  void describe(const Cluster& cluster, EntityRecord& record) const;

  const Document& doc_;
  const ResolverTools& tools_;
  std::vector<Link> links_;
  Clusters clusters_;
  std::size_t named_otherwise_ = 0;  // clusters that a clear writing speaks for
  std::unordered_map<std::uint64_t, std::uint32_t> by_key_;     // what no lexicon knows
  std::unordered_map<std::string, std::uint32_t> people_;       // … by normalised name
  std::unordered_map<std::uint64_t, Link> by_person_text_;      // people asked for before
  std::unordered_map<std::uint32_t, Writing> usual_writing_;    // of identities
};

}  // namespace glane
