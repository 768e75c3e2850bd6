// What the parts of a run of capitalised words say about it.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/entities/common_words.h"
#include "stages/entities/evidence.h"
#include "stages/entities/runs.h"
#include "stages/names/name_sounds.h"

namespace glane {

// `Marie Curie` begins with a given name, `Rhodium Group` ends as companies do, `Huang Renxun` is
// syllables.  Immutable after construction.
class LatinShapes {
 public:
  LatinShapes(const CommonWords& common, const Lexicon& lexicon, const NameSounds& sounds);

  void weigh(const Document& doc, const Run& run, std::vector<Evidence>& out) const;

  // Whether the run begins with a given name or a romanised family name.
  [[nodiscard]] bool may_be_person(const Document& doc, TokenSpan run) const;

 private:
  struct Parts;
  void weigh_single(const Parts& parts, std::vector<Evidence>& out) const;
  void weigh_several(const Parts& parts, std::vector<Evidence>& out) const;
  [[nodiscard]] bool has(const Document& doc, std::uint32_t i, std::uint32_t end, ClassId cls) const;

  const CommonWords& common_;
  const Lexicon& lexicon_;
  const NameSounds& sounds_;
  void weigh_number(const Parts& parts, std::vector<Evidence>& out) const;
  void weigh_hyphen(const Parts& parts, std::vector<Evidence>& out) const;
  void weigh_romanised(const Parts& parts, std::vector<Evidence>& out) const;
  [[nodiscard]] bool is_family_name(const Document& doc, TokenSpan span) const;

  ClassId given_fr_, given_en_, surname_, org_head_, org_suffix_, legal_form_, loc_head_,
      loc_suffix_, event_suffix_, not_name_, title_, demonym_, name_suffix_, known_family_, known_location_, known_organization_;
};

}  // namespace glane
