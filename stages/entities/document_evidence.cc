#include "stages/entities/document_evidence.h"

#include <algorithm>
#include <unordered_map>

#include "pipeline/utf8.h"

namespace glane {
namespace {

constexpr std::int16_t kSameName = 30;    // most that the namesakes add
constexpr std::int16_t kNotInitial = 25;  // the name stands inside a sentence elsewhere
constexpr std::int16_t kPartOfPerson = 52;
constexpr std::int16_t kPartOfOther = 16;
constexpr int kSure = 40;
constexpr std::int16_t kShortForm = 12;
constexpr std::int16_t kClearPerson = 20;
constexpr int kClearType = 60;  // by so much its own place tells the type of a name
constexpr auto kPerson = static_cast<std::size_t>(EntityType::Person);
constexpr auto kCompany = static_cast<std::size_t>(EntityType::Organization);

std::uint64_t mix(std::uint64_t hash, std::uint64_t next) {
  hash = (hash ^ next) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 31;
}

// What is known of one key in the whole document.
struct Namesakes {
  std::array<int, kTypeCount> votes{};
  std::array<std::int16_t, kTypeCount> best{};  // the most at one place
  int count = 0;
  bool inside = false;  // a name where no sentence start explains the capital
};

std::int16_t capped(int value, std::int16_t most) {
  return static_cast<std::int16_t>(std::clamp<int>(value, 0, most));
}

// The first and the last word of a name, and what follows the first: `van Velden`.
template <class Visit>
void parts_of(const Document& doc, const Candidate& c, Visit&& visit) {
  const auto& tokens = *doc.tokens;
  std::uint32_t first_end = c.tokens.begin + 1;
  while (first_end < c.tokens.end && tokens[first_end].is(kGlued)) ++first_end;
  if (first_end == c.tokens.end) return;
  std::uint32_t last = c.tokens.end - 1;
  while (last > c.tokens.begin && tokens[last].is(kGlued)) --last;
  visit(TokenSpan{c.tokens.begin, first_end}, false);
  visit(TokenSpan{last, c.tokens.end}, true);
  if (first_end < last) visit(TokenSpan{first_end, c.tokens.end}, true);
}

}  // namespace

std::uint64_t name_key(const Document& doc, const Lexicon& lexicon, TokenSpan tokens) {
  std::uint64_t key = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const std::string_view word = (*doc.tokens)[i].span.in(doc.text());
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (std::uint32_t pos = 0; pos < word.size();) {
      hash = (hash ^ lexicon.chars().fold(next_code_point(word, pos))) * 0x100000001B3u;
    }
    key = mix(key, hash);
  }
  return key;
}

namespace {

// People are called by the last word of their name (`Pieter van Velden`, then `Velden`), companies
// by the first (`Lanqiao Sensing`, then `Lanqiao`); people of East Asia by the first as well, but
// then syllables and family names have said so.
void weigh_short_form(const Document& doc, const Lexicon& lexicon,
                      const std::unordered_map<std::uint64_t, int>& count_of, Candidate& c) {
  if (c.known || c.votes[kPerson] > kClearPerson) return;
  bool by_first = false;
  bool by_last = false;
  parts_of(doc, c, [&](TokenSpan part, bool last) {
    const bool found = count_of.count(name_key(doc, lexicon, part)) != 0;
    (last ? by_last : by_first) |= found;
  });
  if (by_last && !by_first)
    c.votes[kPerson] = static_cast<std::int16_t>(c.votes[kPerson] + kShortForm);
  if (by_first && !by_last)
    c.votes[kCompany] = static_cast<std::int16_t>(c.votes[kCompany] + kShortForm);
}

// `范维尔登光学（Van Velden Optics）`: a name and the one in brackets behind it are of one type.
void weigh_brackets(const Document& doc, std::vector<Candidate>& candidates) {
  std::unordered_map<std::uint32_t, std::size_t> by_end;  // the best candidate that ends at a token
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const auto [it, is_new] = by_end.try_emplace(candidates[k].tokens.end, k);
    if (!is_new && candidates[k].score() > candidates[it->second].score()) it->second = k;
  }
  for (Candidate& inner : candidates) {
    if (inner.tokens.begin < 2) continue;
    const auto outer_at = by_end.find(inner.tokens.begin - 1);
    if (outer_at == by_end.end()) continue;
    const std::string_view open = (*doc.tokens)[inner.tokens.begin - 1].span.in(doc.text());
    if (open != "(" && open != "（") continue;
    Candidate& outer = candidates[outer_at->second];
    const bool to_inner = outer.score() >= kThreshold && !inner.known;
    const Candidate& from = to_inner ? outer : inner;
    Candidate& to = to_inner ? inner : outer;
    if (to.known || from.score() < kThreshold) continue;
    const auto type = static_cast<std::size_t>(from.type());
    to.votes[type] =
        static_cast<std::int16_t>(to.votes[type] + capped(from.votes[type], kSameName));
  }
}

// A name that no lexicon has is of one type in one document, but where its own place is clear: of
// the type that one place tells best, in Chinese that most places tell, since there the characters
// themselves speak for a person anywhere.
// `alone`: the votes of its place.
void agree(const Namesakes& same, const std::array<std::int16_t, kTypeCount>& alone, Candidate& c) {
  if (c.known || same.count < 2 || c.score() < kThreshold) return;
  const auto index_of_most = [](const auto& votes) {
    return static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  };
  const std::size_t most = c.han ? index_of_most(same.votes) : index_of_most(same.best);
  if (*std::max_element(alone.begin(), alone.end()) - alone[most] >= kClearType) return;
  const std::int16_t own = *std::max_element(c.votes.begin(), c.votes.end());
  for (std::int16_t& vote : c.votes) vote = std::min(vote, static_cast<std::int16_t>(own - 1));
  c.votes[most] = own;
}

}  // namespace

void add_document_evidence(const Document& doc, const Lexicon& lexicon,
                           std::vector<Candidate>& candidates) {
  weigh_brackets(doc, candidates);
  std::unordered_map<std::uint64_t, int> count_of;
  std::unordered_map<std::uint64_t, Namesakes> by_key;
  std::unordered_map<std::uint64_t, std::array<std::int16_t, kTypeCount>> parts;
  for (Candidate& c : candidates) {
    c.key = name_key(doc, lexicon, c.tokens);
    c.han = (*doc.tokens)[c.tokens.begin].kind == TokenKind::Han;
    ++count_of[c.key];
  }
  for (Candidate& c : candidates) {
    weigh_short_form(doc, lexicon, count_of, c);
    Namesakes& same = by_key[c.key];
    ++same.count;
    same.inside = same.inside || (!c.initial && c.score() >= kThreshold);
    for (std::size_t t = 0; t < kTypeCount; ++t) {
      same.votes[t] += c.votes[t];
      same.best[t] = std::max(same.best[t], c.votes[t]);
    }
    if (c.score() < kSure) continue;
    const auto type = static_cast<std::size_t>(c.type());
    const bool person = c.type() == EntityType::Person;
    if (c.type() != EntityType::Person && c.type() != EntityType::Organization) continue;
    parts_of(doc, c, [&](TokenSpan part, bool last) {
      if (!person && last) return;
      std::int16_t& vote = parts[name_key(doc, lexicon, part)][type];
      vote = std::max(vote, person ? kPartOfPerson : kPartOfOther);
    });
  }
  for (Candidate& c : candidates) {
    const Namesakes& same = by_key[c.key];
    const auto alone = c.votes;
    if (c.initial && same.inside) c.name = static_cast<std::int16_t>(c.name + kNotInitial);
    for (std::size_t t = 0; same.count > 1 && t < kTypeCount; ++t) {
      const int others = (same.votes[t] - c.votes[t]) / (same.count - 1);
      c.votes[t] = static_cast<std::int16_t>(c.votes[t] + capped(others, kSameName));
    }
    if (const auto part = parts.find(c.key); part != parts.end()) {
      for (std::size_t t = 0; t < kTypeCount; ++t) {
        c.votes[t] = static_cast<std::int16_t>(c.votes[t] + part->second[t]);
      }
    }
    agree(same, alone, c);
  }
}

}  // namespace glane
