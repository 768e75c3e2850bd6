// Tokens with tags, as CoNLL's shared tasks have them.
#pragma once

#include "pipeline/exports/exporter.h"

namespace glane {

// A line a token: form, start, end (code points), tag (`B-`, `I-` with the type, or `O`), parted by
// tabs; an empty line after each sentence; `# doc = ID` before each document.
class ConllExporter final : public Exporter {
 public:
  void convert(const Document& doc, Result& result) const override;
  [[nodiscard]] bool needs_tokens() const override { return true; }
};

}  // namespace glane
