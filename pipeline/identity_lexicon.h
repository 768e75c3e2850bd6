// The people, organisations, places and things that the lexicons know, with all their writings.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/huge_pages.h"
#include "pipeline/language.h"
#include "pipeline/lexicon.h"
#include "pipeline/records.h"

namespace glane {

inline constexpr std::array<std::string_view, 6> kIdentityFiles{
    "stages/entities/lexicon/people.tsv", "stages/entities/lexicon/organizations.tsv",
    "stages/entities/lexicon/places.tsv", "stages/entities/lexicon/products.tsv",
    "stages/entities/lexicon/events.tsv", "stages/entities/lexicon/works.tsv"};

// Reads the identity files: `id TAB type TAB fr TAB zh-Hans TAB zh-Hant TAB writings TAB bonds`,
// the writings as `key:surface|surface;key:…`, the bonds as `at:id|id;as:role|role`: the employers
// or owners, and the roles that people are called by.  Every surface becomes an entry of the
// Lexicon in the class of its type
// (`known_person`, `known_location` …; bare family and given names `known_family`, `known_given`;
// mistranslations, which need evidence, `known_slip`), whose number is the row of this table.
// A user's rows with the id of a built-in one add to it, and change its type; what they name is
// meant first. Filled by the constructor, const after, safe to share.
class IdentityLexicon {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Identity {
    std::string_view id;
    EntityType type = EntityType::Person;
    std::string_view fr;
    std::string_view hans;
    std::string_view hant;
    bool given = false;    // by a user's row
    bool retyped = false;  // a user's row says another type than the built-in one
    RuleRef source;
    std::string_view at;               // ids, parted by bars
    std::string_view roles;            // as texts have them, parted by bars
    std::uint32_t first_name = kNone;  // rows of names(), chained by Name::next
    std::uint32_t last_name = kNone;
  };
  // One surface of one identity.  `writing` is None where the surface's looks have to tell.
  struct Name {
    std::uint32_t identity = 0;
    Form form = Form::Full;
    Writing writing = Writing::None;
    std::string_view surface;
    bool odd = false;            // a mistranslation that is no French phrase
    std::uint32_t next = kNone;  // the next one of the identity
  };

  // From the lexicon's image where it has one, with what other files add.
  IdentityLexicon(const DataFiles& files, Lexicon& lexicon);

  // `files` are those that it was built from.
  void save(ImageWriter& image, const DataFiles& files) const;

  static constexpr ClassId kClassCount = 9;  // six types, family, given, slip

  using Identities = std::vector<Identity, HugePages<Identity>>;
  using Names = std::vector<Name, HugePages<Name>>;
  [[nodiscard]] const Identities& identities() const { return identities_; }
  [[nodiscard]] const Names& names() const { return names_; }

  // All surfaces of an identity: `for (const Name& name : lexicon.names_of(identity))`.
  class NamesOf;
  [[nodiscard]] NamesOf names_of(std::uint32_t identity) const;

  // The row of names() behind an arc of the lexicon, or nullptr for an arc of another class.
  [[nodiscard]] const Name* name(const Arc& arc) const {
    return arc.cls >= first_class_ && arc.cls < first_class_ + kClassCount
               ? &names_[static_cast<std::uint32_t>(arc.number)]
               : nullptr;
  }

  // Whether a user's row has it.
  [[nodiscard]] bool is_given(const Name& name) const {
    return static_cast<std::size_t>(&name - names_.data()) >= first_given_;
  }

  // The name to show in a document of this language.
  [[nodiscard]] std::string_view display(std::uint32_t identity, Language language) const;

 private:
  class Index;
  void load(const Image& image, const DataFiles& files);
  void read(const DataFile& file, Lexicon& lexicon, Index* index);
  // A row at hand: see Lexicon::add_names for why rows are taken some at a time.
  static constexpr std::size_t kMostCells = 7;
  struct Line {
    std::uint32_t number = 0;
    std::size_t count = 0;
    std::array<std::string_view, kMostCells> cells;
    EntityType type = EntityType::Person;
    std::size_t hash = 0;  // of the id
    [[nodiscard]] DataFile::Row row() const { return {number, {cells.data(), count}}; }
  };
  // The row of an identity that its names come from.
  struct Origin {
    const DataFile& file;
    const DataFile::Row& row;
    std::uint32_t identity;
  };
  static Line check(const DataFile& file, const DataFile::Row& row);
  void read_line(const DataFile& file, const Line& line, Index* index);
  void read_names(const Origin& origin);
  static void read_bonds(const DataFile& file, const DataFile::Row& row, Identity& identity);
  void push(const Name& name);
  void add(const Origin& origin, std::string_view surface, Form form, Writing writing);

  Identities identities_;
  Names names_;
  std::size_t first_given_ = 0;  // row of names()
  ClassId first_class_ = 0;
  // Names of the rows at hand.
  std::vector<Lexicon::NewName> pending_;
  std::deque<std::string> bare_;  // those of them that no file holds
};

class IdentityLexicon::NamesOf {
 public:
  class Iterator {
   public:
    Iterator(const Names& names, std::uint32_t at) : names_(&names), at_(at) {}
    const Name& operator*() const { return (*names_)[at_]; }
    Iterator& operator++() {
      at_ = (*names_)[at_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Names* names_;
    std::uint32_t at_;
  };

  NamesOf(const Names& names, std::uint32_t first) : names_(names), first_(first) {}
  [[nodiscard]] Iterator begin() const { return {names_, first_}; }
  [[nodiscard]] Iterator end() const { return {names_, kNone}; }

 private:
  const Names& names_;
  std::uint32_t first_;
};

inline IdentityLexicon::NamesOf IdentityLexicon::names_of(std::uint32_t identity) const {
  return {names_, identities_[identity].first_name};
}

}  // namespace glane
