// Outputs of `glane run` as inputs: the records as they are there, with the texts they were made
// from.
#pragma once

#include <memory>
#include <string>

#include "pipeline/compare/texts.h"

namespace glane::compare {

// The documents of an output, packed or not, or of a run folder; null where `path` is neither.  A
// text is the one that the document record carries, or one of the sources whose SHA-256 the record
// has; without --source a run folder knows its inputs.
[[nodiscard]] std::unique_ptr<TextStream> open_output(const std::string& path,
                                                      const TextOptions& options,
                                                      const Interrupt& interrupt);

}  // namespace glane::compare
