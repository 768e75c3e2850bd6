// Units of measure: which there are, and what one is in another.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace glane::compare {

// Const after construction, safe to share.
class Units {
 public:
  // Reads the measures of the amount words, and units.tsv.  Throws DataError.
  Units();

  // Whether this is the code of a measure, not a counted noun.
  [[nodiscard]] bool is_measure(std::string_view unit) const {
    return measures_.contains(std::string(unit));
  }

  // How many units `b` make one `a`; 0 where that is not known.
  [[nodiscard]] double factor(std::string_view a, std::string_view b) const;

 private:
  struct Base {
    std::string unit;
    double factor = 1;
  };
  [[nodiscard]] Base base_of(std::string_view unit) const;

  std::unordered_set<std::string> measures_;
  std::unordered_map<std::string, Base> bases_;
};

}  // namespace glane::compare
