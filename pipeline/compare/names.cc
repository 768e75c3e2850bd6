#include "pipeline/compare/names.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace glane::compare {
namespace {

constexpr std::size_t kMostRomanised = 32;

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
    for (const NamedIdentity& identity : fr_names_.identities) {
      if (identity.counterpart != kNoIdentity) judge_name(identity);
    }
    for (std::uint32_t b = 0; b < beads_.size(); ++b) {
      if (beads_[b].is_pair()) judge_bead(b);
    }
    return std::move(links_);
  }

 private:
  using List = std::vector<std::uint32_t>;

  // A name that is right but not the one to use.
  void judge_name(const NamedIdentity& identity) {
    const Fact& fr = *identity.first;
    const NamedIdentity& original = zh_names_.identities[identity.counterpart];
    const Fact& zh = *original.first;
    if (fr.entity != EntityType::Person) return;
    const IdentityLexicon::Identity* listed = knowledge_.find(zh.id);
    if (fr.id != zh.id && listed != nullptr && !listed->fr.empty()) {
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
        if (names.of_fact[f] != kNoIdentity) out.push_back(f);
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
      for (std::size_t k = 0; k < zh.size() && wanted != kNoIdentity; ++k) {
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
      const NamedIdentity& identity = fr_names_.identities[fr_names_.of_fact[f]];
      // Named for a pronoun of the original: it stands beside.
      if (identity.counterpart != kNoIdentity &&
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

  [[nodiscard]] bool is_wrong_name(const Fact& fr, const Fact& zh,
                                   const NamedIdentity& of_zh) const {
    if (fr.entity != zh.entity) return false;
    if (fr.entity == EntityType::Person) {
      return kinship(knowledge_, fr, zh) == Kinship::Excluded || of_zh.counterpart != kNoIdentity;
    }
    if (fr.entity == EntityType::Location) {
      return is_known(fr) && (is_known(zh) || of_zh.counterpart != kNoIdentity);
    }
    return fr.entity == EntityType::Organization && has_name_in(knowledge_, fr, false);
  }

  void report(const Fact& fr, const Fact& zh, std::uint32_t zh_fact) {
    // What the identity is called elsewhere in the translation.
    const std::uint32_t counterpart = zh_names_.identities[zh_names_.of_fact[zh_fact]].counterpart;
    const std::string_view correction = counterpart == kNoIdentity
                                            ? std::string_view()
                                            : fr_names_.identities[counterpart].first->name;
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
  Names fr_names = collect_names(fr, beads, true);
  Names zh_names = collect_names(zh, beads, false);
  match_identities(fr, fr_names, zh, zh_names, beads, knowledge);
  return NameJudge(fr, fr_names, zh, zh_names, beads, knowledge, findings).run();
}

}  // namespace glane::compare
