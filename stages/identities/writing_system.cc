#include "stages/identities/writing_system.h"

#include <algorithm>

#include "pipeline/utf8.h"

namespace glane {
namespace {

enum class Script : std::uint8_t { Latin, Traditional, Simplified, Han, Kana, Hangul };

Script script_of(std::string_view text, const CharTable& chars) {
  Script script = Script::Latin;
  for (std::uint32_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) return Script::Kana;
    if (c >= 0xAC00 && c <= 0xD7A3) return Script::Hangul;
    if (chars.class_of(c) != CharClass::Han) continue;
    if (chars.is_traditional(c)) return Script::Traditional;
    script = chars.is_simplified(c) ? Script::Simplified
                                    : std::max(script, Script::Han, [](Script a, Script b) {
                                        return a == Script::Latin && b == Script::Han;
                                      });
  }
  return script;
}

}  // namespace

WritingSystem::WritingSystem(const DataFiles& files, Lexicon& lexicon)
    : lexicon_(lexicon),
      romanisation_(files),
      surname_(lexicon.find_class("surname_romanised")) {
  for (const DataFile* file : files.at("stages/identities/pinyin.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2, 2);
      syllables_.push_back(without_accents(row.cells[0]));
      for (std::uint32_t pos = 0; pos < row.cells[1].size();) {
        const std::uint32_t begin = pos;
        next_code_point(row.cells[1], pos);
        const Symbol symbol = lexicon.intern_symbol(row.cells[1].substr(begin, pos - begin));
        if (symbol >= readings_.size()) readings_.resize(symbol * 2 + 64);
        readings_[symbol] = static_cast<std::uint16_t>(syllables_.size());
      }
    }
  }
}

Writing WritingSystem::of(const Document& doc, TokenSpan tokens, EntityType type) const {
  switch (script_of(doc.text_of(tokens), lexicon_.chars())) {
    case Script::Traditional: return Writing::Hant;
    case Script::Simplified: return Writing::Hans;
    case Script::Han:
      return doc.languages->document == Language::ZhHant ? Writing::Hant : Writing::Hans;
    case Script::Kana: return Writing::Kana;
    case Script::Hangul: return Writing::Hangul;
    case Script::Latin: break;
  }
  return type == EntityType::Person ? of_latin(doc, tokens) : Writing::Common;
}

bool WritingSystem::has_value(const Document& doc, std::uint32_t i, ClassId cls,
                              std::string_view value) const {
  const auto arcs = doc.words->at(i);
  return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    return arc.cls == cls && arc.end == i + 1 && lexicon_.value(arc.value) == value;
  });
}

Writing WritingSystem::of_latin(const Document& doc, TokenSpan tokens) const {
  const auto& all = *doc.tokens;
  if (tokens.size() < 2 || all[tokens.begin + 1].is(kGlued)) return Writing::Common;
  const TokenSpan rest{tokens.begin + 1, tokens.end};
  const std::string given = lexicon_.chars().fold(doc.text_of(rest));
  const std::string family =
      lexicon_.chars().fold(doc.text_of({tokens.begin, tokens.begin + 1}));
  const bool hyphen = given.find('-') != std::string::npos;
  const bool space = given.find(' ') != std::string::npos;
  if (space) return Writing::Common;
  const std::uint32_t i = tokens.begin;
  const bool wade = romanisation_.is_wade_giles(given) && romanisation_.is_wade_giles(family);
  if (hyphen && has_value(doc, i, surname_, "KR") && !has_value(doc, i, surname_, "TW")) {
    return Writing::Korean;
  }
  if (hyphen && has_value(doc, i, surname_, "HK") && !has_value(doc, i, surname_, "TW") && !wade) {
    return Writing::Cantonese;
  }
  if (!hyphen && has_value(doc, i, surname_, "CN") && romanisation_.is_pinyin(given)) {
    return Writing::Pinyin;
  }
  if (hyphen && (has_value(doc, i, surname_, "TW") || wade) && romanisation_.is_wade_giles(given)) {
    return Writing::WadeGiles;
  }
  if (hyphen && has_value(doc, i, surname_, "HK")) return Writing::Cantonese;
  if (hyphen && has_value(doc, i, surname_, "KR")) return Writing::Korean;
  return Writing::Common;
}

bool WritingSystem::family_first(const Document& doc, TokenSpan tokens) const {
  if ((*doc.tokens)[tokens.begin].kind == TokenKind::Han) return true;
  const Writing writing = of_latin(doc, tokens);
  return writing != Writing::Common;
}

}  // namespace glane
