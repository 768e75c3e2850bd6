#include "stages/tagger/train/corpus.h"

#include <simdjson.h>

#include <fstream>
#include <stdexcept>
#include <string_view>

namespace glane::tagger {
namespace {

std::vector<GoldText> read_jsonl(const std::string& path) {
  std::vector<GoldText> texts;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  simdjson::padded_string bytes;
  if (simdjson::padded_string::load(path).get(bytes) != simdjson::SUCCESS ||
      parser.parse_many(bytes, std::size_t{1} << 24).get(lines) != simdjson::SUCCESS) {
    throw std::runtime_error("cannot read " + path);
  }
  for (auto line : lines) {
    GoldText text;
    text.text = std::string(std::string_view(line["text"]));
    for (const simdjson::dom::element entity : line["entities"]) {
      if (std::int64_t(entity["nested"]) != 0) continue;
      text.spans.push_back({static_cast<std::uint32_t>(std::uint64_t(entity["bs"])),
                            static_cast<std::uint32_t>(std::uint64_t(entity["be"])),
                            std::string(std::string_view(entity["t"]))});
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

// Whether French writes no space between these tokens.
bool joined(std::string_view before, std::string_view after) {
  if (before.empty() || before == "(" || before == "[") return true;
  if (before.back() == '\'' || before.ends_with("’")) return before.size() > 1;
  return after == "," || after == "." || after == ")" || after == "]" || after == "...";
}

std::vector<GoldText> read_conll(const std::string& path, bool chinese) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<GoldText> texts;
  GoldText text;
  std::string line;
  std::string before;
  const auto finish = [&] {
    if (!text.text.empty()) texts.push_back(std::move(text));
    text = {};
    before.clear();
  };
  while (std::getline(in, line)) {
    if (line.empty()) {
      finish();
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw std::runtime_error(path + ": a line without a tab");
    const std::string token = line.substr(0, tab);
    const std::string tag = line.substr(tab + 1);
    const bool latin = !before.empty() && static_cast<unsigned char>(before.back()) < 0x80 &&
                       static_cast<unsigned char>(token.front()) < 0x80;
    if (!text.text.empty() && (chinese ? latin : !joined(before, token))) text.text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += token;
    const auto end = static_cast<std::uint32_t>(text.text.size());
    if (tag.starts_with("B-")) text.spans.push_back({begin, end, tag.substr(2)});
    if (tag.starts_with("I-") && !text.spans.empty()) text.spans.back().end = end;
    before = token;
  }
  finish();
  return texts;
}

}  // namespace

std::vector<GoldText> read_corpus(const std::string& path, bool chinese) {
  return path.ends_with(".jsonl") ? read_jsonl(path) : read_conll(path, chinese);
}

}  // namespace glane::tagger
