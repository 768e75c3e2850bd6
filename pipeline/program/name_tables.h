// The lexicons and tables that names are compared by.
#pragma once

#include <string>
#include <vector>

#include "pipeline/data_file.h"
#include "pipeline/identity_lexicon.h"
#include "pipeline/lexicon.h"
#include "stages/names/describe_names.h"

namespace glane {

// Built once; immutable after, and may be shared by threads.
struct NameTables {
  // Throws DataError for a wrong line, UsageError for a folder that cannot be read.
  explicit NameTables(const std::vector<std::string>& lexicon_dirs)
      : files(lexicon_dirs),
        lexicon(*files.at("pipeline/char_variants.tsv").front()),
        identities(files, lexicon),
        sounds(files, lexicon.chars()),
        known(identities, lexicon.chars()),
        comparer(sounds, known) {}

  DataFiles files;
  Lexicon lexicon;
  IdentityLexicon identities;
  NameSounds sounds;
  KnownNames known;
  NameComparer comparer;
};

}  // namespace glane
