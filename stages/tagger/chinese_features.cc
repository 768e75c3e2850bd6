#include <algorithm>
#include <bit>

#include "stages/tagger/chinese_words.h"
#include "stages/tagger/features.h"

namespace glane::tagger {
namespace {

// Numbers of templates, apart from those of French by being of another model.
enum Template : std::uint32_t {
  kBias,
  kChar,
  kCharBefore,
  kCharAfter,
  kCharBefore2,
  kCharAfter2,
  kPairBefore,
  kPairAfter,
  kPairBefore2,
  kPairAfter2,
  kAround,
  kTriple,
  kTripleBefore,
  kTripleAfter,
  kLexicon,
  kLexiconBefore,
  kLexiconAfter,
  kLexicons,
  kKnown,
  kKnownBefore,
  kKnownAfter,
  kListed,
  kListedBefore,
  kListedAfter,
  kShapes,
  kPiece,
  kPieceBefore,
  kPieceAfter,
  kPieceKind,
  kPieceKinds,
  kPieceKindChar,
  kPiecePair,
  kPieceNext,
  kForeign,
  kForeignRun,
  kLastChar,
  kNextLastChar,
  kPieceBefore2,
  kKindBefore2,
  kListedAt,
  kKindAfter,
  kKindsBefore,
  kKindsAfter,
  kPieceAfter2,
  kRunLast,
  kRunLastChar,
  kRunFirst,
  kRunBefore,
  kRunAfter,
  kRunPlace,
  kRunEnds,
  kBracket,
  kBracketPlace,
  kPieces,
  kPiecesNext
};

// Where in its word a character stands, and what the word is.
std::uint64_t kind_of(const Facts& facts) {
  const unsigned place = (facts.back > 0 ? 1u : 0u) | (facts.ahead > 0 ? 2u : 0u);
  return facts.piece_class * 4u + place;
}

std::uint64_t speech_of(const Facts& facts) {
  return facts.piece_class & kSpeech;
}

}  // namespace

void FeatureFinder::chinese(const Document& doc, const std::vector<Facts>& facts,
                            const Stretch& stretch, std::uint32_t i, Rows& out) const {
  static_cast<void>(doc);
  const TokenSpan s = stretch.sentence;
  const auto at = [&](std::int64_t offset) -> const Facts& {
    const std::int64_t k = static_cast<std::int64_t>(i) + offset;
    return k < s.begin || k >= s.end ? border_facts() : facts[static_cast<std::size_t>(k)];
  };
  out.clear();
  const Facts& f = facts[i];
  const Facts& b1 = at(-1);
  const Facts& b2 = at(-2);
  const Facts& a1 = at(1);
  const Facts& a2 = at(2);
  // The character itself and its word.
  out.add(kChar, f.word);
  out.add(kPairBefore, pair(b1.word, f.word));
  out.add(kPairAfter, pair(f.word, a1.word));
  out.add(kTriple, pair(pair(b1.word, f.word), a1.word));
  out.add(kTripleBefore, pair(pair(b2.word, b1.word), f.word));
  out.add(kTripleAfter, pair(pair(f.word, a1.word), a2.word));
  out.add(kPiece, pair(f.piece, f.back));
  out.add(kPieceKindChar, pair(f.word, kind_of(f)));
  out.spelling = out.size;
  // Characters around.
  out.add(kBias, 0);
  out.add(kCharBefore, b1.word);
  out.add(kCharAfter, a1.word);
  out.add(kCharBefore2, b2.word);
  out.add(kCharAfter2, a2.word);
  out.add(kAround, pair(b1.word, a1.word));
  out.add(kPairBefore2, pair(b2.word, b1.word));
  out.add(kPairAfter2, pair(a1.word, a2.word));
  // Words around.
  const Facts& before = at(-1 - static_cast<std::int64_t>(f.back));
  const Facts& before2 = at(-2 - static_cast<std::int64_t>(f.back) - before.back);
  const Facts& after = at(1 + static_cast<std::int64_t>(f.ahead));
  const Facts& after2 = at(2 + static_cast<std::int64_t>(f.ahead) + after.ahead);
  const Facts& last = at(f.ahead);
  const Facts& next_last = at(1 + static_cast<std::int64_t>(f.ahead) + after.ahead);
  out.add(kPieceBefore, pair(before.piece, f.back));
  out.add(kPieceAfter, pair(after.piece, f.ahead));
  out.add(kPieceBefore2, before2.piece);
  out.add(kPieceKind, kind_of(f));
  out.add(kPieceKinds, pair(pair(speech_of(before), kind_of(f)), speech_of(after)));
  out.add(kKindBefore2, pair(speech_of(before), kind_of(f)));
  const Facts& run_last = at(f.run_ahead);
  const Facts& run_first = at(-static_cast<std::int64_t>(f.run_back));
  const Facts& run_before = at(-1 - static_cast<std::int64_t>(f.run_back));
  const Facts& run_after = at(1 + static_cast<std::int64_t>(f.run_ahead));
  out.add(kRunLast, pair(run_last.piece, std::min<unsigned>(f.run_ahead, 6)));
  out.add(kRunLastChar, pair(run_last.word, f.run_back == 0));
  out.add(kRunFirst, pair(run_first.piece, std::min<unsigned>(f.run_back, 6)));
  out.add(kRunBefore, pair(run_before.piece, std::min<unsigned>(f.run_back, 3)));
  out.add(kRunAfter, pair(run_after.piece, std::min<unsigned>(f.run_ahead, 3)));
  out.add(kRunPlace, std::min<unsigned>(f.run_back, 6) * 16 + std::min<unsigned>(f.run_ahead, 6));
  out.add(kRunEnds, pair(pair(speech_of(run_before), kind_of(f)), speech_of(run_after)));
  out.add(kBracket, pair(f.bracket, speech_of(f)));
  out.add(kBracketPlace, pair(pair(b1.bracket, f.bracket), a1.bracket));
  out.add(kPieces, pair(pair(before.piece, f.piece), f.back));
  out.add(kPiecesNext, pair(pair(after.piece, f.piece), f.back));
  out.add(kKindAfter, pair(speech_of(after), kind_of(f)));
  out.add(kKindsBefore, pair(pair(speech_of(before2), speech_of(before)), kind_of(f)));
  out.add(kKindsAfter, pair(pair(speech_of(after2), speech_of(after)), kind_of(f)));
  out.add(kPieceAfter2, after2.piece);
  out.add(kPiecePair, pair(before.piece, kind_of(f)));
  out.add(kPieceNext, pair(after.piece, kind_of(f)));
  out.add(kLastChar, pair(last.word, std::min<unsigned>(f.ahead, 3)));
  out.add(kNextLastChar, pair(next_last.word, kind_of(f)));
  // Lexicons and lists.
  const auto bits = [&](std::uint32_t feature, std::uint64_t set) {
    for (; set != 0; set &= set - 1) {
      out.add(feature, static_cast<std::uint64_t>(std::countr_zero(set)));
    }
  };
  bits(kLexicon, f.lexicon);
  bits(kLexiconBefore, b1.lexicon);
  bits(kLexiconAfter, a1.lexicon);
  out.add(kLexicons, pair(b1.lexicon, pair(f.lexicon, a1.lexicon)));
  out.add(kKnown, f.known);
  out.add(kKnownBefore, pair(b1.known, f.known));
  out.add(kKnownAfter, pair(f.known, a1.known));
  bits(kListedAt, f.listed);
  out.add(kListed, f.listed);
  out.add(kListedBefore, pair(b1.listed, f.listed));
  out.add(kListedAfter, pair(f.listed, a1.listed));
  out.add(kShapes, pair(pair(b1.shape, f.shape), a1.shape));
  // Foreign names in Chinese characters.
  unsigned left = 0;
  unsigned right = 0;
  while (left < 4 && spells_foreign(at(-1 - static_cast<int>(left)))) ++left;
  while (right < 4 && spells_foreign(at(1 + static_cast<int>(right)))) ++right;
  out.add(kForeign, (left * 8 + right) * 2 + (spells_foreign(f) ? 1 : 0));
  out.add(kForeignRun, std::min(left + right, 5u) * 2 + (spells_foreign(f) ? 1 : 0));
}

}  // namespace glane::tagger
