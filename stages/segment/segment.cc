#include "stages/segment/segment.h"

#include "pipeline/tokenizer.h"
#include "pipeline/utf8.h"

namespace glane {
namespace {

// Paragraphs are lines; empty ones are none.
std::vector<Paragraph> lines_of(std::string_view text) {
  std::vector<Paragraph> lines;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin;
    while (end < size && text[end] != '\n' && text[end] != '\r') ++end;
    if (end > begin) lines.push_back({{begin, end}, {}});
    begin = end + 1;
  }
  return lines;
}

bool is_any_of(std::string_view piece, std::initializer_list<std::string_view> list) {
  for (const std::string_view item : list) {
    if (piece == item) return true;
  }
  return false;
}

// Punctuation that still belongs to the sentence that a stop before it ends.
bool closes(const Token& token, std::string_view piece) {
  if (is_any_of(piece, {"»", "”", "」", "』", "）", "》"})) return true;
  return token.is(kGlued) && is_any_of(piece, {"\"", "'", ")", "]"});
}

bool is_capital_word(const Token& token) {
  return token.kind == TokenKind::Word && token.is(kCapital);
}

bool is_small_word(const Token& token) {
  return token.kind == TokenKind::Word && !token.is(kCapital);
}

}  // namespace

Segment::Segment(const DataFiles& files, Lexicon& lexicon) : lexicon_(lexicon) {
  for (const DataFile* file : files.at("stages/segment/roles.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2);
      const Role role = row.cells[0] == "abbreviation"        ? kAbbreviation
                        : row.cells[0] == "date-abbreviation" ? kDateAbbreviation
                        : row.cells[0] == "starter"           ? kStarter
                                                              : kNothing;
      if (role == kNothing) {
        file->fail(row, "column 1 is `abbreviation`, `date-abbreviation` or `starter`");
      }
      for (const std::string_view word : split(row.cells[1], ' ')) {
        for (const Token& token : lexicon.intern_tokens(word)) {
          if (token.symbol >= roles_.size()) roles_.resize(token.symbol + 1);
          roles_[token.symbol] |= role;
        }
      }
    }
  }
}

Segments Segment::run(const Document& doc) const {
  const std::string_view text = doc.text();
  Segments result;
  std::vector<Token>& tokens = result.tokens;
  tokens.reserve(text.size() / 4);
  result.paragraphs = lines_of(text);
  for (std::uint32_t p = 0; p < result.paragraphs.size(); ++p) {
    const auto first = static_cast<std::uint32_t>(tokens.size());
    tokenize(text, result.paragraphs[p].span, lexicon_.chars(), lexicon_.symbols(), tokens);
    split_glued_words(text, tokens, first);
    const auto last = static_cast<std::uint32_t>(tokens.size());
    result.paragraphs[p].tokens = {first, last};
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      if (!ends_sentence(text, tokens, i, begin, last)) continue;
      std::uint32_t end = i + 1;
      while (end < last && closes(tokens[end], tokens[end].span.in(text))) ++end;
      result.sentences.push_back({{begin, end}, p});
      begin = end;
      i = end - 1;
    }
    if (begin < last) result.sentences.push_back({{begin, last}, p});
  }
  for (const Sentence& sentence : result.sentences) {
    // Quotes, dashes and bullets may open a sentence; its first word is what counts.
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      tokens[i].shape |= kSentenceStart;
      if (tokens[i].kind != TokenKind::Punct) break;
    }
  }
  return result;
}

// `queCes dernières`, `visant àIl promet`: a small word ran into a word that opens sentences.
void Segment::split_glued_words(std::string_view text, std::vector<Token>& tokens,
                                std::size_t first) const {
  struct Split {
    std::size_t at;
    Token closer;
    Token opener;
  };
  std::vector<Split> splits;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.is(kMixedCase) || token.is(kCapital) || token.symbol != 0) continue;
    const CharTable& chars = lexicon_.chars();
    std::uint32_t cut = token.span.begin;
    for (std::uint32_t next = cut; next < token.span.end; cut = next) {
      if (chars.is_upper(next_code_point(text, next))) break;
    }
    const NormSpan tail{cut, token.span.end};
    Token opener = token;
    opener.span = tail;
    opener.symbol = lexicon_.symbols().find(chars.fold(tail.in(text)));
    opener.shape = kGlued | kCapital | (token.is(kElided) ? kElided : 0);
    if (!has_role(opener, kStarter)) continue;
    Token closer = token;
    closer.span.end = cut;
    closer.symbol = lexicon_.symbols().find(chars.fold(closer.span.in(text)));
    closer.shape = static_cast<std::uint8_t>(token.shape & kGlued);
    splits.push_back({i, closer, opener});
  }
  // From the back, so that each token moves once, however many are split.
  std::size_t from = tokens.size();
  tokens.resize(tokens.size() + splits.size());
  std::size_t to = tokens.size();
  for (auto split = splits.rbegin(); split != splits.rend(); ++split) {
    while (from > split->at + 1) tokens[--to] = tokens[--from];
    --from;
    tokens[--to] = split->opener;
    tokens[--to] = split->closer;
  }
}

bool Segment::ends_sentence(std::string_view text, const std::vector<Token>& tokens,
                            std::uint32_t i, std::uint32_t first, std::uint32_t last) const {
  if (i + 1 >= last) return false;
  const Token& token = tokens[i];
  const Token& next = tokens[i + 1];
  if (token.kind == TokenKind::Word) {  // a split made by split_glued_words
    return is_small_word(token) && next.is(kGlued) && is_capital_word(next) && !token.is(kElided) &&
           has_role(next, kStarter);
  }
  if (token.kind != TokenKind::Punct) return false;
  const std::string_view piece = token.span.in(text);
  if (piece == "。" || piece == "！" || piece == "？") return true;
  if (i == first) return false;
  if (piece == ".") return stop_ends(text, tokens, i, first);
  if (piece == "?" || piece == "!" || piece == "…") {
    return !is_small_word(next) &&
           !(next.kind == TokenKind::Punct && !closes(next, next.span.in(text)) &&
             !is_any_of(next.span.in(text), {"«", "\"", "-", "—", "(", "“"}));
  }
  const bool glued_capital = next.is(kGlued) && is_capital_word(next);
  if (piece == ":") return glued_capital && tokens[i - 1].kind == TokenKind::Word;
  if (piece == ",") return glued_capital && has_role(next, kStarter);
  return false;
}

bool Segment::stop_ends(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i,
                        std::uint32_t first) const {
  const Token& before = tokens[i - 1];
  const Token& next = tokens[i + 1];
  const bool attached = tokens[i].is(kGlued);
  const bool word = before.kind == TokenKind::Word;
  // An initial: `M. Son`, `J.-C.`, `U.S.`; a word that is always cut short: `av.`, `n.`
  const bool initial = word && attached && before.span.size() == 1;
  if (initial && (before.is(kCapital) || next.is(kGlued))) return false;
  if (word && attached && has_role(before, kAbbreviation)) return false;
  if (word && attached && has_role(before, kDateAbbreviation) &&
      (next.kind == TokenKind::Number || is_small_word(next))) {
    return false;
  }
  if (before.kind == TokenKind::Number && i - 1 == first) return false;  // `1. Titre`
  if (next.is(kGlued)) {
    if (next.kind == TokenKind::Han) return true;
    if (closes(next, next.span.in(text))) return true;
    // `éloges.On`, not `Amazon.com`, `rapport.PDF`, `p.12`.
    return is_capital_word(next) && !(next.is(kAllCaps) && !has_role(next, kStarter)) &&
           (before.kind != TokenKind::Word || before.span.size() > 1);
  }
  if (!is_small_word(next)) return true;
  // A stray stop before a small letter ends a sentence only after a whole word.
  return word && is_small_word(before) && before.span.size() >= 4;
}

}  // namespace glane
