#include "stages/entities/short_forms.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "stages/entities/document_evidence.h"

namespace glane {
namespace {

constexpr std::int16_t kShortForm = 34;
constexpr std::uint32_t kLongestStem = 8;

}  // namespace

void find_short_forms(const Document& doc, const Lexicon& lexicon, const std::vector<Stem>& stems,
                      std::vector<Evidence>& out) {
  std::unordered_map<std::uint64_t, EntityType> by_key;
  std::unordered_set<std::uint64_t> first;
  std::uint32_t lengths = 0;  // bit k: a stem of k tokens
  for (const Stem& stem : stems) {
    if (stem.tokens.size() < 2 || stem.tokens.size() > kLongestStem) continue;
    by_key.try_emplace(name_key(doc, lexicon, stem.tokens), stem.type);
    first.insert(name_key(doc, lexicon, {stem.tokens.begin, stem.tokens.begin + 1}));
    lengths |= 1u << stem.tokens.size();
  }
  if (by_key.empty()) return;
  for (const Sentence& sentence : *doc.sentences) {
    if ((*doc.chrome)[sentence.paragraph]) continue;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if ((*doc.tokens)[i].kind != TokenKind::Han) continue;
      if (first.count(name_key(doc, lexicon, {i, i + 1})) == 0) continue;
      for (std::uint32_t length = kLongestStem; length >= 2; --length) {
        if ((lengths & 1u << length) == 0 || i + length > sentence.tokens.end) continue;
        const auto found = by_key.find(name_key(doc, lexicon, {i, i + length}));
        if (found == by_key.end()) continue;
        out.push_back({{i, i + length}, found->second, kShortForm, Source::Document, {}});
        break;
      }
    }
  }
}

}  // namespace glane
