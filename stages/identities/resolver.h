// Whose the names of one document are.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "stages/identities/writing_system.h"

namespace glane {

// What a resolver works with; owned by the stage.
struct ResolverTools {
  const Lexicon& lexicon;
  const IdentityLexicon& names;
  const WritingSystem& writing;
};

// The mentions of a document in clusters of one identity each: exact writings first, then the same
// words in another order, then names in brackets, then parts of names.  Lives for one document.
class Resolver {
 public:
  Resolver(const Document& doc, const ResolverTools& tools) : doc_(doc), tools_(tools) {}

  std::vector<EntityRecord> run();

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // Those of one identity.  `name` is its longest mention where the lexicon does not know it.
  struct Cluster {
    EntityType type = EntityType::Person;
    std::int32_t identity = -1;
    TokenSpan name;
    bool family_first = false;
    Writing writing = Writing::Common;
    std::uint32_t latest = 0;
  };
  struct Link {
    std::uint32_t cluster = kNone;
    Form form = Form::Full;
    Writing writing = Writing::None;
    bool part = false;  // settled as a part of a longer name
  };
  // Where a part of a name last stood as part of a whole one.
  struct Part {
    std::uint32_t cluster;
    Form form;
  };

  void link_known(std::size_t m);
  void link_unknown(std::size_t m);
  void link_brackets();
  void link_parts();
  [[nodiscard]] bool link_known_part(std::size_t m);
  void register_parts(std::size_t m, bool replace);
  std::uint32_t cluster_of_identity(std::uint32_t identity);
  void merge(std::uint32_t from, std::uint32_t into);
  [[nodiscard]] std::uint32_t root(std::uint32_t cluster) const;
  [[nodiscard]] std::uint64_t key(TokenSpan tokens) const;
  [[nodiscard]] bool is_single(TokenSpan tokens) const;
  [[nodiscard]] std::string slug(const Cluster& cluster) const;
  EntityRecord record(std::size_t m);

  const Document& doc_;
  const ResolverTools& tools_;
  std::vector<Link> links_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> merged_into_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_identity_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_key_;
  std::unordered_map<std::uint64_t, Part> parts_;
};

}  // namespace glane
