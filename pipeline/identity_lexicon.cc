#include "pipeline/identity_lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>


namespace glane {
namespace {

// In the order of EntityType; then those that are no name by themselves.
constexpr std::array<std::string_view, IdentityLexicon::kClassCount> kClasses{
    "known_person", "known_organization", "known_location", "known_product", "known_event",
    "known_work",   "known_family",       "known_given",    "known_slip"};

constexpr std::size_t kLinesAtATime = 32;

// Writings of an identity, for a guess at the room that they need.
constexpr std::size_t kUsualNames = 2;

// What a key of the writings column says.
struct Key {
  std::string_view word;
  Form form;
  Writing writing;
};
constexpr std::string_view kOddKey = "odd-mistranslation";
constexpr std::array<Key, 19> kKeys{{
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
    {kOddKey, Form::Alias, Writing::Mistranslation},
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

// What a user says of an identity stands; what he leaves empty is kept.
void merge(const IdentityLexicon::Identity& row, IdentityLexicon::Identity& known) {
  const auto fill = [&](std::string_view cell, std::string_view& name) {
    if (!cell.empty() && (!known.given || name.empty())) name = cell;
  };
  fill(row.fr, known.fr);
  fill(row.hans, known.hans);
  fill(row.hant, known.hant);
  fill(row.at, known.at);
  fill(row.roles, known.roles);
  if (!known.given) known.source = row.source;
  known.retyped = known.retyped || row.type != known.type;
  known.type = row.type;
  known.given = true;
}

}  // namespace

// Identities by id: open addressing.  A part of the hash stands beside the index, so that
// hardly any other identity is looked at.
class IdentityLexicon::Index {
 public:
  Index(const Identities& identities, std::size_t more)
      : identities_(identities), slots_(std::bit_ceil((identities.size() + more) * 2)) {
    for (std::uint32_t k = 0; k < identities.size(); ++k) {
      find_or_add(identities[k], hash_of(identities[k].id), k);
    }
  }

  static std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>()(id); }

  // Has the memory that find_or_add() will need brought near.
  void prefetch(std::size_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  // The index of the identity; `next` where it is new.
  std::uint32_t find_or_add(const Identity& identity, std::size_t hash, std::uint32_t next) {
    const std::size_t mask = slots_.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t k = hash & mask;; k = (k + 1) & mask) {
      Slot& slot = slots_[k];
      if (slot.next == 0) {
        slot = {tag, next + 1};
        return next;
      }
      if (slot.tag != tag) continue;
      if (identities_[slot.next - 1].id == identity.id) return slot.next - 1;
    }
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t next = 0;  // the index, plus one
  };
  const Identities& identities_;
  std::vector<Slot, HugePages<Slot>> slots_;
};

IdentityLexicon::IdentityLexicon(const DataFiles& files, Lexicon& lexicon) {
  for (const std::string_view cls : kClasses) {
    const ClassId id = lexicon.intern_class(cls);
    if (first_class_ == 0) first_class_ = id;
  }
  if (lexicon.image() != nullptr) load(*lexicon.image(), files);
  std::vector<const DataFile*> built_in;
  std::vector<const DataFile*> given;
  std::size_t rows = 0;
  for (const std::string_view path : kIdentityFiles) {
    for (const DataFile* file : files.at(path)) {
      if (lexicon.holds(*file)) continue;
      (file->built_in() ? built_in : given).push_back(file);
      rows += file->line_count();
    }
  }
  first_given_ = names_.size();
  if (rows == 0) return;
  identities_.reserve(identities_.size() + rows);
  names_.reserve(names_.size() + rows * kUsualNames);
  lexicon.reserve(rows * kUsualNames);
  for (const DataFile* file : built_in) read(*file, lexicon, nullptr);
  first_given_ = names_.size();
  if (given.empty()) return;
  Index index(identities_, rows);
  for (const DataFile* file : given) read(*file, lexicon, &index);
}

// With an index, rows are a user's and may add to identities that are known.
void IdentityLexicon::read(const DataFile& file, Lexicon& lexicon, Index* index) {
  std::vector<Line> lines;
  const auto take = [&] {
    for (const Line& line : lines) read_line(file, line, index);
    lexicon.add_names(file, pending_);
    lines.clear();
    pending_.clear();
    bare_.clear();
  };
  file.each_row([&](const DataFile::Row& row) {
    lines.push_back(check(file, row));
    if (index != nullptr) index->prefetch(lines.back().hash);
    if (lines.size() == kLinesAtATime) take();
  });
  take();
}

IdentityLexicon::Line IdentityLexicon::check(const DataFile& file, const DataFile::Row& row) {
  file.require_cells(row, 5, kMostCells);
  const auto type = parse_entity_type(row.cells[1]);
  if (!type) file.fail(row, "no entity type `" + std::string(row.cells[1]) + "`");
  Line line{row.line, row.cells.size(), {}, *type, Index::hash_of(row.cells[0])};
  std::copy(row.cells.begin(), row.cells.end(), line.cells.begin());
  return line;
}

void IdentityLexicon::read_line(const DataFile& file, const Line& line, Index* index) {
  const DataFile::Row row = line.row();
  Identity identity;
  identity.id = row.cells[0];
  identity.type = line.type;
  identity.fr = row.cells[2];
  identity.hans = row.cells[3];
  identity.hant = row.cells[4];
  identity.given = index != nullptr;
  identity.source = {&file.path(), row.line};
  if (row.cells.size() > 6) read_bonds(file, row, identity);
  const auto next = static_cast<std::uint32_t>(identities_.size());
  const std::uint32_t place =
      index == nullptr ? next : index->find_or_add(identity, line.hash, next);
  if (place == next) {
    identities_.push_back(identity);
  } else {
    merge(identity, identities_[place]);
  }
  read_names({file, row, place});
}

void IdentityLexicon::read_bonds(const DataFile& file, const DataFile::Row& row,
                                 Identity& identity) {
  constexpr std::size_t kKeyLength = 3;
  for (const std::string_view part : split(row.cells[6], ';')) {
    const std::string_view list = part.substr(std::min(kKeyLength, part.size()));
    if (part.starts_with("at:")) {
      identity.at = list;
    } else if (part.starts_with("as:")) {
      identity.roles = list;
    } else {
      file.fail(row, "no kind of bond `" + std::string(part) + "`");
    }
  }
}

// Adds a name to the end of the chain of its identity.
void IdentityLexicon::push(const Name& name) {
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.push_back(name);
  Identity& identity = identities_[name.identity];
  if (identity.first_name == kNone) {
    identity.first_name = number;
  } else {
    names_[identity.last_name].next = number;
  }
  identity.last_name = number;
}

void IdentityLexicon::read_names(const Origin& origin) {
  const auto& cells = origin.row.cells;
  add(origin, without_bracket(cells[2]), Form::Full, Writing::None);
  add(origin, cells[3], Form::Full, Writing::None);
  add(origin, cells[4], Form::Full, Writing::None);
  if (cells.size() < 6) return;
  for (std::string_view rest = cells[5]; !rest.empty();) {
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
      origin.file.fail(origin.row, "no kind of writing `" + std::string(word) + "`");
    }
    for (std::string_view names = part.substr(colon + 1); !names.empty();) {
      const std::size_t bar = names.find('|');
      add(origin, names.substr(0, bar), key->form, key->writing);
      names_.back().odd = key->word == kOddKey;
      names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
    }
  }
}

void IdentityLexicon::add(const Origin& origin, std::string_view surface, Form form,
                          Writing writing) {
  if (surface.empty()) return;
  std::size_t cls = static_cast<std::size_t>(identities_[origin.identity].type);
  if (form == Form::Family) cls = 6;
  if (form == Form::Given) cls = 7;
  if (writing == Writing::Mistranslation) cls = 8;
  const auto number = static_cast<std::int32_t>(names_.size());
  push({origin.identity, form, writing, surface, false, kNone});
  const auto id = static_cast<ClassId>(first_class_ + cls);
  pending_.push_back({surface, origin.row.line, id, number});
  if (const char bare = bare_capital(surface); bare != '\0') {
    bare_.push_back(bare + std::string(surface.substr(2)));
    pending_.push_back({bare_.back(), origin.row.line, id, number});
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
