#include "stages/entities/short_forms.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "stages/entities/document_evidence.h"
#include "stages/entities/han_words.h"

namespace glane {
namespace {

constexpr std::int16_t kShortForm = 34;
constexpr std::int16_t kRepeated = 24;
constexpr std::uint32_t kLongestStem = 8;
constexpr std::uint32_t kShortestRepeated = 3;
constexpr int kSure = 30;

// Scripts that no capital tells a name in. A token of hangul or kana is a word, one of Han a character.
bool is_bare(const Token& token) {
  return token.kind == TokenKind::Han || token.kind == TokenKind::Script;
}
std::uint32_t shortest(const Token& token, std::uint32_t characters) {
  return token.kind == TokenKind::Han ? characters : 1;
}

// Says `weight` for the stems wherever they stand, but where `skip` has that a name is there
// already.
void say_stems(const Document& doc, const Lexicon& lexicon, const std::vector<Stem>& stems,
               const std::unordered_set<std::uint32_t>& skip, std::int16_t weight,
               std::vector<Evidence>& out) {
  std::unordered_map<std::uint64_t, EntityType> by_key;
  std::unordered_set<std::uint64_t> first;
  std::uint32_t lengths = 0;  // bit k: a stem of k tokens
  for (const Stem& stem : stems) {
    const std::uint32_t least = shortest((*doc.tokens)[stem.tokens.begin], 2);
    if (stem.tokens.size() < least || stem.tokens.size() > kLongestStem) continue;
    by_key.try_emplace(name_key(doc, lexicon, stem.tokens), stem.type);
    first.insert(name_key(doc, lexicon, {stem.tokens.begin, stem.tokens.begin + 1}));
    lengths |= 1u << stem.tokens.size();
  }
  if (by_key.empty()) return;
  for (const Sentence& sentence : *doc.sentences) {
    if ((*doc.chrome)[sentence.paragraph]) continue;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (!is_bare((*doc.tokens)[i]) || skip.count(i) != 0) continue;
      if (first.count(name_key(doc, lexicon, {i, i + 1})) == 0) continue;
      for (std::uint32_t length = kLongestStem; length >= 1; --length) {
        if ((lengths & 1u << length) == 0 || i + length > sentence.tokens.end) continue;
        const auto found = by_key.find(name_key(doc, lexicon, {i, i + length}));
        if (found == by_key.end()) continue;
        out.push_back({{i, i + length}, found->second, weight, Source::Document, {}});
        break;
      }
    }
  }
}

}  // namespace

void find_short_forms(const Document& doc, const Lexicon& lexicon, const std::vector<Stem>& stems,
                      std::vector<Evidence>& out) {
  say_stems(doc, lexicon, stems, {}, kShortForm, out);
}

bool find_repeated(const Document& doc, const Lexicon& lexicon,
                   const std::vector<Candidate>& candidates,
                   const std::vector<std::uint8_t>& lengths, std::vector<Evidence>& out) {
  std::vector<Stem> stems;
  std::unordered_set<std::uint32_t> begins;
  for (const Candidate& c : candidates) {
    const Token& first = (*doc.tokens)[c.tokens.begin];
    if (!is_bare(first) || c.score() < kThreshold) continue;
    begins.insert(c.tokens.begin);
    if (c.known || c.score() < kSure) continue;
    if (c.tokens.size() < shortest(first, kShortestRepeated)) continue;
    stems.push_back({c.tokens, c.type()});
  }
  const auto before = static_cast<std::ptrdiff_t>(out.size());
  say_stems(doc, lexicon, stems, begins, kRepeated, out);
  // 国防部 is not named again in 国防部长.
  const auto is_cut = [&](const Evidence& voice) { return cuts_word(lengths, voice.tokens); };
  out.erase(std::remove_if(out.begin() + before, out.end(), is_cut), out.end());
  return static_cast<std::ptrdiff_t>(out.size()) > before;
}

}  // namespace glane
