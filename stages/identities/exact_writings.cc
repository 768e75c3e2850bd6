// The mentions that are writings of the lexicon.
#include <algorithm>

#include "stages/identities/resolver.h"

namespace glane {
namespace {

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ' ||
                                    static_cast<unsigned char>(text[word.size()]) >= 0x80);
}

// How plainly a writing speaks for its identity; the least is the plainest.
int rank_of(const IdentityLexicon::Identity& identity, const IdentityLexicon::Name& name) {
  const int form = name.form == Form::Full ? 0 : 2;
  const int writing = name.writing == Writing::None ? 0 : 1;
  const int namesake = identity.fr.find(" (") == std::string_view::npos ? 0 : 4;
  return form + writing + namesake;
}

}  // namespace

// The plainest name that each identity has for the whole mention.
std::vector<const IdentityLexicon::Name*> Resolver::known_names(std::size_t m) const {
  const Mention& mention = (*doc_.mentions)[m];
  std::vector<const IdentityLexicon::Name*> out;
  bool given = false;
  for (const Arc& arc : doc_.words->at(mention.tokens.begin)) {
    const IdentityLexicon::Name* name = tools_.names.name(arc);
    if (name == nullptr || arc.end != mention.tokens.end) continue;
    if (name->form == Form::Family || name->form == Form::Given) continue;
    if (name->writing == Writing::Mistranslation) continue;  // the context must speak for it
    const IdentityLexicon::Identity& identity = tools_.names.identities()[name->identity];
    if (identity.type != mention.type) continue;
    given = given || identity.given;
    const auto same = std::find_if(out.begin(), out.end(), [&](const IdentityLexicon::Name* one) {
      return one->identity == name->identity;
    });
    if (same == out.end()) {
      out.push_back(name);
    } else if (rank_of(identity, *name) < rank_of(identity, **same)) {
      *same = name;
    }
  }
  // What the user says stands.
  if (given) {
    std::erase_if(out, [&](const IdentityLexicon::Name* one) {
      return !tools_.names.identities()[one->identity].given;
    });
  }
  return out;
}

void Resolver::link_known_as(std::size_t m, const IdentityLexicon::Name& name) {
  Link& link = links_[m];
  link.cluster = clusters_.of_identity(name.identity, tools_.names);
  link.form = name.form;
  link.writing = name.writing;
  const std::string_view display = tools_.names.display(name.identity, doc_.languages->document);
  if (name.form == Form::Alias && name.writing == Writing::None &&
      starts_with_word(name.surface, display)) {
    link.form = Form::Full;
  }
}

// A mention that is a whole writing of one identity alone.
void Resolver::link_known(std::size_t m) {
  const auto names = known_names(m);
  if (names.size() != 1) return;
  const Mention& mention = (*doc_.mentions)[m];
  // `Trump` alone is clear, and a family name all the same: the parts of names decide.
  if (names.front()->form == Form::Alias && mention.type == EntityType::Person) {
    for (const Arc& arc : doc_.words->at(mention.tokens.begin)) {
      const IdentityLexicon::Name* name = tools_.names.name(arc);
      if (name != nullptr && arc.end == mention.tokens.end && name->form == Form::Family &&
          name->identity == names.front()->identity) {
        return;
      }
    }
  }
  link_known_as(m, *names.front());
}

// Of the identities that share a writing the one that the document names otherwise, or for which
// the sentence speaks, else the one that it is the plainest writing of.
void Resolver::link_shared(std::size_t m, const Context& context) {
  const auto names = known_names(m);
  if (names.size() < 2) return;
  constexpr int kNamed = 100;
  constexpr int kMeant = 2;  // by the same writing before: less than an employer in the sentence
  constexpr int kRanks = 8;
  int best = -1;
  std::vector<const IdentityLexicon::Name*> equal;
  for (const IdentityLexicon::Name* one : names) {
    const std::uint32_t cluster = clusters_.find_identity(one->identity);
    const int named = cluster == Link::kNone ? 0 : cluster < named_otherwise_ ? kNamed : kMeant;
    const int evidence = named + context.weight(one->identity, (*doc_.mentions)[m].tokens);
    const int weight =
        evidence * kRanks + kRanks - 1 - rank_of(tools_.names.identities()[one->identity], *one);
    if (weight > best) equal.clear();
    best = std::max(best, weight);
    if (weight == best) equal.push_back(one);
  }
  if (equal.size() == 1) return link_known_as(m, *equal.front());
  for (const IdentityLexicon::Name* one : equal) links_[m].candidates.push_back(one->identity);
}

}  // namespace glane
