#include "stages/entities/short_forms.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "stages/entities/document_evidence.h"

namespace glane {
namespace {

constexpr std::int16_t kShortForm = 34;
constexpr std::int16_t kRepeated = 24;
constexpr std::uint32_t kLongestStem = 8;
constexpr std::uint32_t kShortestRepeated = 3;
constexpr int kSure = 30;

// Says `weight` for the stems wherever they stand, but where `skip` has that a name is there
// already.
void say_stems(const Document& doc, const Lexicon& lexicon, const std::vector<Stem>& stems,
               const std::unordered_set<std::uint32_t>& skip, std::int16_t weight,
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
      if ((*doc.tokens)[i].kind != TokenKind::Han || skip.count(i) != 0) continue;
      if (first.count(name_key(doc, lexicon, {i, i + 1})) == 0) continue;
      for (std::uint32_t length = kLongestStem; length >= 2; --length) {
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
    if ((*doc.tokens)[c.tokens.begin].kind != TokenKind::Han || c.score() < kThreshold) continue;
    begins.insert(c.tokens.begin);
    if (c.known || c.score() < kSure || c.tokens.size() < kShortestRepeated) continue;
    stems.push_back({c.tokens, c.type()});
  }
  const auto before = static_cast<std::ptrdiff_t>(out.size());
  say_stems(doc, lexicon, stems, begins, kRepeated, out);
  // 国防部 is not named again in 国防部长.
  const auto cuts_word = [&](const Evidence& voice) {
    const TokenSpan span = voice.tokens;
    return lengths[span.begin] == 0 || (span.end < lengths.size() && lengths[span.end] == 0);
  };
  out.erase(std::remove_if(out.begin() + before, out.end(), cuts_word), out.end());
  return static_cast<std::ptrdiff_t>(out.size()) > before;
}

}  // namespace glane
