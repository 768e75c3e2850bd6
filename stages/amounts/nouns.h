// The singular of a French noun, by endings and exceptions.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/data_file.h"

namespace glane {

// Immutable; safe to share among threads.
class Singulars {
 public:
  // Throws DataError for a wrong line.
  explicit Singulars(const std::vector<const DataFile*>& files);

  // `banques` → `banque`, `hôpitaux` → `hôpital`, `pays` → `pays`; capitals are kept.
  [[nodiscard]] std::string of(std::string_view noun) const;

  // Whether the noun can be a plural: all French ones end in s, x or z.
  [[nodiscard]] static bool can_be_plural(std::string_view noun) {
    return noun.ends_with('s') || noun.ends_with('x') || noun.ends_with('z');
  }

 private:
  std::unordered_map<std::string, std::string> words_;
  std::unordered_map<std::string, std::string> endings_;
  std::size_t longest_ending_ = 0;
};

}  // namespace glane
