#include "stages/entities/common_words.h"

namespace glane {

CommonWords::CommonWords(const DataFiles& files, Lexicon& lexicon) {
  for (const DataFile* file : files.at("stages/entities/common.fr.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      for (const std::string_view word : split(row.cells[0], ' ')) {
        const Symbol symbol = lexicon.intern_symbol(word);
        if (symbol >= bits_.size()) bits_.resize(symbol * 2 + 64);
        bits_[symbol] = true;
      }
    }
  }
}

}  // namespace glane
