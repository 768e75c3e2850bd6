// Two identities of different ids (Dordrecht, 多德雷赫特) are taken for one where they sound alike
// (Yeh Ching-feng, 葉慶峰) or where most beads that name the one name the other.  What is known to
// be two is never one: two entries of the lexicon, or two Chinese names of different syllables.
#include "pipeline/compare/identities.h"

#include <algorithm>
#include <map>

namespace glane::compare {
namespace {

constexpr double kOftenTogether = 0.5;
// Beads with more names than this are lists; they tell little of who is who.
constexpr std::size_t kMostOfBead = 24;

// Two or three characters without a dot between them.
bool is_chinese_name(const Fact& zh) {
  return zh.name.size() <= 9 && !zh.is_part && zh.name.find("·") == std::string_view::npos;
}

// A name of four characters may have the first one of the next word: 林佳樺守.
bool is_same_but_last(const NameKnowledge& knowledge, const Fact& fr, const Fact& zh) {
  return zh.name.size() == 12 && zh.name.find("·") == std::string_view::npos &&
         knowledge.compare(fr.name, zh.name.substr(0, 9)) == Sameness::Same;
}

Kinship kinship_of_persons(const NameKnowledge& knowledge, const Fact& fr, const Fact& zh) {
  const Sameness sameness = knowledge.compare(fr.name, zh.name);
  if (sameness == Sameness::Same || is_same_but_last(knowledge, fr, zh)) return Kinship::Certain;
  const bool listed = has_name_in(knowledge, fr, false) || has_name_in(knowledge, zh, true);
  // Pinyin of other syllables.
  if (listed || is_romanised(fr)) return Kinship::Excluded;
  // Characters that spell a foreign name have no sound that could be told different.
  const bool different = sameness == Sameness::Different && is_chinese_name(zh);
  return different ? Kinship::Excluded : Kinship::Possible;
}

struct Together {
  double share;
  std::uint32_t fr, zh;
};

void names_of_bead(const Names& names, const Side& side, std::uint32_t begin, std::uint32_t end,
                   std::vector<std::uint32_t>& out) {
  out.clear();
  for (std::uint32_t s = begin; s < end; ++s) {
    for (std::uint32_t f = side.sentences[s].facts_begin; f < side.sentences[s].facts_end; ++f) {
      const std::uint32_t identity = names.of_fact[f];
      if (identity == kNoIdentity) continue;
      if (std::find(out.begin(), out.end(), identity) == out.end()) out.push_back(identity);
    }
  }
}

void match_by_id(Names& fr, Names& zh) {
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t k = 0; k < zh.identities.size(); ++k) by_id[zh.identities[k].first->id] = k;
  for (std::uint32_t k = 0; k < fr.identities.size(); ++k) {
    const auto found = by_id.find(fr.identities[k].first->id);
    if (found == by_id.end()) continue;
    fr.identities[k].counterpart = found->second;
    zh.identities[found->second].counterpart = k;
  }
}

// All pairs of identities of different ids that share a bead.
using Company = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>;

Company count_company(const Side& fr_side, const Names& fr, const Side& zh_side, const Names& zh,
                      const std::vector<Bead>& beads) {
  Company counts;
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  for (const Bead& bead : beads) {
    names_of_bead(fr, fr_side, bead.fr_begin, bead.fr_end, a);
    names_of_bead(zh, zh_side, bead.zh_begin, bead.zh_end, b);
    if (a.size() * b.size() > kMostOfBead * kMostOfBead) continue;
    for (const std::uint32_t i : a) {
      if (fr.identities[i].counterpart != kNoIdentity) continue;
      for (const std::uint32_t j : b) ++counts[{i, j}];
    }
  }
  return counts;
}

void match_by_company(const Side& fr_side, Names& fr, const Side& zh_side, Names& zh,
                      const std::vector<Bead>& beads, const NameKnowledge& knowledge) {
  std::vector<Together> together;
  for (const auto& [pair, count] : count_company(fr_side, fr, zh_side, zh, beads)) {
    const NamedIdentity& i = fr.identities[pair.first];
    const NamedIdentity& j = zh.identities[pair.second];
    const double share = 2.0 * count / (i.beads + j.beads);
    const bool persons =
        i.first->entity == EntityType::Person && j.first->entity == EntityType::Person;
    if (!persons && (share < kOftenTogether || j.counterpart != kNoIdentity)) continue;
    const Kinship kin = kinship(knowledge, *i.first, *j.first);
    if (kin == Kinship::Excluded) continue;
    if (kin == Kinship::Possible && (share < kOftenTogether || j.counterpart != kNoIdentity))
      continue;
    const double same_type = i.first->entity == j.first->entity ? 0.2 : 0;
    together.push_back(
        {share + same_type + (kin == Kinship::Certain ? 2 : 0), pair.first, pair.second});
  }
  std::stable_sort(together.begin(), together.end(),
                   [](const Together& x, const Together& y) { return x.share > y.share; });
  for (const Together& pair : together) {
    NamedIdentity& i = fr.identities[pair.fr];
    NamedIdentity& j = zh.identities[pair.zh];
    if (i.counterpart != kNoIdentity) continue;
    if (j.counterpart != kNoIdentity) {
      if (pair.share < 2) continue;
      i.alias = true;
    } else {
      j.counterpart = pair.fr;
    }
    i.counterpart = pair.zh;
  }
}

}  // namespace

bool is_known(const Fact& fact) {
  return fact.id.starts_with('Q');
}

bool is_romanised(const Fact& fr) {
  return fr.writing == Writing::Pinyin || fr.writing == Writing::WadeGiles ||
         fr.writing == Writing::Cantonese || fr.writing == Writing::Korean ||
         fr.writing == Writing::Hepburn || fr.writing == Writing::Hybrid;
}

bool has_name_in(const NameKnowledge& knowledge, const Fact& fact, bool french) {
  const IdentityLexicon::Identity* identity = knowledge.find(fact.id);
  return identity != nullptr && !(french ? identity->fr : identity->hans).empty();
}

Kinship kinship(const NameKnowledge& knowledge, const Fact& fr, const Fact& zh) {
  if (is_known(fr) && is_known(zh)) return Kinship::Excluded;
  if (fr.entity == EntityType::Person && zh.entity == EntityType::Person) {
    return kinship_of_persons(knowledge, fr, zh);
  }
  const bool listed = has_name_in(knowledge, fr, false) || has_name_in(knowledge, zh, true);
  return listed ? Kinship::Excluded : Kinship::Possible;
}

Names collect_names(const Side& side, const std::vector<Bead>& beads, bool french) {
  Names names;
  names.of_fact.assign(side.facts.size(), kNoIdentity);
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t b = 0; b < beads.size(); ++b) {
    const std::uint32_t begin = french ? beads[b].fr_begin : beads[b].zh_begin;
    const std::uint32_t end = french ? beads[b].fr_end : beads[b].zh_end;
    for (std::uint32_t s = begin; s < end; ++s) {
      const Sentence& sentence = side.sentences[s];
      for (std::uint32_t f = sentence.facts_begin; f < sentence.facts_end; ++f) {
        const Fact& fact = side.facts[f];
        if (fact.kind != FactKind::Name || sentence.foreign) continue;
        const auto [at, added] =
            by_id.emplace(fact.id, static_cast<std::uint32_t>(names.identities.size()));
        if (added) names.identities.push_back({&fact, kNoIdentity, 0, kNoIdentity});
        NamedIdentity& identity = names.identities[at->second];
        names.of_fact[f] = at->second;
        if (identity.last_bead != b) ++identity.beads;
        identity.last_bead = b;
      }
    }
  }
  return names;
}

NameKnowledge::NameKnowledge(const Pipeline& pipeline)
    : sounds_(pipeline.sounds()),
      known_(pipeline.identities(), pipeline.lexicon().chars()),
      comparer_(sounds_, known_) {
  for (const IdentityLexicon::Identity& identity : pipeline.identities().identities()) {
    by_id_.emplace(identity.id, &identity);
  }
}

const IdentityLexicon::Identity* NameKnowledge::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

namespace {

// Of the names that one identity has in the French, the one that most beads use is the usual one.
void choose_usual(Names& fr, Names& zh) {
  for (std::uint32_t k = 0; k < fr.identities.size(); ++k) {
    NamedIdentity& name = fr.identities[k];
    if (!name.alias) continue;
    NamedIdentity& original = zh.identities[name.counterpart];
    NamedIdentity& usual = fr.identities[original.counterpart];
    if (name.beads <= usual.beads) continue;
    usual.alias = true;
    name.alias = false;
    original.counterpart = k;
  }
}

}  // namespace

void match_identities(const Side& fr_side, Names& fr, const Side& zh_side, Names& zh,
                      const std::vector<Bead>& beads, const NameKnowledge& knowledge) {
  match_by_id(fr, zh);
  match_by_company(fr_side, fr, zh_side, zh, beads, knowledge);
  choose_usual(fr, zh);
}

}  // namespace glane::compare
