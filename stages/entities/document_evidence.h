// What the rest of a document says about a name: the same string elsewhere, and parts of longer names.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/lexicon.h"
#include "stages/entities/evidence.h"

namespace glane {

// Sets the keys of the candidates, then adds to each what its namesakes in the document have: their
// type, and that a capital at the start of a sentence is one of a name.  `Macron` after `Emmanuel
// Macron` is a person, `Hanul` after `Hanul Robotics` an organisation.  Linear but for one sort.
void add_document_evidence(const Document& doc, const Lexicon& lexicon,
                           std::vector<Candidate>& candidates);

// A key of tokens: equal for equal folded texts.
[[nodiscard]] std::uint64_t name_key(const Document& doc, const Lexicon& lexicon, TokenSpan tokens);

}  // namespace glane
