// Slips of names: what the records of the French say of how each identity is written.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/compare/lint.h"
#include "pipeline/identity_lexicon.h"

namespace glane::compare {
namespace {

bool is_romanised(Writing writing) {
  return writing == Writing::Pinyin || writing == Writing::WadeGiles ||
         writing == Writing::Hybrid || writing == Writing::Cantonese ||
         writing == Writing::Hepburn || writing == Writing::Korean;
}

// Small letters of ASCII, without marks between syllables: `Do-hyun` is `Dohyun`.
std::string key_of(std::string_view text) {
  std::string key;
  for (const char c : text) {
    if (c == '-' || c == '\'' || c == ' ') continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return key;
}

// The two names are the same words in another order.
bool is_reversed(std::string_view a, std::string_view b) {
  const std::size_t space = a.find(' ');
  if (space == std::string_view::npos) return false;
  return key_of(std::string(a.substr(space + 1)) + std::string(a.substr(0, space))) == key_of(b);
}

struct Surface {
  const Fact* fact;
  std::string_view text;
  std::string key;
};

// The writings of one identity in the order of the text.
using Surfaces = std::vector<Surface>;

class NameLint {
 public:
  NameLint(const Side& fr, const IdentityLexicon& lexicon) : fr_(fr), lexicon_(lexicon) {}

  std::vector<Finding> run() {
    collect();
    judge_slips();
    for (const Surfaces& surfaces : by_identity_) {
      for (const Surface& surface : surfaces) judge(surface);
      judge_mixture(surfaces);
    }
    return std::move(findings_);
  }

 private:
  void collect() {
    std::unordered_map<std::string_view, std::size_t> index;
    for (const Fact& fact : fr_.facts) {
      if (fact.kind != FactKind::Name || fr_.sentences[fact.sentence].foreign) continue;
      if (fact.entity != EntityType::Person && fact.entity != EntityType::Organization) continue;
      const std::string_view text = fr_.text(fact.span);
      if (has_han(text)) continue;
      const auto [at, added] = index.emplace(fact.id, by_identity_.size());
      if (added) by_identity_.emplace_back();
      Surfaces& surfaces = by_identity_[at->second];
      std::string key = key_of(text);
      const bool known = std::any_of(surfaces.begin(), surfaces.end(),
                                     [&](const Surface& other) { return other.key == key; });
      if (!known) surfaces.push_back({&fact, text, std::move(key)});
    }
  }

  // Common words that the lexicon knows for a translated name (`Le Fils`, `Banque douce`): where
  // the text names the identity elsewhere, and they look like a name.
  void judge_slips() {
    const Document& doc = *fr_.doc;
    std::uint32_t end = 0;
    for (const Arc& arc : doc.words->arcs()) {
      const IdentityLexicon::Name* name = lexicon_.name(arc);
      if (name == nullptr || name->writing != Writing::Mistranslation || arc.begin < end) continue;
      const IdentityLexicon::Identity& identity = lexicon_.identities()[name->identity];
      const SourceSpan span = doc.to_source(doc.span_of({arc.begin, arc.end}));
      if (!is_named(identity.id) || overlaps_name(span) || !looks_like_name(arc, identity))
        continue;
      end = arc.end;
      Finding finding =
          new_finding(Code::NameAsNoun, {span, std::string(identity.id)}, {},
                      "'" + std::string(fr_.text(span)) + "' is " + std::string(identity.fr));
      finding.correction = identity.fr;
      findings_.push_back(std::move(finding));
    }
  }

  [[nodiscard]] bool is_named(std::string_view id) const {
    return std::any_of(by_identity_.begin(), by_identity_.end(),
                       [&](const Surfaces& surfaces) { return surfaces[0].fact->id == id; });
  }

  [[nodiscard]] bool overlaps_name(SourceSpan span) const {
    const auto after = std::partition_point(fr_.facts.begin(), fr_.facts.end(), [&](const Fact& f) {
      return f.span.end <= span.begin;
    });
    return after != fr_.facts.end() && after->span.overlaps(span) && after->kind == FactKind::Name;
  }

  // A capital inside (`Le Fils`), or an apposition behind it (`Mon fils, fondateur de`).
  [[nodiscard]] bool looks_like_name(const Arc& arc,
                                     const IdentityLexicon::Identity& identity) const {
    if (identity.type == EntityType::Organization) return arc.end - arc.begin > 1;
    const std::vector<Token>& tokens = *fr_.doc->tokens;
    for (std::uint32_t t = arc.begin; t < arc.end; ++t) {
      if (tokens[t].is(kCapital) && !tokens[t].is(kSentenceStart)) return true;
    }
    return tokens[arc.begin].is(kCapital) && arc.end < tokens.size() &&
           tokens[arc.end].span.in(fr_.doc->text()) == ",";
  }

  // Names in brackets behind another one explain it.
  [[nodiscard]] bool is_gloss(const Fact& fact) const {
    const std::string_view before = fr_.text({0, fact.span.begin});
    return before.ends_with('(') || before.ends_with("（");
  }

  void judge(const Surface& surface) {
    const Fact& fact = *surface.fact;
    const std::string quoted = "'" + std::string(surface.text) + "'";
    if (fact.writing == Writing::Mistranslation) {
      Finding& finding = add(Code::NameAsNoun, fact, quoted + " is " + std::string(fact.name));
      finding.correction = fact.name;
      return;
    }
    const bool known = fact.id.starts_with('Q') || fact.id.find(':') != std::string_view::npos;
    if (!known || fact.form != Form::Full || !is_romanised(fact.writing) || is_gloss(fact)) return;
    if (key_of(fact.name) == surface.key || has_han(fact.name)) return;
    // The document's own first writing is no established form.
    if (!fact.id.starts_with('Q') && !is_listed(fact)) return;
    Finding& finding =
        add(Code::EstablishedForm, fact, quoted + " is known as " + std::string(fact.name));
    finding.correction = fact.name;
  }

  [[nodiscard]] bool is_listed(const Fact& fact) const {
    const auto& all = lexicon_.identities();
    return std::any_of(all.begin(), all.end(),
                       [&](const IdentityLexicon::Identity& i) { return i.id == fact.id; });
  }

  [[nodiscard]] static bool has_han(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  }

  // One finding for each identity that has two full names of different systems or orders.
  void judge_mixture(const Surfaces& surfaces) {
    const Surface* first = nullptr;
    const Surface* second = nullptr;
    std::string all;
    for (const Surface& surface : surfaces) {
      if (!is_whole(*surface.fact) || is_gloss(*surface.fact)) continue;
      all += (all.empty() ? "'" : ", '") + std::string(surface.text) + "'";
      if (first == nullptr) {
        first = &surface;
      } else if (second == nullptr && differs(*first, surface)) {
        second = &surface;
      }
    }
    if (second == nullptr) return;
    Finding& finding =
        add(Code::MixedNames, *second->fact, "one identity under several names: " + all);
    finding.correction = second->fact->name;
  }

  [[nodiscard]] static bool is_whole(const Fact& fact) {
    return fact.form == Form::Full || fact.writing == Writing::Mistranslation;
  }

  [[nodiscard]] static bool differs(const Surface& a, const Surface& b) {
    if (a.fact->writing != b.fact->writing) return true;
    if (a.fact->entity != EntityType::Person) return false;
    return is_reversed(a.text, b.text) || (is_romanised(a.fact->writing) && a.key != b.key);
  }

  Finding& add(Code code, const Fact& fact, std::string message) {
    findings_.push_back(
        new_finding(code, {fact.span, std::string(fact.id)}, {}, std::move(message)));
    return findings_.back();
  }

  const Side& fr_;
  const IdentityLexicon& lexicon_;
  std::vector<Surfaces> by_identity_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> Lint::names(const Side& fr) const {
  return NameLint(fr, pipeline_.identities()).run();
}

}  // namespace glane::compare
