#include "stages/names/compare_names.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include "pipeline/error.h"
#include "stages/names/name_context.h"
#include "stages/names/organization_names.h"

namespace glane {
namespace {

bool is_person(const KnownNames& known, std::uint32_t identity) {
  return known.lexicon().identities()[identity].type == EntityType::Person;
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

}  // namespace

std::string_view to_string(Sameness sameness) {
  switch (sameness) {
    case Sameness::Same:
      return "same";
    case Sameness::Different:
      return "different";
    default:
      return "unknown";
  }
}

std::vector<std::uint32_t> NameComparer::find_exact(const NameText& name) const {
  std::vector<std::uint32_t> found = known_.find(name);
  if (!name.aspirates) return found;
  // The lookup is blind to apostrophes; who marks aspirates means them.
  std::erase_if(found, [&](std::uint32_t identity) {
    for (const IdentityLexicon::Name& one : known_.lexicon().names_of(identity)) {
      const NameText text = read_name(one.surface, sounds_.chars());
      if (text.key() == name.key() && !only_aspirates_differ(text, name)) return false;
    }
    return true;
  });
  return found;
}

Verdict NameComparer::by_identities(const std::vector<std::uint32_t>& a,
                                    const std::vector<std::uint32_t>& b) const {
  const auto& identities = known_.lexicon().identities();
  for (const std::uint32_t one : a) {
    if (std::find(b.begin(), b.end(), one) != b.end()) {
      return {Sameness::Same, "both are writings of " + std::string(identities[one].id)};
    }
  }
  const std::string_view kind = is_person(known_, a.front()) != is_person(known_, b.front())
                                    ? "a person and another thing: "
                                    : "two identities: ";
  return {Sameness::Different, std::string(kind) + std::string(identities[a.front()].id) + ", " +
                                   std::string(identities[b.front()].id)};
}

Verdict NameComparer::with_identity(const std::vector<std::uint32_t>& known,
                                    const NameText& name) const {
  const auto& identities = known_.lexicon().identities();
  for (const std::uint32_t identity : known) {
    if (names_.writes(name, identity)) {
      return {Sameness::Same, "reads as a writing of " + std::string(identities[identity].id)};
    }
  }
  return {Sameness::Different, "no writing of " + std::string(identities[known.front()].id)};
}

Verdict NameComparer::compare_alone(const NameText& a, const NameText& b) const {
  if (a.words.empty() || b.words.empty()) return {Sameness::Unknown, "no letters"};
  const bool marks = a.aspirates || b.aspirates;
  if (!marks && a.key() == b.key()) return {Sameness::Same, "the same letters"};
  const std::vector<std::uint32_t> known_a = find_exact(a);
  const std::vector<std::uint32_t> known_b = find_exact(b);
  // Where one marks its aspirates, a syllable without the mark is another syllable.
  const bool exact = !marks || a.script != b.script || !only_aspirates_differ(a, b);
  if (!known_a.empty() && !known_b.empty() && exact) return by_identities(known_a, known_b);
  if (!exact) return {Sameness::Different, "an aspirate is marked in one only"};
  if (!known_a.empty()) return with_identity(known_a, b);
  if (!known_b.empty()) return with_identity(known_b, a);
  if (same_organization(a, b, sounds_))
    return {Sameness::Same, "one organisation's name, short and full"};
  const SoundMatch match = names_.matcher().match(a, b);
  if (match.same) return {Sameness::Same, match.how};
  const bool one_script = a.script == b.script && a.script != NameScript::Latin;
  if (one_script) return {Sameness::Different, "other characters"};
  if (!name_splits(a, sounds_).front().given.letters.empty() ||
      !name_splits(b, sounds_).front().given.letters.empty()) {
    return {Sameness::Different, "no reading in common"};
  }
  return {Sameness::Unknown, "nothing known of either"};
}

Verdict NameComparer::compare(const NamePair& pair) const {
  const NameText a = read_name(pair.a, sounds_.chars());
  const NameText b = read_name(pair.b, sounds_.chars());
  if (pair.context_a.empty() && pair.context_b.empty()) return compare_alone(a, b);
  return compare_in_context(*this, {a, pair.a, pair.context_a}, {b, pair.b, pair.context_b});
}

bool NameComparer::matches_part(const NameText& part, const NameText& full) const {
  return names_.matcher().matches_family(part, full) || names_.matcher().matches_given(part, full);
}

bool NameComparer::matches_given(const NameText& part, const NameText& full) const {
  return names_.matcher().matches_given(part, full);
}

void compare_pairs(const NameComparer& comparer, std::istream& in, std::ostream& out) {
  std::string line;
  if (!std::getline(in, line)) throw UsageError("the file of pairs is empty");
  const std::string header = line;
  const auto columns = split(header, '\t');
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                    columns.begin());
  };
  const std::size_t id = column("pair");
  const std::size_t a = column("a");
  const std::size_t b = column("b");
  const std::size_t context_a = column("context_a");
  const std::size_t context_b = column("context_b");
  for (const auto& [place, name] : {std::pair{id, "pair"}, {a, "a"}, {b, "b"}}) {
    if (place == columns.size())
      throw UsageError("the file of pairs has no column " + quoted(name));
  }
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    std::vector<std::string_view> cells;
    for (std::string_view rest = line;;) {
      const std::size_t tab = rest.find('\t');
      cells.push_back(rest.substr(0, tab));
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    const auto cell = [&](std::size_t i) {
      return i < cells.size() ? cells[i] : std::string_view();
    };
    const Verdict verdict = comparer.compare({cell(a), cell(b), cell(context_a), cell(context_b)});
    out << cell(id) << '\t' << to_string(verdict.sameness) << '\t' << verdict.reason << '\n';
  }
}

}  // namespace glane
