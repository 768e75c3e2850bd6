// The stages, in order, and what they share.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/language.h"

namespace glane {

class Entities;
class IdentityLexicon;
class Lexicon;
class NameSounds;
class RuleSet;

// So much was found in a document that it can be no text.  The measure is a count, not a time, so
// that the result is the same on every machine.
class WorkExceeded : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Builds every stage once from the data files; run() is const and may be called from any number of
// threads, each with its own document.
class Pipeline {
 public:
  // Throws DataError for a wrong line, UsageError for a folder that cannot be read.
  explicit Pipeline(const std::vector<std::string>& lexicon_dirs = {});
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // How much may be made of a document: tokens, words, numerals and names for each byte of it, where
  // it has more than kFreeWork bytes.
  static constexpr std::uint64_t kUsualWork = 20;
  static constexpr std::uint64_t kFreeWork = std::uint64_t{64} << 10;

  // Fills every layer of `doc`.  The source must be valid UTF-8; any such text is accepted.  Throws
  // WorkExceeded between two stages where more was made of it than `work` (0: kUsualWork) allows.
  void run(Document& doc, std::uint64_t work = 0) const;

  // The first part of run(): paragraphs, sentences, languages, words, site furniture and numerals,
  // for texts whose records are known already.  Nothing is looked for in them.
  void prepare(Document& doc) const;
  // Fills the first layers alone: the normalised text, paragraphs, tokens and sentences.
  void segment(Document& doc) const;

  // The tables of all stages, for pipeline/image.h.  Only of a pipeline without folders of its own.
  [[nodiscard]] std::string image() const;

  // A digest of all rules and lexicons, for the document record: 16 hex digits.
  [[nodiscard]] const std::string& rules_digest() const;

  [[nodiscard]] const Lexicon& lexicon() const;
  [[nodiscard]] const IdentityLexicon& identities() const;
  [[nodiscard]] const NameSounds& sounds() const;
  [[nodiscard]] const Entities& entities() const;

  // Every rule of every stage, with the languages that its files are for.
  struct NamedRules {
    std::string_view stage;
    LanguageMask languages;
    const RuleSet* rules;
  };
  [[nodiscard]] std::vector<NamedRules> rule_sets() const;

  // The names of the stages, in order, and the seconds that each has taken so far when timing is
  // on.
  struct StageTime {
    std::string_view name;
    double seconds;
  };
  // As run(), adding the time of each stage to `times` (one entry for each stage, in order).
  void run_timed(Document& doc, std::vector<StageTime>& times) const;

 private:
  struct Stages;
  template <class Step>
  void prepare_steps(Document& doc, Step&& step) const;
  template <class Step>
  void steps(Document& doc, Step&& step) const;
  std::unique_ptr<const Stages> stages_;
};

}  // namespace glane
