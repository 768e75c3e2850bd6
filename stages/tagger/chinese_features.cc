#include <bit>

#include "stages/tagger/features.h"

namespace glane::tagger {
namespace {

constexpr std::uint64_t kBorder = 0x5bd1e995;

// Numbers of templates, apart from those of French by being of another model.
enum Template : std::uint32_t {
  kChar = 0, kPair = 8, kTriple = 16, kLexicon = 24, kKnown = 32, kListed = 40, kShape = 48,
  kWord = 56, kPoint = 64, kSkip = 72
};

std::uint64_t pair(std::uint64_t a, std::uint64_t b) {
  return (a ^ 0x2545F4914F6CDD1Du) * 0x9E3779B97F4A7C15u + b;
}

}  // namespace

void FeatureFinder::chinese(const Document& doc, const std::vector<Facts>& facts,
                            const Stretch& stretch, std::uint32_t i, Rows& out) const {
  const TokenSpan s = stretch.sentence;
  const std::vector<Token>& tokens = *doc.tokens;
  static_cast<void>(tokens);
  static constexpr Facts kNone{kBorder, kBorder, 0, 0, 0, 0, 0x3F, false};
  const auto at = [&](int offset) -> const Facts& {
    const std::int64_t k = static_cast<std::int64_t>(i) + offset;
    return k < s.begin || k >= s.end ? kNone : facts[static_cast<std::size_t>(k)];
  };
  out.clear();
  const std::array<const Facts*, 7> w{&at(-3), &at(-2), &at(-1), &at(0), &at(1), &at(2), &at(3)};
  const auto word = [&](int k) { return w[static_cast<std::size_t>(k + 3)]->word; };
  out.add(kChar, word(0));
  out.add(kPair, pair(word(-1), word(0)));
  out.add(kPair + 1, pair(word(0), word(1)));
  out.add(kTriple, pair(pair(word(-1), word(0)), word(1)));
  out.add(kTriple + 1, pair(pair(word(-2), word(-1)), word(0)));
  out.add(kTriple + 2, pair(pair(word(0), word(1)), word(2)));
  out.spelling = out.size;
  out.add(kChar + 1, word(-1));
  out.add(kChar + 2, word(1));
  out.add(kChar + 3, word(-2));
  out.add(kChar + 4, word(2));
  out.add(kSkip, pair(word(-1), word(1)));
  out.add(kPair + 2, pair(word(-2), word(-1)));
  out.add(kPair + 3, pair(word(1), word(2)));
  const auto bits = [&](std::uint32_t feature, std::uint64_t set) {
    for (; set != 0; set &= set - 1) {
      out.add(feature, static_cast<std::uint64_t>(std::countr_zero(set)));
    }
  };
  const Facts& f = *w[3];
  bits(kLexicon, f.lexicon);
  bits(kLexicon + 1, w[2]->lexicon);
  bits(kLexicon + 2, w[4]->lexicon);
  out.add(kLexicon + 3, pair(w[2]->lexicon, pair(f.lexicon, w[4]->lexicon)));
  out.add(kKnown, f.known);
  out.add(kKnown + 1, pair(w[2]->known, f.known));
  out.add(kKnown + 2, pair(f.known, w[4]->known));
  out.add(kListed, f.listed);
  out.add(kListed + 1, pair(w[2]->listed, f.listed));
  out.add(kListed + 2, pair(f.listed, w[4]->listed));
  out.add(kShape, pair(pair(w[2]->shape, f.shape), w[4]->shape));
}

}  // namespace glane::tagger
