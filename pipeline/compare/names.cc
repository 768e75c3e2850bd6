// Two identities of different ids (Dordrecht, 多德雷赫特) are taken for one where they sound alike
// (Yeh Ching-feng, 葉慶峰) or where most beads that name the one name the other.  What is known to
// be two is never one: two entries of the lexicon, or two Chinese names of different syllables.
#include "pipeline/compare/names.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace glane::compare {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr double kOftenTogether = 0.5;
// Beads with more names than this are lists; they tell little of who is who.
constexpr std::size_t kMostOfBead = 24;
constexpr std::size_t kMostRomanised = 32;

struct Identity {
  const Fact* first = nullptr;
  std::uint32_t counterpart = kNone;  // on the other side
  std::uint32_t beads = 0;            // how many name it
  std::uint32_t last_bead = kNone;
  bool alias = false;  // of the French: another name of its counterpart, which has one
};

// The names of one side.
struct Names {
  std::vector<Identity> identities;
  std::vector<std::uint32_t> of_fact;  // identity by fact; kNone where it is no name
  std::vector<std::uint32_t> bead_of_fact;
};

Names collect(const Side& side, const std::vector<Bead>& beads, bool french) {
  Names names;
  names.of_fact.assign(side.facts.size(), kNone);
  names.bead_of_fact.assign(side.facts.size(), kNone);
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t b = 0; b < beads.size(); ++b) {
    const std::uint32_t begin = french ? beads[b].fr_begin : beads[b].zh_begin;
    const std::uint32_t end = french ? beads[b].fr_end : beads[b].zh_end;
    for (std::uint32_t s = begin; s < end; ++s) {
      const Sentence& sentence = side.sentences[s];
      for (std::uint32_t f = sentence.facts_begin; f < sentence.facts_end; ++f) {
        names.bead_of_fact[f] = b;
        const Fact& fact = side.facts[f];
        if (fact.kind != FactKind::Name || sentence.foreign) continue;
        const auto [at, added] =
            by_id.emplace(fact.id, static_cast<std::uint32_t>(names.identities.size()));
        if (added) names.identities.push_back({&fact, kNone, 0, kNone});
        Identity& identity = names.identities[at->second];
        names.of_fact[f] = at->second;
        if (identity.last_bead != b) ++identity.beads;
        identity.last_bead = b;
      }
    }
  }
  return names;
}

bool is_known(const Fact& fact) {
  return fact.id.starts_with('Q');
}

// Two or three characters without a dot between them.
bool is_chinese_name(const Fact& zh) {
  return zh.name.size() <= 9 && zh.name.find("·") == std::string_view::npos;
}

bool is_romanised(const Fact& fr) {
  return fr.writing == Writing::Pinyin || fr.writing == Writing::WadeGiles ||
         fr.writing == Writing::Cantonese || fr.writing == Writing::Korean ||
         fr.writing == Writing::Hepburn || fr.writing == Writing::Hybrid;
}

// Whether a name of the lexicon would be known in the other language too.
bool has_name_in(const NameKnowledge& knowledge, const Fact& fact, bool french) {
  const IdentityLexicon::Identity* identity = knowledge.find(fact.id);
  return identity != nullptr && !(french ? identity->fr : identity->hans).empty();
}

enum class Kinship : std::uint8_t { Excluded, Possible, Certain };

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

// Whether names of different ids can be one.
Kinship kinship(const NameKnowledge& knowledge, const Fact& fr, const Fact& zh) {
  if (is_known(fr) && is_known(zh)) return Kinship::Excluded;
  if (fr.entity == EntityType::Person && zh.entity == EntityType::Person) {
    return kinship_of_persons(knowledge, fr, zh);
  }
  const bool listed = has_name_in(knowledge, fr, false) || has_name_in(knowledge, zh, true);
  return listed ? Kinship::Excluded : Kinship::Possible;
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
      if (identity == kNone) continue;
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
      if (fr.identities[i].counterpart != kNone) continue;
      for (const std::uint32_t j : b) ++counts[{i, j}];
    }
  }
  return counts;
}

void match_by_company(const Side& fr_side, Names& fr, const Side& zh_side, Names& zh,
                      const std::vector<Bead>& beads, const NameKnowledge& knowledge) {
  std::vector<Together> together;
  for (const auto& [pair, count] : count_company(fr_side, fr, zh_side, zh, beads)) {
    const Identity& i = fr.identities[pair.first];
    const Identity& j = zh.identities[pair.second];
    const double share = 2.0 * count / (i.beads + j.beads);
    const bool persons =
        i.first->entity == EntityType::Person && j.first->entity == EntityType::Person;
    if (!persons && (share < kOftenTogether || j.counterpart != kNone)) continue;
    const Kinship kin = kinship(knowledge, *i.first, *j.first);
    if (kin == Kinship::Excluded) continue;
    if (kin == Kinship::Possible && (share < kOftenTogether || j.counterpart != kNone)) continue;
    const double same_type = i.first->entity == j.first->entity ? 0.2 : 0;
    together.push_back(
        {share + same_type + (kin == Kinship::Certain ? 2 : 0), pair.first, pair.second});
  }
  std::stable_sort(together.begin(), together.end(),
                   [](const Together& x, const Together& y) { return x.share > y.share; });
  for (const Together& pair : together) {
    Identity& i = fr.identities[pair.fr];
    Identity& j = zh.identities[pair.zh];
    if (i.counterpart != kNone) continue;
    if (j.counterpart != kNone) {
      if (pair.share < 2) continue;
      i.alias = true;
    } else {
      j.counterpart = pair.fr;
    }
    i.counterpart = pair.zh;
  }
}

Code code_of(EntityType type) {
  return type == EntityType::Person         ? Code::Person
         : type == EntityType::Organization ? Code::Organization
                                            : Code::Place;
}

class NameJudge {
 public:
  NameJudge(const Side& fr, const Names& fr_names, const Side& zh, const Names& zh_names,
            const std::vector<Bead>& beads, const NameKnowledge& knowledge,
            std::vector<Finding>& findings)
      : fr_(fr),
        fr_names_(fr_names),
        zh_(zh),
        zh_names_(zh_names),
        beads_(beads),
        knowledge_(knowledge),
        findings_(findings) {}

  std::vector<NameLink> run() {
    for (const Identity& identity : fr_names_.identities) {
      if (identity.counterpart != kNone) judge_name(identity);
    }
    for (std::uint32_t b = 0; b < beads_.size(); ++b) {
      if (beads_[b].is_pair()) judge_bead(b);
    }
    return std::move(links_);
  }

 private:
  using List = std::vector<std::uint32_t>;

  // A name that is right but not the one to use.
  void judge_name(const Identity& identity) {
    const Fact& fr = *identity.first;
    const Identity& original = zh_names_.identities[identity.counterpart];
    const Fact& zh = *original.first;
    if (fr.id == zh.id || fr.entity != EntityType::Person) return;
    const IdentityLexicon::Identity* listed = knowledge_.find(zh.id);
    if (listed != nullptr && !listed->fr.empty()) {
      add(Code::EstablishedForm, fr, zh, " is known as " + std::string(listed->fr), listed->fr);
    } else if (identity.alias) {
      const Fact& usual = *fr_names_.identities[original.counterpart].first;
      add(Code::MixedNames, fr, zh, " is elsewhere " + std::string(usual.name), usual.name);
    }
  }

  void add(Code code, const Fact& fr, const Fact& zh, const std::string& message,
           std::string_view correction) {
    Finding finding =
        new_finding(code, {fr.span, std::string(fr.id)}, {zh.span, std::string(zh.id)},
                    "'" + std::string(fr_.text(fr.span)) + "'" + message);
    finding.correction = correction;
    findings_.push_back(std::move(finding));
  }

  [[nodiscard]] List facts_of(const Side& side, const Names& names, std::uint32_t begin,
                              std::uint32_t end) const {
    List out;
    for (std::uint32_t s = begin; s < end; ++s) {
      for (std::uint32_t f = side.sentences[s].facts_begin; f < side.sentences[s].facts_end; ++f) {
        if (names.of_fact[f] != kNone) out.push_back(f);
      }
    }
    return out;
  }

  // Whether the counterpart of an identity stands in this bead or beside it.
  [[nodiscard]] bool stands_near(const Names& names, const Side& side, std::uint32_t identity,
                                 std::uint32_t bead, bool french, std::uint32_t around) const {
    const std::uint32_t first = bead < around ? 0 : bead - around;
    const std::uint32_t last =
        std::min(bead + around, static_cast<std::uint32_t>(beads_.size()) - 1);
    const std::uint32_t begin = french ? beads_[first].fr_begin : beads_[first].zh_begin;
    const std::uint32_t end = french ? beads_[last].fr_end : beads_[last].zh_end;
    for (std::uint32_t s = begin; s < end; ++s) {
      for (std::uint32_t f = side.sentences[s].facts_begin; f < side.sentences[s].facts_end; ++f) {
        if (names.of_fact[f] == identity) return true;
      }
    }
    return false;
  }

  void judge_bead(std::uint32_t b) {
    const Bead& bead = beads_[b];
    const List fr = facts_of(fr_, fr_names_, bead.fr_begin, bead.fr_end);
    const List zh = facts_of(zh_, zh_names_, bead.zh_begin, bead.zh_end);
    std::vector<bool> used(zh.size());
    List fr_rest;
    for (const std::uint32_t f : fr) {
      const std::uint32_t wanted = fr_names_.identities[fr_names_.of_fact[f]].counterpart;
      bool found = false;
      for (std::size_t k = 0; k < zh.size() && wanted != kNone; ++k) {
        if (zh_names_.of_fact[zh[k]] != wanted) continue;
        if (!used[k]) links_.push_back({f, zh[k]});
        used[k] = found = true;
        break;
      }
      if (!found) fr_rest.push_back(f);
    }
    List zh_rest;
    for (const std::uint32_t z : zh) {
      const std::uint32_t identity = zh_names_.of_fact[z];
      const bool said = std::any_of(fr.begin(), fr.end(), [&](std::uint32_t f) {
        return fr_names_.identities[fr_names_.of_fact[f]].counterpart == identity;
      });
      if (!said) zh_rest.push_back(z);
    }
    judge_rest(b, fr_rest, zh_rest);
  }

  // A name of the French that the Chinese has not here, against one that it has and the French
  // has not.
  void judge_rest(std::uint32_t b, List fr_rest, List& zh_rest) {
    // What is surely a name comes first.
    std::stable_partition(fr_rest.begin(), fr_rest.end(), [&](std::uint32_t f) {
      return is_romanised(fr_.facts[f]) || is_known(fr_.facts[f]);
    });
    for (const std::uint32_t f : fr_rest) {
      const Fact& fr = fr_.facts[f];
      const Identity& identity = fr_names_.identities[fr_names_.of_fact[f]];
      // Named for a pronoun of the original: it stands beside.
      if (identity.counterpart != kNone &&
          stands_near(zh_names_, zh_, identity.counterpart, b, false, 1)) {
        continue;
      }
      const auto other = std::find_if(zh_rest.begin(), zh_rest.end(), [&](std::uint32_t z) {
        return is_wrong_name(fr, zh_.facts[z], zh_names_.identities[zh_names_.of_fact[z]]);
      });
      if (other == zh_rest.end()) continue;
      report(fr, zh_.facts[*other], *other);
      zh_rest.erase(other);
    }
  }

  [[nodiscard]] bool is_wrong_name(const Fact& fr, const Fact& zh, const Identity& of_zh) const {
    if (fr.entity != zh.entity) return false;
    if (fr.entity == EntityType::Person) {
      return kinship(knowledge_, fr, zh) == Kinship::Excluded || of_zh.counterpart != kNone;
    }
    if (fr.entity == EntityType::Location) {
      return is_known(fr) && (is_known(zh) || of_zh.counterpart != kNone);
    }
    return fr.entity == EntityType::Organization && has_name_in(knowledge_, fr, false);
  }

  void report(const Fact& fr, const Fact& zh, std::uint32_t zh_fact) {
    // What the identity is called elsewhere in the translation.
    const std::uint32_t counterpart = zh_names_.identities[zh_names_.of_fact[zh_fact]].counterpart;
    const std::string_view correction =
        counterpart == kNone ? std::string_view() : fr_names_.identities[counterpart].first->name;
    add(code_of(fr.entity), fr, zh, " for '" + std::string(zh_.text(zh.span)) + "'", correction);
  }

  const Side& fr_;
  const Names& fr_names_;
  const Side& zh_;
  const Names& zh_names_;
  const std::vector<Bead>& beads_;
  const NameKnowledge& knowledge_;
  std::vector<Finding>& findings_;
  std::vector<NameLink> links_;
};

}  // namespace

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

SameNames same_names(const Side& fr, const Side& zh, const NameKnowledge& knowledge) {
  // Persons of each side whose id the other side has not, each once.
  const auto persons = [](const Side& side, const std::unordered_set<std::string_view>& others) {
    std::vector<const Fact*> found;
    std::unordered_set<std::string_view> seen;
    for (const Fact& fact : side.facts) {
      if (fact.kind != FactKind::Name || fact.entity != EntityType::Person) continue;
      if (!others.contains(fact.id) && seen.insert(fact.id).second) found.push_back(&fact);
    }
    return found;
  };
  const auto ids = [](const Side& side) {
    std::unordered_set<std::string_view> all;
    for (const Fact& fact : side.facts) {
      if (fact.kind == FactKind::Name) all.insert(fact.id);
    }
    return all;
  };
  const std::vector<const Fact*> zh_persons = persons(zh, ids(fr));
  SameNames same;
  for (const Fact* person : persons(fr, ids(zh))) {
    if (!is_romanised(*person) || same.size() > kMostRomanised) continue;
    for (const Fact* other : zh_persons) {
      if (knowledge.compare(person->name, other->name) != Sameness::Same) continue;
      same.emplace(person->id, other->id);
      break;
    }
  }
  return same;
}

std::vector<NameLink> compare_names(const Side& fr, const Side& zh, const std::vector<Bead>& beads,
                                    const NameKnowledge& knowledge,
                                    std::vector<Finding>& findings) {
  Names fr_names = collect(fr, beads, true);
  Names zh_names = collect(zh, beads, false);
  match_by_id(fr_names, zh_names);
  match_by_company(fr, fr_names, zh, zh_names, beads, knowledge);
  return NameJudge(fr, fr_names, zh, zh_names, beads, knowledge, findings).run();
}

}  // namespace glane::compare
