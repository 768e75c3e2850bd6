// The pairs that the command line names: files, folders, outputs, lists of pairs, bilingual files.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/compare/comparison.h"
#include "pipeline/compare/texts.h"

namespace glane::compare {

struct Pair {
  Text fr;
  Text zh;
  Segments segments;                     // of a bilingual file
  std::vector<std::string> segment_ids;  // as the file has them
};

// Pairs one by one; the texts on the way are few where both sides come in the same order.
class PairStream {
 public:
  virtual ~PairStream() = default;
  [[nodiscard]] virtual std::optional<Pair> next() = 0;
  // Once next() gave nothing: the texts for which the other side has none, in order.
  [[nodiscard]] virtual std::vector<std::string> unpaired() const { return {}; }
};

// By name, that is id or path without what tells language and format: `a.fr.html` goes with
// `a.zh.txt`.  Two inputs of one text each are a pair, whatever their names.  Throws UsageError.
[[nodiscard]] std::unique_ptr<PairStream> pairs_of_two(const std::string& fr, const std::string& zh,
                                                       const TextOptions& options,
                                                       const Interrupt& interrupt);

// As the lines `FR TAB ZH [TAB DATE]` of a list say.  FR and ZH are ids or addresses of texts of
// the two inputs, or, where these are empty, paths relative to the list.  Throws UsageError,
// DataError.
[[nodiscard]] std::unique_ptr<PairStream> pairs_of_list(const std::string& list,
                                                        const std::string& fr,
                                                        const std::string& zh,
                                                        const TextOptions& options,
                                                        const Interrupt& interrupt);

// Of an XLIFF 2.x or TMX 1.4 file.  Throws DataError.
[[nodiscard]] std::unique_ptr<PairStream> pairs_of_bilingual(const std::string& path);
[[nodiscard]] bool is_bilingual(const std::string& path);

// The id without the endings of formats, packers and languages.
[[nodiscard]] std::string pair_name(std::string_view id);

}  // namespace glane::compare
