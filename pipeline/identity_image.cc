// The identities as the image keeps them.
#include <array>
#include <stdexcept>

#include "pipeline/identity_lexicon.h"
#include "pipeline/image.h"

namespace glane {
namespace {

// A text of one of kIdentityFiles, as the image keeps it.
struct TextRef {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

struct SavedIdentity {
  TextRef id, fr, hans, hant, at, roles;
  std::uint32_t type;
  std::uint32_t line;
};

struct SavedName {
  TextRef surface;
  std::uint32_t identity;
  std::uint32_t form;
  std::uint32_t writing;
  std::uint32_t odd;
};

using BuiltIn = std::array<const DataFile*, kIdentityFiles.size()>;

BuiltIn built_in(const DataFiles& files) {
  BuiltIn found{};
  for (std::size_t k = 0; k < kIdentityFiles.size(); ++k)
    found[k] = files.at(kIdentityFiles[k]).front();
  return found;
}

TextRef refer(std::string_view text, const BuiltIn& files) {
  if (text.empty()) return {};
  for (std::uint32_t k = 0; k < files.size(); ++k) {
    const std::string_view whole = files[k]->text();
    if (text.data() < whole.data() || text.data() >= whole.data() + whole.size()) continue;
    return {k, static_cast<std::uint32_t>(text.data() - whole.data()),
            static_cast<std::uint32_t>(text.size())};
  }
  throw std::logic_error("a name lies in no file of names");
}

}  // namespace

void IdentityLexicon::load(const Image& image, const DataFiles& files) {
  const BuiltIn sources = built_in(files);
  const auto text = [&](const TextRef& ref) {
    return sources[ref.file]->text().substr(ref.begin, ref.size);
  };
  const auto identities = image.get<SavedIdentity>("identities");
  identities_.reserve(identities.size());
  for (const SavedIdentity& saved : identities) {
    identities_.push_back({text(saved.id),
                           static_cast<EntityType>(saved.type),
                           text(saved.fr),
                           text(saved.hans),
                           text(saved.hant),
                           false,
                           false,
                           {&sources[saved.id.file]->path(), saved.line},
                           text(saved.at),
                           text(saved.roles),
                           kNone,
                           kNone});
  }
  const auto names = image.get<SavedName>("names");
  names_.reserve(names.size());
  for (const SavedName& saved : names) {
    push({saved.identity, static_cast<Form>(saved.form), static_cast<Writing>(saved.writing),
          text(saved.surface), saved.odd != 0, kNone});
  }
}

void IdentityLexicon::save(ImageWriter& image, const DataFiles& files) const {
  const BuiltIn sources = built_in(files);
  std::vector<SavedIdentity> identities;
  for (const Identity& one : identities_) {
    identities.push_back({refer(one.id, sources), refer(one.fr, sources), refer(one.hans, sources),
                          refer(one.hant, sources), refer(one.at, sources),
                          refer(one.roles, sources), static_cast<std::uint32_t>(one.type),
                          one.source.line});
  }
  std::vector<SavedName> names;
  for (const Name& name : names_) {
    names.push_back({refer(name.surface, sources), name.identity,
                     static_cast<std::uint32_t>(name.form),
                     static_cast<std::uint32_t>(name.writing), name.odd ? 1U : 0U});
  }
  image.put<SavedIdentity>("identities", identities);
  image.put<SavedName>("names", names);
}

}  // namespace glane
