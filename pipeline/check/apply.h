// What becomes of a patch: gold records, and rows of the user's own lexicon.
#pragma once

#include <string>
#include <vector>

#include "pipeline/check/patch.h"

namespace glane::check {

struct WrittenFile {
  std::string path;
  std::string content;
};

// A gold file for each document, in `folder`: what is right as the reader decided; what is open
// stands there as optional, so that a score counts the decided records alone.  Names are those of
// the documents, without what a file name may not hold.
[[nodiscard]] std::vector<WrittenFile> gold_files(const Patch& patch, const std::string& folder);

// The identity files of a lexicon folder with what the patch teaches: the names that were added,
// corrected or split off, and those of identities that were merged, as aliases.  Rows and comments
// that are there stay.  `skipped` gets the names that such a file cannot hold.  Throws DataError
// for a row that is there and is wrong.
[[nodiscard]] std::vector<WrittenFile> lexicon_files(const Patch& patch, const std::string& folder,
                                                     std::vector<std::string>& skipped);

// Its word files: what was rejected, and what a corrected span left out, is no name from now on
// in texts of that language; what is a name somewhere in the patch is refused no more.  Rejected
// dates and amounts are left to gold: they are no words.
[[nodiscard]] std::vector<WrittenFile> refusal_files(const Patch& patch, const std::string& folder,
                                                     std::vector<std::string>& skipped);

}  // namespace glane::check
