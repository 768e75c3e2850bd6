#include "stages/tagger/facts.h"

#include <algorithm>
#include <bit>
#include <bitset>

#include "pipeline/hash.h"
#include "pipeline/utf8.h"
#include "stages/tagger/chinese_words.h"

namespace glane::tagger {
namespace {

// The position of a class is its bit, so that new classes go to the end: models hold the numbers.
constexpr std::array<std::string_view, 31> kClasses{"known_person",
                                                    "known_organization",
                                                    "known_location",
                                                    "known_product",
                                                    "known_event",
                                                    "known_work",
                                                    "known_family",
                                                    "known_given",
                                                    "given_fr",
                                                    "given_en",
                                                    "surname_romanised",
                                                    "pinyin",
                                                    "title",
                                                    "demonym",
                                                    "org_head",
                                                    "org_suffix",
                                                    "legal_form",
                                                    "loc_head",
                                                    "loc_suffix",
                                                    "event_head",
                                                    "event_suffix",
                                                    "product_head",
                                                    "product_suffix",
                                                    "work_head",
                                                    "work_suffix",
                                                    "particle",
                                                    "role_after",
                                                    "verb_of_speech",
                                                    "not_name",
                                                    "family",
                                                    "name_suffix"};
constexpr std::size_t kKnownTypes = 6;
constexpr std::uint8_t kNoBit = 0xFF;
constexpr std::uint32_t kLongestListed = 8;
constexpr std::size_t kLongestWord = 256;

// Kind in three bits, capitals in three: small, capital, all capitals, mixed, with digits.
std::uint8_t shape_of(const Token& token) {
  const unsigned capitals = token.is(kHasDigit)    ? 4
                            : token.is(kAllCaps)   ? 2
                            : token.is(kMixedCase) ? 3
                            : token.is(kCapital)   ? (token.span.size() == 1 ? 5 : 1)
                                                   : 0;
  return static_cast<std::uint8_t>(static_cast<unsigned>(token.kind) << 3 | capitals);
}

void mark(std::uint64_t& bits, unsigned bit, bool first) {
  bits |= std::uint64_t{1} << (2 * bit + (first ? 0 : 1));
}

// What is known of each word of a document, by its hash: open addressing, sized once.
class WordTable {
 public:
  explicit WordTable(std::size_t words) : slots_(std::bit_ceil(words * 2 + 2)) {}

  // Whether the table may hold the word, told from a few bits that stay near.
  [[nodiscard]] bool may_hold(std::uint64_t word) const { return seen_.test(word >> 52); }
  void see(std::uint64_t word) { seen_.set(word >> 52); }

  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t bits = 0;
    std::uint32_t count = 0;
  };
  // The slot of the word; a new one has no word yet.
  [[nodiscard]] Slot& at(std::uint64_t word) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t k = word & mask;
    while (slots_[k].word != 0 && slots_[k].word != word) k = (k + 1) & mask;
    return slots_[k];
  }

 private:
  std::vector<Slot> slots_;
  std::bitset<4096> seen_;
};

}  // namespace

FactFinder::FactFinder(const Lexicon& lexicon)
    : lexicon_(lexicon),
      openers_{lexicon.find_class("function"), lexicon.find_class("article")} {
  const auto bit = [&](std::string_view name) {
    const auto at = std::find(kClasses.begin(), kClasses.end(), name) - kClasses.begin();
    return std::uint64_t{3} << (2 * at);
  };
  for (std::size_t k = 0; k < kClasses.size(); ++k) {
    const ClassId id = lexicon.find_class(kClasses[k]);
    if (id == 0) continue;
    if (id >= bit_of_class_.size()) bit_of_class_.resize(id + 1u, kNoBit);
    bit_of_class_[id] = static_cast<std::uint8_t>(k);
  }
  person_lead_ = bit("title") | bit("given_fr") | bit("given_en") | bit("known_given");
  organization_lead_ = bit("org_head");
  for (char32_t c = 0; c < bare_letters_.size(); ++c) {
    std::array<char, 4> letter;
    char* end = put_code_point(c, letter.data());
    const std::string bare =
        without_accents({letter.data(), static_cast<std::size_t>(end - letter.data())});
    std::uint32_t pos = 0;
    bare_letters_[c] = bare.empty() ? c : next_code_point(bare, pos);
  }
  place_words_ = {hash_of("à").word, hash_of("en").word};
}

FactFinder::Hashes FactFinder::hash_of(std::string_view word) const {
  std::array<char, kLongestWord + 8> folded;
  std::array<char, kLongestWord + 8> bare;
  word = word.substr(0, kLongestWord / 2);  // no character grows to more than twice its bytes
  std::size_t ascii = 0;
  for (; ascii < word.size() && static_cast<unsigned char>(word[ascii]) < 0x80; ++ascii) {
    const char c = word[ascii];
    folded[ascii] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  char* end = folded.data() + ascii;
  if (ascii == word.size()) {
    const std::uint64_t hash = hash_bytes({folded.data(), ascii}) | 1;
    return {hash, hash};
  }
  char* bare_end = std::copy_n(folded.data(), ascii, bare.data());
  for (auto pos = static_cast<std::uint32_t>(ascii); pos < word.size();) {
    const char32_t c = lexicon_.chars().fold(next_code_point(word, pos));
    end = put_code_point(c, end);
    bare_end = put_code_point(c < bare_letters_.size() ? bare_letters_[c] : c, bare_end);
  }
  const auto hash = [](const char* begin, const char* to) {
    return hash_bytes({begin, static_cast<std::size_t>(to - begin)}) | 1;
  };
  return {hash(folded.data(), end), hash(bare.data(), bare_end)};
}

std::vector<Facts> FactFinder::run(const Document& doc, const Gazetteer& french,
                                   const Gazetteer& chinese) const {
  std::vector<Facts> facts(doc.tokens->size());
  add_words(doc, facts);
  add_lexicon(doc, facts);
  ChineseWords words;
  for (const Sentence& sentence : *doc.sentences) {
    const bool is_zh = is_chinese(doc.language_of(sentence));
    if (is_zh) {
      words.run(doc, sentence, chinese, facts);
    } else {
      add_listed(sentence, french, facts);
    }
  }
  add_evidence(doc, facts);
  return facts;
}

void FactFinder::add_words(const Document& doc, std::vector<Facts>& facts) const {
  const std::string_view text = doc.text();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Token& token = (*doc.tokens)[i];
    Facts& fact = facts[i];
    const Hashes hashes = hash_of(token.span.in(text));
    fact.word = hashes.word;
    fact.bare = hashes.bare;
    fact.shape = shape_of(token);
    fact.capital = token.kind == TokenKind::Han || token.kind == TokenKind::Script ||
                   (token.kind == TokenKind::Word &&
                    (token.is(kCapital) || token.is(kMixedCase) || token.is(kHasDigit)));
  }
}

void FactFinder::add_lexicon(const Document& doc, std::vector<Facts>& facts) const {
  std::uint32_t covered = 0;  // the end of the longest known name so far
  std::uint32_t begun = 0;
  for (const Arc& arc : doc.words->arcs()) {
    if ((arc.cls == openers_[0] || arc.cls == openers_[1]) && arc.end == arc.begin + 1) {
      facts[arc.begin].opener = (*doc.tokens)[arc.begin].is(kSentenceStart);
    }
    if (arc.cls >= bit_of_class_.size() || bit_of_class_[arc.cls] == kNoBit) continue;
    const unsigned bit = bit_of_class_[arc.cls];
    mark(facts[arc.begin].lexicon, bit, true);
    for (std::uint32_t i = arc.begin + 1; i < arc.end; ++i) mark(facts[i].lexicon, bit, false);
    if (bit >= kKnownTypes) continue;
    // Arcs of one token come shorter ones first: the longest overwrites, from the leftmost on.
    if (arc.begin < covered && arc.begin != begun) continue;
    if (arc.begin == begun && arc.end < covered) continue;
    begun = arc.begin;
    covered = arc.end;
    for (std::uint32_t i = arc.begin; i < arc.end; ++i) {
      const Place place = arc.end - arc.begin == 1 ? Place::Single
                          : i == arc.begin         ? Place::First
                          : i + 1 == arc.end       ? Place::Last
                                                   : Place::Inside;
      facts[i].known = static_cast<std::uint8_t>(1 + 4 * bit + static_cast<unsigned>(place));
    }
  }
}

void FactFinder::add_listed(const Sentence& sentence, const Gazetteer& gazetteer,
                            std::vector<Facts>& facts) {
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    if (!facts[i].capital) continue;
    std::uint64_t key = 0;
    const std::uint32_t last = std::min(sentence.tokens.end, i + kLongestListed);
    for (std::uint32_t k = i; k < last; ++k) {
      key = extend_key(key, facts[k].bare);
      const GazetteerEntry entry = gazetteer.find(key);
      for (unsigned bits = entry.classes; bits != 0; bits &= bits - 1) {
        const auto list = static_cast<unsigned>(std::countr_zero(bits));
        facts[i].listed |= 1u << (2 * list);
        for (std::uint32_t m = i + 1; m <= k; ++m) facts[m].listed |= 2u << (2 * list);
      }
      if (!entry.continues) break;
    }
  }
}

void FactFinder::add_evidence(const Document& doc, std::vector<Facts>& facts) const {
  std::size_t capitals = 0;
  for (const Facts& fact : facts) capitals += fact.capital ? 1 : 0;
  WordTable table(capitals);
  const std::vector<Token>& tokens = *doc.tokens;
  const auto is_name_like = [&](std::size_t i) {
    return facts[i].capital && tokens[i].kind == TokenKind::Word;
  };
  for (const Sentence& sentence : *doc.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (!is_name_like(i)) continue;
      WordTable::Slot& slot = table.at(facts[i].word);
      slot.word = facts[i].word;
      table.see(slot.word);
      if (++slot.count >= 3) slot.bits |= kOften;
      if (!tokens[i].is(kSentenceStart)) slot.bits |= kInside;
      if (i > sentence.tokens.begin) {
        const Facts& before = facts[i - 1];
        if ((before.lexicon & person_lead_) != 0) slot.bits |= kAfterTitle;
        if ((before.lexicon & organization_lead_) != 0) slot.bits |= kByOrganization;
        if (before.word == place_words_[0] || before.word == place_words_[1]) {
          slot.bits |= kAfterPlaceWord;
        }
        if (is_name_like(i - 1)) slot.bits |= kAfterCapital;
      }
      if (i + 1 < sentence.tokens.end && is_name_like(i + 1)) slot.bits |= kBeforeCapital;
      if (facts[i].known != 0 && (facts[i].known - 1) % 4 != static_cast<int>(Place::Single)) {
        const int type = (facts[i].known - 1) / 4;
        if (type < 3) slot.bits |= kInPerson << type;
      }
    }
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (tokens[i].kind != TokenKind::Word || facts[i].capital) continue;
    if (!table.may_hold(facts[i].word)) continue;
    WordTable::Slot& slot = table.at(facts[i].word);
    if (slot.word != 0) slot.bits |= kSmall;
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (is_name_like(i)) facts[i].elsewhere = table.at(facts[i].word).bits;
  }
}

}  // namespace glane::tagger
