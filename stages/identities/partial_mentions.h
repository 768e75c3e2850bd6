// Parts of names (`Huang`, `Jensen`, 孙) led to whole ones.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "stages/identities/clusters.h"
#include "stages/identities/resolver.h"

namespace glane {

// Each part is led to the latest whole name before it, else to the first after it; else to the one
// identity of the lexicon that bears it and for which the sentence speaks.  Where several are
// equally likely they become the candidates of the link.  Lives for one document.
class PartialMentions {
 public:
  PartialMentions(const Document& doc, const ResolverTools& tools, Clusters& clusters,
                  std::vector<Link>& links)
      : doc_(doc),
        tools_(tools),
        clusters_(clusters),
        links_(links),
        context_(doc, tools.names, clusters, links) {}

  void link();

 private:
  // Where a part of a name last stood as part of a whole one, and before it of another person's.
  struct Part {
    std::uint32_t cluster = Link::kNone;
    Form form = Form::Full;
    std::uint32_t mention = 0;
    std::uint32_t rival = Link::kNone;  // that person's cluster
    std::uint32_t rival_mention = 0;
  };
  // An identity that a bare name may be.
  struct Candidate {
    const IdentityLexicon::Name* name = nullptr;
    std::int64_t weight = 0;
  };

  void register_parts(std::size_t m, bool replace);
  void register_han(std::size_t m, bool replace);
  void note(std::size_t m, TokenSpan part, Form form, bool replace);
  [[nodiscard]] const Part* find_part(std::size_t m) const;
  [[nodiscard]] Form form_of(std::uint32_t cluster, TokenSpan part, Form by_order) const;
  bool link_to_part(std::size_t m, const Part* part);
  [[nodiscard]] int weigh_rival(std::size_t m, const Part& part) const;
  void link_to_lexicon(std::size_t m);
  void link_to_company(std::size_t m);
  [[nodiscard]] std::vector<Candidate> candidates(std::size_t m) const;
  [[nodiscard]] bool is_shared_family(TokenSpan tokens) const;
  [[nodiscard]] bool ends_in_syllables(TokenSpan tokens) const;
  [[nodiscard]] bool family_first(TokenSpan tokens);

  const Document& doc_;
  const ResolverTools& tools_;
  Clusters& clusters_;
  std::vector<Link>& links_;
  Context context_;
  std::unordered_map<std::uint64_t, Part> parts_;
  std::unordered_map<std::uint64_t, bool> family_first_;  // by text
};

}  // namespace glane
