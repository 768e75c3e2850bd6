#include "stages/names/identity_names.h"

#include <algorithm>

#include "stages/names/organization_names.h"

namespace glane {

bool IdentityNames::writes(const NameText& name, std::uint32_t identity) const {
  const IdentityLexicon::Identity& known = lexicon_.identities()[identity];
  const bool person = known.type == EntityType::Person;
  const bool has_characters = !known.hans.empty() || !known.hant.empty();
  for (const IdentityLexicon::Name& surface : lexicon_.names_of(identity)) {
    if (surface.form == Form::Family || surface.form == Form::Given) continue;
    if (surface.writing == Writing::Mistranslation) continue;
    const NameText text = read_name(surface.surface, sounds_.chars());
    if (!person) {
      if (same_organization(text, name, sounds_)) return true;
      continue;
    }
    // Where the characters are known they decide what a name in Latin letters may be; of the
    // writings in Latin letters only pinyin in one piece says as much.
    const bool latin = text.script == NameScript::Latin;
    if (has_characters && latin && name.script == NameScript::Han) continue;
    if (has_characters && latin && name.script == NameScript::Latin) {
      if (matcher_.adds_given_name(text, name)) return true;
      const bool exact =
          surface.writing == Writing::Pinyin && surface.surface.find('-') == std::string_view::npos;
      if (!exact) continue;
    }
    if (matcher_.match(text, name).same) return true;
  }
  return person && has_both_parts(name, identity);
}

// A hybrid of two writings of the lexicon: Zao Wuji, of Zao Wou-Ki and Zhao Wuji.
bool IdentityNames::has_both_parts(const NameText& name, std::uint32_t identity) const {
  if (name.script != NameScript::Latin || name.words.size() != 2) return false;
  const std::string& first = name.words.front().letters;
  const std::string& last = name.words.back().letters;
  bool has_first = false;
  bool has_last = false;
  for (const IdentityLexicon::Name& surface : lexicon_.names_of(identity)) {
    if (surface.writing == Writing::Mistranslation) continue;
    const NameText text = read_name(surface.surface, sounds_.chars());
    for (const NameWord& word : text.words) {
      has_first = has_first || word.letters == first;
      has_last = has_last || word.letters == last;
    }
  }
  return has_first && has_last;
}

std::vector<std::uint32_t> IdentityNames::find(const NameText& name) const {
  std::vector<std::uint32_t> found = index_.find(name);
  std::erase_if(found, [&](std::uint32_t identity) { return !writes(name, identity); });
  return found;
}

}  // namespace glane
