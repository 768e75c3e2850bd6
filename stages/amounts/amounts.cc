#include "stages/amounts/amounts.h"

namespace glane {

Amounts::Amounts(const DataFiles& files, Lexicon& lexicon) {
  static_cast<void>(files);
  static_cast<void>(lexicon);
}

std::vector<AmountRecord> Amounts::run(const Document& doc) const {
  static_cast<void>(doc);
  return {};
}

}  // namespace glane
