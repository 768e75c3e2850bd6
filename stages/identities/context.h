// What a sentence and its document say for an identity: where it belongs, what it is called.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "stages/identities/clusters.h"

namespace glane {

// Reads the document and the links made so far.  Lives for one document.
class Context {
 public:
  Context(const Document& doc, const IdentityLexicon& names, const Clusters& clusters,
          const std::vector<Link>& links)
      : doc_(doc), names_(names), clusters_(clusters), links_(links) {}

  // The sentence that holds a token.
  [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const;

  // Whether an identity that this one is bound to (an employer, an owner, or the other way round)
  // is named among these tokens.
  [[nodiscard]] bool has_related(std::uint32_t identity, TokenSpan tokens) const;

  // Whether a role of this identity stands among these tokens.
  [[nodiscard]] bool has_role(std::uint32_t identity, TokenSpan tokens) const;

  // How much the sentence of a mention, and the document, say for an identity; 0 for nothing.
  [[nodiscard]] int weight(std::uint32_t identity, TokenSpan mention) const;

 private:
  [[nodiscard]] std::size_t first_mention(std::uint32_t token) const;

  const Document& doc_;
  const IdentityLexicon& names_;
  const Clusters& clusters_;
  const std::vector<Link>& links_;
};

}  // namespace glane
