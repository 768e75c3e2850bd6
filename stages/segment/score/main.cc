// glane-score-segments: compares the pipeline's sentences and tokens with those of Universal
// Dependencies.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/embedded_files.h"
#include "pipeline/pipeline.h"
#include "stages/tagger/tagger.h"

namespace glane {
namespace {

using Span = std::pair<std::size_t, std::size_t>;  // bytes of the text

struct Treebank {
  std::string text;  // its sentences, joined
  std::vector<Span> sentences;
  std::vector<Span> tokens;
};

bool is_chinese_file(const std::string& path) {
  const std::size_t name = path.find_last_of('/') + 1;
  return path.compare(name, 2, "zh") == 0;
}

// The form of a line of ten columns where it is a token of the surface: a word, unless a range of
// several words, read before, covers it.
std::string_view surface(std::string_view line, unsigned long& covered) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) throw std::runtime_error("a line without a tab");
  const std::string id(line.substr(0, tab));
  if (id.find('.') != std::string::npos) return {};
  const std::size_t dash = id.find('-');
  if (dash == std::string::npos && std::stoul(id) <= covered) return {};
  if (dash != std::string::npos) covered = std::stoul(id.substr(dash + 1));
  const std::size_t begin = tab + 1;
  return line.substr(begin, line.find('\t', begin) - begin);
}

Treebank read(const std::string& path, const std::string& joint) {
  constexpr std::string_view kText = "# text = ";
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  Treebank bank;
  std::size_t at = 0;
  unsigned long covered = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(kText)) {
      if (!bank.text.empty()) bank.text += joint;
      at = bank.text.size();
      covered = 0;
      bank.text += std::string_view(line).substr(kText.size());
      bank.sentences.emplace_back(at, bank.text.size());
    } else if (!line.empty() && line[0] != '#') {
      const std::string_view form = surface(line, covered);
      if (form.empty()) continue;
      const std::size_t begin = bank.text.find(form, at);
      if (begin == std::string::npos)
        throw std::runtime_error(path + ": a form is not in its text");
      at = begin + form.size();
      bank.tokens.emplace_back(begin, at);
    }
  }
  return bank;
}

void print(const char* what, const std::vector<Span>& gold, std::vector<Span> found) {
  std::sort(found.begin(), found.end());
  std::size_t right = 0;
  for (const Span& span : gold)
    right += std::binary_search(found.begin(), found.end(), span) ? 1 : 0;
  const auto share = [&](std::size_t of) {
    return of == 0 ? 0.0 : 1.0 * static_cast<double>(right) / static_cast<double>(of);
  };
  std::printf("  %-9s P %.4f  R %.4f  F1 %.4f  (%zu right, %zu found, %zu gold)\n", what,
              share(found.size()), share(gold.size()),
              2.0 * static_cast<double>(right) / static_cast<double>(found.size() + gold.size()),
              right, found.size(), gold.size());
}

std::vector<Span> sentences_of(const Document& doc) {
  std::vector<Span> spans;
  for (const Sentence& sentence : *doc.sentences) {
    const SourceSpan span = doc.to_source(doc.span_of(sentence.tokens));
    spans.emplace_back(span.begin, span.end);
  }
  return spans;
}

// Tokens; of Chinese the words that the tagger reads.
std::vector<Span> tokens_of(const Document& doc, const Tagger& tagger) {
  std::vector<Span> spans;
  for (const TokenSpan token : tagger.words(doc)) {
    const SourceSpan span = doc.to_source(doc.span_of(token));
    spans.emplace_back(span.begin, span.end);
  }
  return spans;
}

void print_errors(const Treebank& bank, const std::vector<Span>& found) {
  const auto line = [&](const char* kind, std::size_t at) {
    const std::size_t from = at < 50 ? 0 : at - 50;
    std::printf("%s\t%s\n", kind,
                (bank.text.substr(from, at - from) + " ‖ " + bank.text.substr(at, 50)).c_str());
  };
  std::vector<std::size_t> gold_ends;
  std::vector<std::size_t> found_ends;
  for (const Span& span : bank.sentences) gold_ends.push_back(span.second);
  for (const Span& span : found) found_ends.push_back(span.second);
  for (const std::size_t end : gold_ends) {
    if (!std::binary_search(found_ends.begin(), found_ends.end(), end)) line("missed", end);
  }
  for (const std::size_t end : found_ends) {
    if (!std::binary_search(gold_ends.begin(), gold_ends.end(), end)) line("wrong", end);
  }
}

int run(const std::vector<std::string>& arguments) {
  const bool errors = std::find(arguments.begin(), arguments.end(), "--errors") != arguments.end();
  const Pipeline pipeline;
  const Tagger tagger(pipeline.lexicon());
  for (const std::string& path : arguments) {
    if (path == "--errors") continue;
    const bool chinese = is_chinese_file(path);
    const Treebank bank = read(path, chinese ? "" : " ");
    DocumentInfo info;
    info.language = chinese ? Language::ZhHans : Language::Fr;
    Document doc(bank.text, std::move(info));
    pipeline.run(doc);
    const std::vector<Span> found = sentences_of(doc);
    std::printf("%s\n", path.c_str());
    print("sentences", bank.sentences, found);
    print("tokens", bank.tokens, tokens_of(doc, tagger));
    if (errors) print_errors(bank, found);
  }
  return 0;
}

}  // namespace
}  // namespace glane

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty() || arguments[0] == "--help") {
      std::cout
          << "Usage: glane-score-segments [--errors] FILE.conllu…\n\nJoins the sentences of each "
             "file into one paragraph, French ones by a space (a name in zh…\nis Chinese), and "
             "prints how many sentences and tokens come out as they went in.\n";
      return arguments.empty() ? 2 : 0;
    }
    return glane::run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "glane-score-segments: " << error.what() << '\n';
    return 2;
  }
}
