// Annotated texts: raw text with stand-off spans (`.jsonl`), or tokens with tags (`.conll`).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace glane::tagger {

struct GoldSpan {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::string label;

  auto operator<=>(const GoldSpan&) const = default;
};

struct GoldText {
  std::string text;
  std::vector<GoldSpan> spans;
};

// Reads a file by its ending; the outermost names of `.jsonl`, the sentences of `.conll` each a
// text of their own.  `chinese` joins the tokens without spaces.  Throws std::runtime_error.
[[nodiscard]] std::vector<GoldText> read_corpus(const std::string& path, bool chinese);

}  // namespace glane::tagger
