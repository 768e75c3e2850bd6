#include "stages/dates/dates.h"

namespace glane {

Dates::Dates(const DataFiles& files, Lexicon& lexicon) {
  static_cast<void>(files);
  static_cast<void>(lexicon);
}

std::vector<DateRecord> Dates::run(const Document& doc) const {
  static_cast<void>(doc);
  return {};
}

}  // namespace glane
