#include "stages/language/language.h"

#include <array>

#include "pipeline/utf8.h"

namespace glane {
namespace {

constexpr std::size_t kLongestFunctionWord = 24;

// Paragraphs are lines; empty ones are none.
std::vector<NormSpan> lines_of(std::string_view text) {
  std::vector<NormSpan> lines;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    const std::size_t found = text.find_first_of("\r\n", begin);
    const std::uint32_t end =
        found == std::string_view::npos ? size : static_cast<std::uint32_t>(found);
    if (end > begin) lines.push_back({begin, end});
    begin = end + 1;
  }
  return lines;
}

}  // namespace

void LanguageStage::Evidence::add(const Evidence& other) {
  han += other.han;
  traditional += other.traditional;
  simplified += other.simplified;
  kana += other.kana;
  words += other.words;
  french += other.french;
  foreign += other.foreign;
}

LanguageStage::LanguageStage(const DataFiles& files, Lexicon& lexicon) : lexicon_(lexicon) {
  for (const DataFile* file : files.at("stages/language/function_words.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2);
      if (row.cells[0] != "fr" && row.cells[0] != "other") {
        file->fail(row, "column 1 is `fr` or `other`");
      }
      for (const std::string_view word : split(row.cells[1], ' ')) {
        for (const Token& token : lexicon.intern_tokens(word)) {
          if (token.symbol >= evidence_of_.size()) evidence_of_.resize(token.symbol + 1);
          evidence_of_[token.symbol] = row.cells[0] == "fr" ? 1 : -1;
        }
      }
    }
  }
}

LanguageStage::Evidence LanguageStage::weigh(std::string_view text) const {
  const CharTable& chars = lexicon_.chars();
  Evidence evidence;
  std::array<char, kLongestFunctionWord * 2> word;
  for (std::uint32_t pos = 0; pos < text.size();) {
    const std::uint32_t begin = pos;
    char32_t c = next_code_point(text, pos);
    const CharClass cls = chars.class_of(c);
    if (cls == CharClass::Han) {
      ++evidence.han;
      evidence.traditional += chars.is_traditional(c) ? 1 : 0;
      evidence.simplified += chars.is_simplified(c) ? 1 : 0;
      continue;
    }
    if (cls == CharClass::Script && c >= 0x3040 && c < 0x3100) ++evidence.kana;
    if (cls != CharClass::Letter) continue;
    char* out = put_code_point(chars.fold(c), word.data());
    std::uint32_t end = pos;
    for (std::uint32_t next = pos; next < text.size(); end = next) {
      c = next_code_point(text, next);
      if (c == '\'' && next - begin < kLongestFunctionWord) {  // elision: `l'`
        *out++ = '\'';
        end = next;
        break;
      }
      if (chars.class_of(c) != CharClass::Letter) break;
      if (next - begin < kLongestFunctionWord) out = put_code_point(chars.fold(c), out);
    }
    pos = end;
    ++evidence.words;
    if (end - begin >= kLongestFunctionWord) continue;
    const Symbol symbol = lexicon_.symbols().find(
        {word.data(), static_cast<std::size_t>(out - word.data())});
    if (symbol == 0 || symbol >= evidence_of_.size()) continue;
    evidence.french += evidence_of_[symbol] > 0 ? 1 : 0;
    evidence.foreign += evidence_of_[symbol] < 0 ? 1 : 0;
  }
  return evidence;
}

Language LanguageStage::decide(const Evidence& e) {
  // A Latin word carries about as much as two Han characters.
  if (e.han > 0 && e.han >= e.words * 2 && e.kana * 4 <= e.han) {
    return e.traditional > e.simplified ? Language::ZhHant : Language::ZhHans;
  }
  if (e.french > 0 && e.french > e.foreign) return Language::Fr;
  return Language::Und;
}

Languages LanguageStage::run(const Document& doc) const {
  Languages result;
  Evidence total;
  for (const NormSpan line : lines_of(doc.text())) {
    const Evidence evidence = weigh(line.in(doc.text()));
    total.add(evidence);
    result.paragraphs.push_back({line, decide(evidence)});
  }
  result.document = doc.info.language.value_or(decide(total));
  for (Paragraph& paragraph : result.paragraphs) {
    // A short line tells little: it keeps the document's language unless its script is another, and
    // the script of Chinese is the document's.
    if (paragraph.language == Language::Und) paragraph.language = result.document;
    if (is_chinese(paragraph.language) && is_chinese(result.document)) {
      paragraph.language = result.document;
    }
  }
  return result;
}

}  // namespace glane
