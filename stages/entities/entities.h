// Finds the spans and types of names.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "stages/entities/common_words.h"
#include "stages/entities/evidence.h"
#include "stages/entities/han_shapes.h"
#include "stages/entities/han_words.h"
#include "stages/entities/latin_shapes.h"
#include "stages/entities/runs.h"
#include "stages/tagger/tagger.h"

namespace glane {

// All that was said of names in a document, in text order, and what it comes to for each stretch:
// more than the sum where the document as a whole spoke too.
struct Heard {
  ArcTable runs;  // classes run, new_run, person_run: what the rules read besides words and numerals
  std::vector<Evidence> voices;
  std::vector<Candidate> candidates;
};

// Collects evidence from the lexicons, the shapes of names and the rules, adds what the document as a
// whole says, and decides once.  Immutable; reads everything up to the amounts.
class Entities {
 public:
  Entities(const DataFiles& files, Lexicon& lexicon, const IdentityLexicon& names,
           const NameSounds& sounds);

  [[nodiscard]] std::vector<Mention> run(const Document& doc) const;

  // What run() decides from.
  [[nodiscard]] Heard hear(const Document& doc) const;

  void save(ImageWriter& image) const { common_.save(image); }

  [[nodiscard]] const RuleSet& french_rules() const { return french_; }
  [[nodiscard]] const RuleSet& chinese_rules() const { return chinese_; }

 private:
  [[nodiscard]] bool is_function_word(const Document& doc, std::uint32_t token) const;
  [[nodiscard]] bool ends_in_name(const Document& doc, const Arc& title, std::uint32_t identity) const;
  void known_names(const Document& doc, std::vector<std::uint32_t>& long_names,
                   std::vector<Evidence>& out) const;
  [[nodiscard]] bool is_known(const Document& doc, TokenSpan run) const;
  void apply_rules(const Document& doc, const Sentence& sentence, const ArcTable& runs,
                   std::vector<Evidence>& out) const;

  const Lexicon& lexicon_;
  const IdentityLexicon& names_;
  ClassId no_name_class_;
  ClassId function_class_;
  ClassId word_name_class_;
  ClassId run_class_;
  ClassId new_run_class_;
  ClassId person_run_class_;
  CommonWords common_;
  Runs runs_;
  LatinShapes shapes_;
  HanWords han_words_;
  HanShapes han_shapes_;
  RuleSet french_;
  RuleSet chinese_;
  Tagger tagger_;
  RuleRef latin_origin_;  // what --explain names where a shape alone made the name
  RuleRef han_origin_;
};

}  // namespace glane
