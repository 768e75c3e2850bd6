#include "stages/names/known_names.h"

#include <algorithm>

#include "stages/names/organization_names.h"

namespace glane {
namespace {

std::uint64_t hash_of(std::string_view key) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

}  // namespace

KnownNames::KnownNames(const IdentityLexicon& lexicon, const CharTable& chars)
    : lexicon_(lexicon), chars_(chars) {
  const auto& names = lexicon.names();
  full_.reserve(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (names[i].writing == Writing::Mistranslation) continue;  // a sentence must speak for it
    const NameText text = read_name(names[i].surface, chars);
    const bool part = names[i].form == Form::Family || names[i].form == Form::Given;
    const std::string key = text.key();
    (part ? parts_ : full_).push_back({hash_of(key), i});
    if (part || lexicon.identities()[names[i].identity].type != EntityType::Organization) continue;
    std::string short_key = organization_key(text);
    if (short_key != key) shorts_.push_back({hash_of(short_key), i});
  }
  const auto order = [](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.name < b.name;
  };
  std::sort(full_.begin(), full_.end(), order);
  std::sort(parts_.begin(), parts_.end(), order);
  std::sort(shorts_.begin(), shorts_.end(), order);
}

void KnownNames::collect(const std::vector<Entry>& entries, const std::string& key,
                         std::optional<EntityType> only, std::size_t words,
                         std::vector<std::uint32_t>& out) const {
  if (key.empty()) return;
  const std::uint64_t hash = hash_of(key);
  const auto at = std::lower_bound(entries.begin(), entries.end(), hash,
                             [](const Entry& e, std::uint64_t h) { return e.hash < h; });
  // Those of as many words first: `Pingguo` is Apple before it is Ping Guo.
  for (const bool as_many : {true, false}) {
    for (auto entry = at; entry != entries.end() && entry->hash == hash; ++entry) {
      const IdentityLexicon::Name& name = lexicon_.names()[entry->name];
      const EntityType type = lexicon_.identities()[name.identity].type;
      if (only && type != *only) continue;
      const auto spaces = std::count(name.surface.begin(), name.surface.end(), ' ');
      if ((words == 1 + static_cast<std::size_t>(spaces)) != as_many) continue;
      // Xu Anhua is not Xuanhua.
      if (!as_many && type != EntityType::Person && type != EntityType::Organization) continue;
      if (std::find(out.begin(), out.end(), name.identity) == out.end())
        out.push_back(name.identity);
    }
  }
}

std::vector<std::uint32_t> KnownNames::find(const NameText& name) const {
  std::vector<std::uint32_t> out;
  collect(full_, name.key(), std::nullopt, name.words.size(), out);
  if (name.words.size() > 1 && name.script == NameScript::Latin) {
    collect(full_, name.key_last_first(), EntityType::Person, 0, out);
  }
  if (name.words.size() > 2 && name.script == NameScript::Latin) {
    // Family name first in the text, last in the lexicon.
    NameText turned = name;
    std::rotate(turned.words.begin(), turned.words.begin() + 1, turned.words.end());
    collect(full_, turned.key(), EntityType::Person, 0, out);
  }
  return out;
}

std::vector<std::uint32_t> KnownNames::find_short(const NameText& name) const {
  std::vector<std::uint32_t> out;
  if (name.words.empty()) return out;
  const std::string key = organization_key(name);
  collect(shorts_, key, EntityType::Organization, name.words.size(), out);
  if (key != name.key()) collect(full_, key, EntityType::Organization, name.words.size(), out);
  return out;
}

std::vector<std::uint32_t> KnownNames::find_part(const NameText& name) const {
  std::vector<std::uint32_t> out;
  collect(parts_, name.key(), EntityType::Person, 0, out);
  return out;
}

}  // namespace glane
