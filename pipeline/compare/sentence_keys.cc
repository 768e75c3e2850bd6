#include "pipeline/compare/sentence_keys.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace glane::compare {
namespace {

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15u;

// The lowest bit tells words from facts.
constexpr std::uint64_t kPlainWord = 1;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = (a ^ std::rotl(b, 31)) * kSeed;
  x ^= x >> 29;
  return x * 0xBF58476D1CE4E5B9u;
}

// Small letters of ASCII: what stands in Latin letters in a Chinese text is mostly that.
std::uint64_t hash_of(std::string_view text, std::uint64_t kind) {
  std::uint64_t hash = kind;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    hash = mix(hash, static_cast<unsigned char>(small));
  }
  return hash;
}

std::uint64_t hash_of(double number, std::uint64_t kind) {
  // What differs in the last bits alone is the same number.
  return mix((std::bit_cast<std::uint64_t>(number) + 8) >> 4, kind);
}

void add_fact(const Fact& fact, const SameNames& same, std::vector<std::uint64_t>& keys) {
  const auto add = [&](std::uint64_t key) { keys.push_back(key & ~kPlainWord); };
  if (fact.kind == FactKind::Name) {
    const auto other = same.find(fact.id);
    add(hash_of(other == same.end() ? fact.id : other->second, 1));
    return;
  }
  if (fact.has_number()) {
    const bool time = fact.measure == Measure::Months || fact.measure == Measure::Seconds;
    if (fact.low == fact.low) add(hash_of(fact.low, time ? 3 : 2));
    if (fact.high == fact.high && fact.high != fact.low) add(hash_of(fact.high, time ? 3 : 2));
    return;
  }
  if (fact.value.empty()) {
    add(hash_of(fact.offset, 4));
    return;
  }
  // A day counts as itself and as its month; the year alone is that of half the article.
  const std::string_view value = fact.value;
  add(hash_of(value, 5));
  for (const std::size_t length : {7u, 10u}) {
    if (value.size() > length && (value[length] == '-' || value[length] == 'T')) {
      add(hash_of(value.substr(0, length), 5));
    }
  }
}

bool is_word(const Token& token, std::string_view piece) {
  if (token.kind == TokenKind::Number) return piece.size() > 1;
  return token.kind == TokenKind::Word && piece.size() > 1;
}

}  // namespace

SentenceKeys keys_of(const Side& side, const SameNames& same) {
  SentenceKeys keys(side.sentences.size());
  const Document& doc = *side.doc;
  std::size_t token = 0;
  const std::vector<Token>& tokens = *doc.tokens;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const Sentence& sentence = side.sentences[k];
    for (std::uint32_t f = sentence.facts_begin; f < sentence.facts_end; ++f) {
      add_fact(side.facts[f], same, keys[k]);
    }
    for (; token < tokens.size(); ++token) {
      const SourceSpan span = doc.to_source(tokens[token].span);
      if (span.begin >= sentence.span.end) break;
      const std::string_view piece = tokens[token].span.in(doc.text());
      if (span.begin < sentence.span.begin || !is_word(tokens[token], piece)) continue;
      keys[k].push_back(hash_of(piece, 6) | kPlainWord);
    }
    std::sort(keys[k].begin(), keys[k].end());
    keys[k].erase(std::unique(keys[k].begin(), keys[k].end()), keys[k].end());
  }
  return keys;
}

SharedKeys::SharedKeys(SentenceKeys fr, SentenceKeys zh) {
  struct Count {
    std::uint32_t fr = 0;
    std::uint32_t zh = 0;
  };
  std::unordered_map<std::uint64_t, Count> counts;
  for (const auto& sentence : fr) {
    for (const std::uint64_t key : sentence) ++counts[key].fr;
  }
  for (const auto& sentence : zh) {
    for (const std::uint64_t key : sentence) ++counts[key].zh;
  }
  const auto weigh = [&](const SentenceKeys& side, Weighted& weighted, std::vector<float>& total) {
    weighted.resize(side.size());
    total.resize(side.size());
    for (std::size_t k = 0; k < side.size(); ++k) {
      for (const std::uint64_t key : side[k]) {
        const Count count = counts[key];
        const float weight = 2.0f / static_cast<float>(std::max(2u, count.fr + count.zh));
        // A French word by itself is nothing that the other side should have.
        const bool expected = (key & kPlainWord) == 0 || (count.fr != 0 && count.zh != 0);
        if (expected) total[k] += weight;
        if (count.fr != 0 && count.zh != 0) weighted[k].push_back({key, weight});
      }
    }
  };
  weigh(fr, fr_, fr_total_);
  weigh(zh, zh_, zh_total_);
}

float SharedKeys::shared(std::uint32_t fr, std::uint32_t zh) const {
  const std::vector<Key>& a = fr_[fr];
  const std::vector<Key>& b = zh_[zh];
  float sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) {
      sum += a[i].weight;
      ++i, ++j;
    } else if (a[i].key < b[j].key) {
      ++i;
    } else {
      ++j;
    }
  }
  return sum;
}

}  // namespace glane::compare
