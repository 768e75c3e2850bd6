// The one place where candidates become mentions.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "stages/entities/evidence.h"

namespace glane {

// Of the candidates that have weight enough, in text order, the longest win; of equals the heavier.
[[nodiscard]] std::vector<Mention> decide(const Document& doc,
                                          const std::vector<Candidate>& candidates);

}  // namespace glane
