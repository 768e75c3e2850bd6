#include <algorithm>
#include <bit>

#include "pipeline/utf8.h"
#include "stages/tagger/features.h"

namespace glane::tagger {
namespace {

constexpr std::uint64_t kBorder = 0x5bd1e995;  // before and after the sentence

// Numbers of templates; each takes its own rows of weights.
enum Template : std::uint32_t {
  kBias,
  kWord,
  kWordBefore,
  kWordAfter,
  kWordBefore2,
  kWordAfter2,
  kPairBefore,
  kPairAfter,
  kAround,
  kShape,
  kShapeBefore,
  kShapeAfter,
  kShapes,
  kPrefix,
  kSuffix = kPrefix + 8,
  kSuffixBefore = kSuffix + 8,
  kSuffixAfter,
  kLexicon,
  kLexiconBefore,
  kLexiconAfter,
  kLexiconBefore2,
  kLexiconAfter2,
  kLexiconPair,
  kKnown,
  kKnownBefore,
  kKnownAfter,
  kListed,
  kListedBefore,
  kListedAfter,
  kElsewhere,
  kElsewhereBefore,
  kElsewhereAfter,
  kRunFirst,
  kRunLast,
  kRunBefore,
  kRunAfter,
  kRunPlace,
  kCapitalsOnly,
  kStart,
  kQuoted,
  kLengthShape,
  kKnownShape,
  kKnownPair,
  kRunBefore2,
  kWordBefore3,
  kListedShape,
  kShapeWord,
  kNextSmall,
  kRunBeforeAfter,
  kSkip
};

// A run of capitals with the particles inside it, as far as the eye goes.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

constexpr std::uint32_t kLongestRun = 8;

}  // namespace

const Facts& border_facts() {
  static constexpr Facts kFacts = [] {
    Facts facts;
    facts.word = facts.bare = facts.piece = kBorder;
    facts.shape = 0x3F;
    return facts;
  }();
  return kFacts;
}

void FeatureFinder::french(const Document& doc, const std::vector<Facts>& facts,
                           const Stretch& stretch, std::uint32_t i, Rows& out) const {
  const TokenSpan s = stretch.sentence;
  const std::vector<Token>& tokens = *doc.tokens;
  const Facts& f = facts[i];
  const Facts& border = border_facts();
  const auto at = [&](int offset) -> const Facts& {
    const std::int64_t k = static_cast<std::int64_t>(i) + offset;
    return k < s.begin || k >= s.end ? border : facts[static_cast<std::size_t>(k)];
  };
  out.clear();
  const Facts& b1 = at(-1);
  const Facts& b2 = at(-2);
  const Facts& a1 = at(1);
  const Facts& a2 = at(2);
  const bool start = tokens[i].is(kSentenceStart);

  // The word itself.
  out.add(kWord, f.word);
  out.add(kShapeWord, pair(f.word, f.shape));
  out.add(kPairBefore, pair(b1.word, f.word));
  out.add(kPairAfter, pair(f.word, a1.word));
  {
    const std::string_view word = tokens[i].span.in(doc.text());
    std::array<char32_t, 32> letters;
    std::size_t n = 0;
    for (std::uint32_t pos = 0; pos < word.size() && n < letters.size();) {
      letters[n++] = chars_.fold(next_code_point(word, pos));
    }
    std::uint64_t prefix = f.capital;
    for (std::uint32_t k = 0; k < 4 && k < n; ++k) {
      prefix = pair(prefix, letters[k]);
      if (k > 0) out.add(kPrefix + k, prefix);
    }
    std::uint64_t suffix = f.capital;
    for (std::uint32_t k = 0; k < 5 && k < n; ++k) {
      suffix = pair(suffix, letters[n - 1 - k]);
      if (k > 0) out.add(kSuffix + k, suffix);
    }
    out.spelling = out.size;
    out.add(kLengthShape, pair(std::min<std::size_t>(n, 8), f.shape));
  }
  // Its neighbours.
  out.add(kBias, f.capital);
  out.add(kWordBefore, b1.word);
  out.add(kWordAfter, a1.word);
  out.add(kWordBefore2, b2.word);
  out.add(kWordAfter2, a2.word);
  out.add(kAround, pair(b1.word, a1.word));
  out.add(kSkip, pair(b2.word, b1.word));
  out.add(kNextSmall, pair(a1.word, a2.word));
  // Shapes.
  out.add(kShape, pair(f.shape, start));
  out.add(kShapeBefore, pair(b1.shape, f.shape));
  out.add(kShapeAfter, pair(f.shape, a1.shape));
  out.add(kShapes, pair(pair(b1.shape, f.shape), a1.shape));
  out.add(kStart, pair(pair(b2.shape, b1.shape), pair(f.shape, start)));
  // Lexicons and lists.
  const auto bits = [&](std::uint32_t feature, std::uint64_t set, std::uint64_t with) {
    for (; set != 0; set &= set - 1) {
      out.add(feature, pair(static_cast<std::uint64_t>(std::countr_zero(set)), with));
    }
  };
  bits(kLexicon, f.lexicon, f.capital);
  bits(kLexiconBefore, b1.lexicon, f.capital);
  bits(kLexiconAfter, a1.lexicon, f.capital);
  out.add(kLexiconPair, pair(pair(b1.lexicon, f.lexicon), f.capital));
  out.add(kKnown, pair(f.known, f.shape));
  out.add(kKnownShape, pair(pair(f.lexicon, f.shape), start));
  out.add(kKnownBefore, pair(pair(b1.known, f.known), f.capital));
  out.add(kKnownAfter, pair(pair(a1.known, f.known), f.capital));
  out.add(kKnownPair, pair(b1.word, f.known));
  out.add(kListed, pair(f.listed, f.shape));
  bits(kListedShape, f.listed, f.capital);
  out.add(kListedBefore, pair(b1.listed, pair(f.listed, f.capital)));
  out.add(kListedAfter, pair(a1.listed, pair(f.listed, f.capital)));
  // The same word elsewhere in the document.
  bits(kElsewhere, f.elsewhere, start);
  if (b1.elsewhere != 0 && f.capital) bits(kElsewhereBefore, b1.elsewhere & 0x7E, 0);
  if (a1.elsewhere != 0 && f.capital) bits(kElsewhereAfter, a1.elsewhere & 0x7E, 0);
  // The run of capitals that it is in or beside.
  Run run{i, i};
  while (
      run.begin > s.begin && i - run.begin < kLongestRun &&
      (facts[run.begin - 1].capital || (run.begin - 1 > s.begin && facts[run.begin - 2].capital &&
                                        (tokens[run.begin - 1].span.size() <= 3)))) {
    --run.begin;
  }
  while (
      run.end < s.end && run.end - i < kLongestRun &&
      (run.end == i || facts[run.end].capital ||
       (run.end + 1 < s.end && facts[run.end + 1].capital && tokens[run.end].span.size() <= 3))) {
    ++run.end;
  }
  while (run.begin < i && !facts[run.begin].capital) ++run.begin;
  const std::uint32_t place = std::min(i - run.begin, 3u) * 4 + std::min(run.end - 1 - i, 3u);
  out.add(kRunPlace, pair(place, f.capital));
  out.add(kRunFirst, pair(facts[run.begin].word, f.capital));
  out.add(kRunLast, pair(facts[run.end - 1].word, f.capital));
  const std::uint64_t run_before = run.begin > s.begin ? facts[run.begin - 1].word : kBorder;
  const std::uint64_t run_after = run.end < s.end ? facts[run.end].word : kBorder;
  out.add(kRunBefore, pair(run_before, f.capital));
  out.add(kRunAfter, pair(run_after, f.capital));
  out.add(kRunBeforeAfter, pair(run_before, run_after));
  if (run.begin > s.begin + 1) out.add(kRunBefore2, pair(facts[run.begin - 2].word, f.capital));
}

void FeatureFinder::stretches(const Document& doc, const std::vector<Facts>& facts,
                              const Sentence& sentence, std::vector<Stretch>& out) {
  constexpr std::uint32_t kBefore = 3;
  constexpr std::uint32_t kAfter = 3;
  static_cast<void>(doc);
  const TokenSpan s = sentence.tokens;
  std::uint32_t open = s.end;  // the beginning of the stretch at hand
  std::uint32_t last = 0;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if (!facts[i].capital) continue;
    // `Le gouvernement`: the sentence gives the capital.
    const bool leads = i + 1 < s.end && facts[i + 1].capital;
    if (facts[i].opener && !leads) continue;
    const std::uint32_t begin = i - s.begin < kBefore ? s.begin : i - kBefore;
    if (open == s.end) {
      open = begin;
    } else if (begin > last) {
      out.push_back({{open, last}, s});
      open = begin;
    }
    last = std::min(s.end, i + 1 + kAfter);
  }
  if (open != s.end) out.push_back({{open, last}, s});
}

}  // namespace glane::tagger
