#include "stages/entities/common_words.h"

namespace glane {

CommonWords::CommonWords(const DataFiles& files, Lexicon& lexicon) {
  if (const Image* image = lexicon.image(); image != nullptr) {
    bits_ = Table<std::uint64_t>::borrow(image->get<std::uint64_t>("common words"));
  }
  for (const DataFile* file : files.at("stages/entities/common.fr.tsv")) {
    if (lexicon.holds(*file)) continue;
    for (const DataFile::Row& row : file->rows()) {
      for (const std::string_view word : split(row.cells[0], ' ')) {
        const Symbol symbol = lexicon.intern_symbol(word);
        if (symbol / 64 >= bits_.size()) bits_.resize(symbol / 64 * 2 + 64);
        bits_.edit(symbol / 64) |= std::uint64_t{1} << (symbol % 64);
      }
    }
  }
}

}  // namespace glane
