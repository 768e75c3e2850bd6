#include "pipeline/romanisation.h"

#include <algorithm>

namespace glane {
namespace {

constexpr std::size_t kLongestSyllable = 8;
constexpr int kMostSyllables = 3;

}  // namespace

Romanisation::Romanisation(const DataFiles& files) {
  for (const DataFile* file : files.at("stages/entities/lexicon/words.fr.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      if (row.cells.size() < 3 || row.cells[0] != "pinyin") continue;
      for (const std::string_view wade : split(row.cells[1], '|')) {
        wade_.emplace(wade);
        std::string plain(wade);
        plain.erase(std::remove(plain.begin(), plain.end(), '\''), plain.end());
        wade_.insert(plain);
      }
      for (const std::string_view pinyin : split(row.cells[2], '|')) pinyin_.emplace(pinyin);
    }
  }
}

bool Romanisation::parses(std::string_view word, const Syllables& syllables, int count) {
  if (word.empty()) return count > 0;
  if (count == kMostSyllables) return false;
  if (count > 0 && (word.front() == '-' || word.front() == '\'')) word.remove_prefix(1);
  for (std::size_t k = std::min(word.size(), kLongestSyllable); k > 0; --k) {
    if (syllables.count(std::string(word.substr(0, k))) != 0 &&
        parses(word.substr(k), syllables, count + 1)) {
      return true;
    }
  }
  return false;
}

}  // namespace glane
