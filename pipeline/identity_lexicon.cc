#include "pipeline/identity_lexicon.h"

#include <array>
#include <string>
#include <unordered_map>

namespace glane {
namespace {

constexpr std::array<std::string_view, 6> kFiles{
    "stages/entities/lexicon/people.tsv", "stages/entities/lexicon/organizations.tsv",
    "stages/entities/lexicon/places.tsv", "stages/entities/lexicon/products.tsv",
    "stages/entities/lexicon/events.tsv", "stages/entities/lexicon/works.tsv"};

// In the order of EntityType; then those that are no name by themselves.
constexpr std::array<std::string_view, IdentityLexicon::kClassCount> kClasses{
    "known_person", "known_organization", "known_location", "known_product", "known_event",
    "known_work",   "known_family",       "known_given",    "known_slip"};

// What a key of the writings column says.
struct Key {
  std::string_view word;
  Form form;
  Writing writing;
};
constexpr std::array<Key, 18> kKeys{{
    {"full", Form::Full, Writing::None},
    {"common", Form::Full, Writing::None},
    {"alias", Form::Alias, Writing::None},
    {"title", Form::Title, Writing::None},
    {"family", Form::Family, Writing::None},
    {"given", Form::Given, Writing::None},
    {"pinyin", Form::Full, Writing::Pinyin},
    {"wade-giles", Form::Full, Writing::WadeGiles},
    {"cantonese", Form::Full, Writing::Cantonese},
    {"hepburn", Form::Full, Writing::Hepburn},
    {"korean", Form::Full, Writing::Korean},
    {"hybrid", Form::Full, Writing::Hybrid},
    {"hans", Form::Full, Writing::None},
    {"hant", Form::Full, Writing::None},
    {"kanji", Form::Full, Writing::Kanji},
    {"hangul", Form::Full, Writing::Hangul},
    {"kana", Form::Full, Writing::Kana},
    {"mistranslation", Form::Alias, Writing::Mistranslation},
}};

// A namesake of lower renown bears a word in brackets, which no text contains.
std::string_view without_bracket(std::string_view name) {
  const std::size_t bracket = name.find(" (");
  return bracket == std::string_view::npos ? name : name.substr(0, bracket);
}

// French texts drop the accent of a capital as often as they keep it: Etats-Unis.  `É` is C3 89.
char bare_capital(std::string_view surface) {
  if (surface.size() < 2 || surface[0] != '\xC3') return '\0';
  const auto second = static_cast<unsigned char>(surface[1]);
  if (second <= 0x85) return second < 0x80 ? '\0' : 'A';
  if (second >= 0x88 && second <= 0x8B) return 'E';
  return second == 0x8E || second == 0x8F ? 'I' : second == 0x94 ? 'O' : '\0';
}

// What tells identities apart.
std::string key_of(const DataFile& file, const DataFile::Row& row) {
  file.require_cells(row, 5, 6);
  return std::string(row.cells[0]) + '\t' + std::string(row.cells[1]);
}

}  // namespace

IdentityLexicon::IdentityLexicon(const DataFiles& files, Lexicon& lexicon) {
  for (const std::string_view cls : kClasses) {
    const ClassId id = lexicon.intern_class(cls);
    if (first_class_ == 0) first_class_ = id;
  }
  std::size_t rows = 0;
  for (const std::string_view path : kFiles) {
    for (const DataFile* file : files.at(path)) rows += file->rows().size();
  }
  identities_.reserve(rows);
  names_.reserve(rows * 5);
  lexicon.reserve(rows * 5);
  // The user's rows by id and type, with the built-in one of the same identity.
  std::vector<std::vector<SourceRow>> given;
  std::unordered_map<std::string, std::size_t> number_of;
  for (const std::string_view path : kFiles) {
    const auto all = files.at(path);
    for (std::size_t k = 1; k < all.size(); ++k) {
      for (const DataFile::Row& row : all[k]->rows()) {
        const auto [at, is_new] = number_of.try_emplace(key_of(*all[k], row), given.size());
        if (is_new) given.emplace_back();
        given[at->second].push_back({all[k], &row});
      }
    }
  }
  const auto group_of = [&](const SourceRow& source) -> std::vector<SourceRow>* {
    if (given.empty()) return nullptr;
    const auto found = number_of.find(key_of(*source.file, *source.row));
    return found == number_of.end() ? nullptr : &given[found->second];
  };
  std::vector<SourceRow> built_in;
  built_in.reserve(rows);
  for (const std::string_view path : kFiles) {
    const DataFile* file = files.at(path).front();
    for (const DataFile::Row& row : file->rows()) {
      const SourceRow source{file, &row};
      std::vector<SourceRow>* const group = group_of(source);
      (group == nullptr ? built_in : *group).push_back(source);
    }
  }
  // Of two identities that bear one name the first is meant.
  for (const auto& group : given) read(group, true, lexicon);
  for (const SourceRow& source : built_in) read({&source, 1}, false, lexicon);
}

void IdentityLexicon::read(std::span<const SourceRow> rows, bool given, Lexicon& lexicon) {
  Identity identity;
  identity.given = given;
  const auto fill = [](std::string_view& name, std::string_view cell) {
    if (name.empty()) name = cell;
  };
  for (const auto& [file, row] : rows) {
    file->require_cells(*row, 5, 6);
    const auto type = parse_entity_type(row->cells[1]);
    if (!type) file->fail(*row, "no entity type `" + std::string(row->cells[1]) + "`");
    identity.type = *type;
    fill(identity.id, row->cells[0]);
    fill(identity.fr, row->cells[2]);
    fill(identity.hans, row->cells[3]);
    fill(identity.hant, row->cells[4]);
    if (identity.source.file == nullptr) identity.source = {&file->path(), row->line};
  }
  identities_.push_back(identity);
  for (const SourceRow& source : rows) read_names(source, lexicon);
}

void IdentityLexicon::read_names(const SourceRow& source, Lexicon& lexicon) {
  const auto& [file, row] = source;
  add(source, without_bracket(row->cells[2]), Form::Full, Writing::None, lexicon);
  add(source, row->cells[3], Form::Full, Writing::None, lexicon);
  add(source, row->cells[4], Form::Full, Writing::None, lexicon);
  if (row->cells.size() < 6) return;
  for (std::string_view rest = row->cells[5]; !rest.empty();) {
    const std::size_t end = rest.find(';');
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t colon = part.find(':');
    const std::string_view word = part.substr(0, colon);
    const Key* key = nullptr;
    for (const Key& known : kKeys) {
      if (known.word == word) key = &known;
    }
    if (key == nullptr || colon == std::string_view::npos) {
      file->fail(*row, "no kind of writing `" + std::string(word) + "`");
    }
    for (std::string_view names = part.substr(colon + 1); !names.empty();) {
      const std::size_t bar = names.find('|');
      add(source, names.substr(0, bar), key->form, key->writing, lexicon);
      names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
    }
  }
}

void IdentityLexicon::add(const SourceRow& source, std::string_view surface, Form form,
                          Writing writing, Lexicon& lexicon) {
  if (surface.empty()) return;
  const auto identity = static_cast<std::uint32_t>(identities_.size() - 1);
  std::size_t cls = static_cast<std::size_t>(identities_.back().type);
  if (form == Form::Family) cls = 6;
  if (form == Form::Given) cls = 7;
  if (writing == Writing::Mistranslation) cls = 8;
  const auto number = static_cast<std::int32_t>(names_.size());
  names_.push_back({identity, form, writing, surface});
  const auto id = static_cast<ClassId>(first_class_ + cls);
  lexicon.add_name(*source.file, *source.row, surface, id, number);
  if (const char bare = bare_capital(surface); bare != '\0') {
    scratch_.assign(1, bare);
    scratch_.append(surface.substr(2));
    lexicon.add_name(*source.file, *source.row, scratch_, id, number);
  }
}

std::string_view IdentityLexicon::display(std::uint32_t identity, Language language) const {
  const Identity& known = identities_[identity];
  const bool hans = language == Language::ZhHans;
  const bool hant = language == Language::ZhHant;
  if (hans && !known.hans.empty()) return known.hans;
  if ((hant || hans) && !known.hant.empty()) return known.hant;
  if ((hant || hans) && !known.hans.empty()) return known.hans;
  if (!known.fr.empty()) return without_bracket(known.fr);
  return known.hans.empty() ? known.hant : known.hans;
}

}  // namespace glane
