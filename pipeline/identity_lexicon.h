// The people, organisations, places and things that the lexicons know, with all their writings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/language.h"
#include "pipeline/lexicon.h"
#include "pipeline/records.h"

namespace glane {

// Reads the identity files: `id TAB type TAB fr TAB zh-Hans TAB zh-Hant TAB writings`, the writings
// as `key:surface|surface;key:…`.  Every surface becomes an entry of the Lexicon in the class of
// its type
// (`known_person`, `known_location` …; bare family and given names `known_family`, `known_given`;
// mistranslations, which need evidence, `known_slip`), whose number is the row of this table.
// A user's rows with the id and type of a built-in one add to it, and what they name is meant
// first. Filled by the constructor, const after, safe to share.
class IdentityLexicon {
 public:
  struct Identity {
    std::string_view id;
    EntityType type = EntityType::Person;
    std::string_view fr;
    std::string_view hans;
    std::string_view hant;
    bool given = false;  // by a user's row
    RuleRef source;
  };
  // One surface of one identity.  `writing` is None where the surface's looks have to tell.
  struct Name {
    std::uint32_t identity = 0;
    Form form = Form::Full;
    Writing writing = Writing::None;
    std::string_view surface;
  };

  // From the lexicon's image where it has one, with what other files add.
  IdentityLexicon(const DataFiles& files, Lexicon& lexicon);

  // `files` are those that it was built from.
  void save(ImageWriter& image, const DataFiles& files) const;

  static constexpr ClassId kClassCount = 9;  // six types, family, given, slip

  [[nodiscard]] const std::vector<Identity>& identities() const { return identities_; }
  [[nodiscard]] const std::vector<Name>& names() const { return names_; }

  // The row of names() behind an arc of the lexicon, or nullptr for an arc of another class.
  [[nodiscard]] const Name* name(const Arc& arc) const {
    return arc.cls >= first_class_ && arc.cls < first_class_ + kClassCount
               ? &names_[static_cast<std::uint32_t>(arc.number)]
               : nullptr;
  }

  // The name to show in a document of this language.
  [[nodiscard]] std::string_view display(std::uint32_t identity, Language language) const;

 private:
  class Index;
  void load(const Image& image, const DataFiles& files);
  void read(const DataFile& file, Lexicon& lexicon, Index* index);
  // The row of an identity that its names come from.
  struct Origin {
    const DataFile& file;
    const DataFile::Row& row;
    std::uint32_t identity;
  };
  void read_names(const Origin& origin, Lexicon& lexicon);
  void add(const Origin& origin, std::string_view surface, Form form, Writing writing,
           Lexicon& lexicon);

  std::vector<Identity> identities_;
  std::vector<Name> names_;
  ClassId first_class_ = 0;
  std::string scratch_;
};

}  // namespace glane
