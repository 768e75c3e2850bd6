#include "stages/numbers/numbers.h"

namespace glane {

Numbers::Numbers(const DataFiles& files, Lexicon& lexicon) {
  static_cast<void>(files);
  static_cast<void>(lexicon);
}

std::vector<Numeral> Numbers::run(const Document& doc) const {
  static_cast<void>(doc);
  return {};
}

ArcTable Numbers::arcs(const Document& doc, const std::vector<Numeral>& numerals) const {
  static_cast<void>(numerals);
  return ArcTable({}, static_cast<std::uint32_t>(doc.tokens->size()));
}

}  // namespace glane
