#include "stages/language/language.h"

#include "pipeline/utf8.h"

namespace glane {

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

LanguageStage::Evidence LanguageStage::weigh(const Document& doc,
                                             const Paragraph& paragraph) const {
  const CharTable& chars = lexicon_.chars();
  const std::string_view text = doc.text();
  Evidence evidence;
  for (std::uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end; ++i) {
    const Token& token = (*doc.tokens)[i];
    std::uint32_t pos = token.span.begin;
    if (token.kind == TokenKind::Han) {
      const char32_t c = next_code_point(text, pos);
      ++evidence.han;
      evidence.traditional += chars.is_traditional(c) ? 1 : 0;
      evidence.simplified += chars.is_simplified(c) ? 1 : 0;
    } else if (token.kind == TokenKind::Script) {
      const char32_t c = next_code_point(text, pos);
      if (c >= 0x3040 && c < 0x3100) evidence.kana += token.span.size() / 3;
    } else if (token.kind == TokenKind::Word) {
      ++evidence.words;
      if (token.symbol == 0 || token.symbol >= evidence_of_.size()) continue;
      evidence.french += evidence_of_[token.symbol] > 0 ? 1 : 0;
      evidence.foreign += evidence_of_[token.symbol] < 0 ? 1 : 0;
    }
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
  for (const Paragraph& paragraph : *doc.paragraphs) {
    const Evidence evidence = weigh(doc, paragraph);
    total.add(evidence);
    result.paragraphs.push_back(decide(evidence));
  }
  result.document = doc.info.language.value_or(decide(total));
  for (Language& language : result.paragraphs) {
    // A short line tells little: it keeps the document's language unless its script is another, and
    // the script of Chinese is the document's.
    if (language == Language::Und) language = result.document;
    if (is_chinese(language) && is_chinese(result.document)) language = result.document;
  }
  return result;
}

}  // namespace glane
