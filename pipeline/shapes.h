// Words with digits inside that are known by their shape: `AF2024`, `FY25`, `S1`.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/data_file.h"
#include "pipeline/lexicon.h"

namespace re2 {
class RE2;
}

namespace glane {

// Lines `class TAB value TAB regular expression` of files named `shapes.tsv`, in RE2's syntax.  The
// expression must match the whole token; its first group, if it has one, is the number of the arc.
// All expressions are tried in one pass.  Immutable; match() is safe from any number of threads.
class Shapes {
 public:
  // Makes the classes and values in `lexicon`.  Throws DataError for a wrong expression.
  Shapes(const DataFiles& files, Lexicon& lexicon);
  ~Shapes();

  void save(ImageWriter& image) const;

  // Appends an arc over token `i` for each shape that its text has.
  void match(std::string_view word, std::uint32_t i, std::vector<Arc>& out) const;

 private:
  struct Shape {
    ClassId cls;
    ValueId value;
    std::uint32_t entry;
    std::unique_ptr<re2::RE2> expression;
  };
  struct Set;

  std::vector<Shape> shapes_;
  std::unique_ptr<Set> set_;
};

}  // namespace glane
