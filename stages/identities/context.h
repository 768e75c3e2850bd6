// What a sentence and its document say for an identity: where it belongs, what it is called.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "stages/identities/clusters.h"

namespace glane {

// Reads the document and the links made when it is built.  Lives for one document.
class Context {
 public:
  Context(const Document& doc, const IdentityLexicon& names, const Clusters& clusters,
          const std::vector<Link>& links)
      : doc_(doc), names_(names), clusters_(clusters), links_(links) {
    for (const Link& link : links) {
      if (link.cluster == Link::kNone) continue;
      const std::int32_t identity = clusters[link.cluster].identity;
      if (identity >= 0) named_.insert(names.identities()[static_cast<std::uint32_t>(identity)].id);
    }
  }

  // The sentence that holds a token.
  [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const;

  // The sentence of a mention, cut to what stands near it.
  [[nodiscard]] TokenSpan around(TokenSpan mention) const;

  // Whether an identity that this one is bound to (an employer, an owner, or the other way round)
  // is named among these tokens.
  [[nodiscard]] bool has_related(std::uint32_t identity, TokenSpan tokens) const;

  // Whether a role of this identity stands among these tokens.
  [[nodiscard]] bool has_role(std::uint32_t identity, TokenSpan tokens) const;

  // How much the sentence of a mention says for an identity; 0 for nothing.
  [[nodiscard]] int weight_beside(std::uint32_t identity, TokenSpan mention) const;

  // … and the document, where the sentence says nothing.
  [[nodiscard]] int weight(std::uint32_t identity, TokenSpan mention) const;

 private:
  [[nodiscard]] std::size_t first_mention(std::uint32_t token) const;
  [[nodiscard]] bool has_bound_elsewhere(std::string_view at) const;

  const Document& doc_;
  const IdentityLexicon& names_;
  const Clusters& clusters_;
  const std::vector<Link>& links_;
  std::unordered_set<std::string_view> named_;  // ids that the document has
};

}  // namespace glane
