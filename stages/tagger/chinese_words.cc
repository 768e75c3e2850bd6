#include "stages/tagger/chinese_words.h"

#include <algorithm>

namespace glane::tagger {
namespace {

constexpr std::uint32_t kLongestWord = 8;
constexpr std::uint32_t kAhead = 6;  // tokens whose words are called for
// Half steps of a logarithm, as the weights are: what a word of weight 0 costs.
constexpr std::uint32_t kRarest = 39;
constexpr std::uint32_t kLongestRun = 12;
// Names, nouns, verbs used as nouns, short forms, what the gazetteer lacks, Latin words.
constexpr std::uint32_t kNominal = 0x7Fu | 1u << 8 | 1u << 18 | 1u << 22 | 1u << 23 | 1u << 25 |
                                   1u << 26 | 1u << kLatinToken | 1u << kUnknownHan;

struct Bracket {
  std::string_view open;
  std::string_view close;
  std::uint8_t kind;
};
constexpr std::array<Bracket, 9> kBrackets{{{"《", "》", 1},
                                            {"〈", "〉", 1},
                                            {"“", "”", 2},
                                            {"「", "」", 2},
                                            {"『", "』", 2},
                                            {"\"", "\"", 2},
                                            {"（", "）", 3},
                                            {"(", ")", 3},
                                            {"‘", "’", 2}}};

// The lists that an entry of several characters is in.
std::uint8_t lists_of(unsigned classes) {
  static constexpr std::array<std::uint8_t, 4> kNames{0, 1u << kPersonList, 1u << kPlaceList,
                                                      1u << kOrganizationList};
  const unsigned speech = classes & kSpeech;
  unsigned lists = kNames[classes >> 5 & 3];
  if (speech >= 1 && speech <= 5) {
    lists |= 1u << (speech - 1);
  } else if (speech != 0) {
    lists |= 1u << kWordList;
  }
  if ((classes & 0x80) != 0) lists |= 1u << kDivisionList;
  return static_cast<std::uint8_t>(lists);
}

// Of a single character.
std::uint8_t lists_of_char(unsigned classes) {
  return static_cast<std::uint8_t>((classes & 0x20) != 0 ? 1u << kForeignCharList : 0u) |
         static_cast<std::uint8_t>((classes & 0x40) != 0 ? 1u << kOtherNameList : 0u);
}

void mark(std::vector<Facts>& facts, std::uint32_t begin, std::uint32_t end, unsigned lists) {
  for (unsigned list = 0; list < 8; ++list) {
    if ((lists >> list & 1) == 0) continue;
    facts[begin].listed |= 1u << (3 * list);
    for (std::uint32_t i = begin + 1; i + 1 < end; ++i) facts[i].listed |= 2u << (3 * list);
    if (end > begin + 1) facts[end - 1].listed |= 4u << (3 * list);
  }
}

std::uint8_t speech_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::Number:
      return kNumberToken;
    case TokenKind::Punct:
      return kPunctToken;
    case TokenKind::Han:
      return kUnknownHan;
    default:
      return kLatinToken;
  }
}

}  // namespace

void ChineseWords::run(const Document& doc, const Sentence& sentence, const Gazetteer& gazetteer,
                       std::vector<Facts>& facts) {
  const TokenSpan s = sentence.tokens;
  steps_.resize(s.size() + 1);
  steps_[s.size()] = {};
  for (std::uint32_t i = s.end; i-- > s.begin;) {
    Step& step = steps_[i - s.begin];
    if (i - s.begin >= kAhead) {
      const Facts* const soon = &facts[i - kAhead];
      gazetteer.prefetch(extend_key(extend_key(0, soon[0].bare), soon[1].bare));
    }
    const TokenKind kind = (*doc.tokens)[i].kind;
    step = {steps_[i + 1 - s.begin].cost + kRarest, 1, speech_of(kind), facts[i].word};
    if (kind != TokenKind::Han) continue;
    std::uint64_t key = 0;
    const std::uint32_t last = std::min(s.end, i + kLongestWord);
    for (std::uint32_t k = i; k < last && (*doc.tokens)[k].kind == TokenKind::Han; ++k) {
      key = extend_key(key, facts[k].bare);
      const GazetteerEntry entry = gazetteer.find(key);
      if (entry.classes != 0) {
        mark(facts, i, k + 1, k == i ? lists_of_char(entry.classes) : lists_of(entry.classes));
        const std::uint32_t cost = steps_[k + 1 - s.begin].cost + kRarest - entry.weight;
        if (cost < step.cost || (cost == step.cost && k > i)) {
          step = {cost, static_cast<std::uint8_t>(k + 1 - i), entry.classes, key};
        } else if (k == i) {
          step.classes = entry.classes;
        }
      }
      if (!entry.continues) break;
    }
  }
  for (std::uint32_t i = s.begin; i < s.end;) {
    const Step& step = steps_[i - s.begin];
    for (std::uint32_t k = 0; k < step.length; ++k) {
      Facts& fact = facts[i + k];
      fact.piece = step.key;
      fact.piece_class = step.classes;
      fact.back = static_cast<std::uint8_t>(k);
      fact.ahead = static_cast<std::uint8_t>(step.length - 1 - k);
    }
    i += step.length;
  }
  find_runs(s, facts);
  find_brackets(doc, s, facts);
}

// Runs of words that names are made of.
void ChineseWords::find_runs(TokenSpan tokens, std::vector<Facts>& facts) {
  for (std::uint32_t i = tokens.begin; i < tokens.end;) {
    std::uint32_t end = i;
    while (end < tokens.end && (kNominal >> (facts[end].piece_class & kSpeech) & 1) != 0) ++end;
    for (std::uint32_t k = i; k < end; ++k) {
      facts[k].run_back = static_cast<std::uint8_t>(std::min(k - i, kLongestRun));
      facts[k].run_ahead = static_cast<std::uint8_t>(std::min(end - 1 - k, kLongestRun));
    }
    i = std::max(end, i + 1);
  }
}

void ChineseWords::find_brackets(const Document& doc, TokenSpan tokens, std::vector<Facts>& facts) {
  std::uint8_t open = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if ((*doc.tokens)[i].kind == TokenKind::Punct) {
      const std::string_view mark = (*doc.tokens)[i].span.in(doc.text());
      for (const auto& [opener, closer, kind] : kBrackets) {
        if (mark == opener) open = kind;
        if (mark == closer) open = 0;
      }
    }
    facts[i].bracket = open;
  }
}

}  // namespace glane::tagger
