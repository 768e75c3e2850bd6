// Short forms of the names that a Chinese document has in full.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/entities/evidence.h"

namespace glane {

// A part of a name that can stand for it: 帕利 of 弗洛朗丝·帕利, 蓝桥 of 蓝桥传感.
struct Stem {
  TokenSpan tokens;
  EntityType type = EntityType::Person;
};

// Finds the stems elsewhere in the document.  Linear: at each Han character that begins a stem, one
// look-up for each length that stems have.
void find_short_forms(const Document& doc, const Lexicon& lexicon, const std::vector<Stem>& stems,
                      std::vector<Evidence>& out);

// Finds names of three characters or more again where nothing beside them tells; whether any was.
// `lengths`: the words, as HanWords cuts them.
[[nodiscard]] bool find_repeated(const Document& doc, const Lexicon& lexicon,
                                 const std::vector<Candidate>& candidates,
                                 const std::vector<std::uint8_t>& lengths,
                                 std::vector<Evidence>& out);

}  // namespace glane
