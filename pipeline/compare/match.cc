#include "pipeline/compare/match.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace glane::compare {
namespace {

// More facts than this in one bead are compared with their neighbours in order alone.
constexpr std::size_t kMostOfBead = 64;

// How alike facts must be: equal; likely to stand for each other in one bead; of the same digits or
// but a power of ten apart.
constexpr float kEqual = 9;
constexpr float kLikely = 1.5f;
constexpr float kAlike = 4.5f;

class Matcher {
 public:
  Matcher(const Side& fr, const Side& zh, const std::vector<Bead>& beads, const Units& units)
      : fr_(fr),
        zh_(zh),
        beads_(beads),
        units_(units),
        fr_taken_(fr.facts.size()),
        zh_taken_(zh.facts.size()) {}

  Matches run() {
    for (const Bead& bead : beads_) pair_up(bead, kEqual);
    find_moved();
    for (const Bead& bead : beads_) pair_up(bead, kLikely);
    for (std::size_t b = 0; b < beads_.size(); ++b) pair_up(with_neighbours(b), kAlike);
    collect_rest();
    return std::move(matches_);
  }

 private:
  using Facts = std::vector<std::uint32_t>;

  static void facts_of(const Side& side, std::uint32_t begin, std::uint32_t end,
                       const std::vector<bool>& taken, Facts& out) {
    out.clear();
    for (std::uint32_t s = begin; s < end; ++s) {
      const Sentence& sentence = side.sentences[s];
      if (sentence.foreign) continue;
      for (std::uint32_t f = sentence.facts_begin; f < sentence.facts_end; ++f) {
        if (!taken[f] && side.facts[f].kind != FactKind::Name) out.push_back(f);
      }
    }
  }

  // Small counts that the other side says too, in a record of another kind or in none.
  static void drop_said(const Side& side, Facts& facts, const Side& other, std::uint32_t begin,
                        std::uint32_t end) {
    std::erase_if(facts, [&](std::uint32_t f) {
      const Fact& fact = side.facts[f];
      if (fact.written == 1 && !fact.digits) return true;  // 一天
      return fact.small && has_numeral(other, begin, end, fact.written);
    });
  }

  // The French of a bead, with the Chinese also of those beside it: an alignment can be off by one.
  [[nodiscard]] Bead with_neighbours(std::size_t b) const {
    Bead bead = beads_[b];
    if (b > 0) bead.zh_begin = beads_[b - 1].zh_begin;
    if (b + 1 < beads_.size()) bead.zh_end = beads_[b + 1].zh_end;
    return bead;
  }

  struct Candidate {
    float likeness;
    std::uint32_t fr, zh;
    Agreement agreement;
  };

  [[nodiscard]] static bool may_pair(const Fact& fr, const Fact& zh, const Agreement& agreement,
                                     float least) {
    if (least >= kEqual) return agreement.equal();
    if (!agreement.same_kind || agreement.likeness < least) return false;
    // A day that is named is no mistake for a year that is pointed at.
    const bool same_grain = fr.value.size() == zh.value.size();
    if (!fr.has_number() && fr.is_explicit != zh.is_explicit && !same_grain) return false;
    // Small counts differ for many reasons: only those of the same digits but for one are taken.
    return fr.small == zh.small || agreement.likeness >= 4;
  }

  void pair_up(const Bead& bead, float least) {
    if (!bead.is_pair()) return;
    facts_of(fr_, bead.fr_begin, bead.fr_end, fr_taken_, fr_facts_);
    facts_of(zh_, bead.zh_begin, bead.zh_end, zh_taken_, zh_facts_);
    if (least < kEqual) {
      drop_said(fr_, fr_facts_, zh_, bead.zh_begin, bead.zh_end);
      drop_said(zh_, zh_facts_, fr_, bead.fr_begin, bead.fr_end);
    }
    candidates_.clear();
    const auto place = [](std::size_t k, std::size_t n) {
      return static_cast<float>(k) / static_cast<float>(n);
    };
    for (std::size_t i = 0; i < fr_facts_.size(); ++i) {
      for (std::size_t j = 0; j < zh_facts_.size(); ++j) {
        if (fr_facts_.size() > kMostOfBead && (i > j + 8 || j > i + 8)) continue;
        const Fact& fr = fr_.facts[fr_facts_[i]];
        const Fact& zh = zh_.facts[zh_facts_[j]];
        const Agreement agreement = agree(fr_, fr, zh_, zh, units_);
        if (!may_pair(fr, zh, agreement, least)) continue;
        const float apart = std::abs(place(i, fr_facts_.size()) - place(j, zh_facts_.size()));
        candidates_.push_back({agreement.likeness - apart, fr_facts_[i], zh_facts_[j], agreement});
      }
    }
    std::stable_sort(
        candidates_.begin(), candidates_.end(),
        [](const Candidate& a, const Candidate& b) { return a.likeness > b.likeness; });
    for (const Candidate& candidate : candidates_) {
      if (!fr_taken_[candidate.fr] && !zh_taken_[candidate.zh]) {
        take(candidate.fr, candidate.zh, candidate.agreement);
      }
    }
  }

  void take(std::uint32_t fr, std::uint32_t zh, const Agreement& agreement) {
    fr_taken_[fr] = zh_taken_[zh] = true;
    matches_.links.push_back({fr, zh, agreement});
  }

  // A number is found again by its value, a date by its TIMEX3 value.
  [[nodiscard]] static std::string key_of(const Fact& fact) {
    if (!fact.has_number()) return std::string(fact.value.empty() ? fact.offset : fact.value);
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.10g", fact.low == fact.low ? fact.low : fact.high);
    return digits;
  }

  // One and the like stand everywhere.
  [[nodiscard]] static bool can_move(const Fact& fact) {
    return fact.kind != FactKind::Name && !fact.small && fact.written != 1;
  }

  void find_moved() {
    std::unordered_multimap<std::string, std::uint32_t> rest;
    for (std::uint32_t f = 0; f < zh_.facts.size(); ++f) {
      if (!zh_taken_[f] && can_move(zh_.facts[f])) rest.emplace(key_of(zh_.facts[f]), f);
    }
    for (std::uint32_t f = 0; f < fr_.facts.size() && !rest.empty(); ++f) {
      const Fact& fr = fr_.facts[f];
      if (fr_taken_[f] || !can_move(fr) || fr_.sentences[fr.sentence].foreign) continue;
      const auto [begin, end] = rest.equal_range(key_of(fr));
      for (auto at = begin; at != end; ++at) {
        const Agreement agreement = agree(fr_, fr, zh_, zh_.facts[at->second], units_);
        if (!agreement.equal()) continue;
        take(f, at->second, agreement);
        rest.erase(at);
        break;
      }
    }
  }

  void collect_rest() {
    for (std::uint32_t f = 0; f < fr_.facts.size(); ++f) {
      if (!fr_taken_[f] && fr_.facts[f].kind != FactKind::Name) matches_.fr_alone.push_back(f);
    }
    for (std::uint32_t f = 0; f < zh_.facts.size(); ++f) {
      if (!zh_taken_[f] && zh_.facts[f].kind != FactKind::Name) matches_.zh_alone.push_back(f);
    }
  }

  const Side& fr_;
  const Side& zh_;
  const std::vector<Bead>& beads_;
  const Units& units_;
  std::vector<bool> fr_taken_;
  std::vector<bool> zh_taken_;
  Facts fr_facts_;
  Facts zh_facts_;
  std::vector<Candidate> candidates_;
  Matches matches_;
};

}  // namespace

Matches match_facts(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                    const Units& units) {
  return Matcher(fr, zh, beads, units).run();
}

}  // namespace glane::compare
