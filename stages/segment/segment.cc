#include "stages/segment/segment.h"

#include <algorithm>
#include <array>
#include <utility>

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

bool is_stop(std::string_view piece) {
  return is_any_of(piece, {".", "?", "!", "…"});
}

// Whether a straight quotation mark at `i` closes one that the sentence has opened.
bool closes_quote(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                  std::uint32_t i) {
  bool open = false;
  for (std::uint32_t k = first; k < i; ++k) open ^= tokens[k].span.in(text) == "\"";
  return open && tokens[i].span.in(text) == "\"";
}

// A quote that opens in the source: normalisation makes `"` of all.
bool opens(const Document& doc, const Token& token) {
  return token.span.in(doc.text()) == "\"" && doc.to_source(token.span).in(doc.source()) == "“";
}

bool is_small_word(const Token& token) {
  return token.kind == TokenKind::Word && !token.is(kCapital);
}

// `(hélas !) et`, `(...)`: a stop in brackets or quotes ends nothing where a small word follows
// them.
bool goes_on_after_closing(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i,
                           std::uint32_t last) {
  std::uint32_t after = i + 1;
  while (after < last && closes(tokens[after], tokens[after].span.in(text))) ++after;
  return after > i + 1 && after < last && is_small_word(tokens[after]);
}

bool is_capital_word(const Token& token) {
  return token.kind == TokenKind::Word && token.is(kCapital);
}

}  // namespace

Segment::Segment(const DataFiles& files, Lexicon& lexicon) : lexicon_(lexicon) {
  static constexpr std::array<std::pair<std::string_view, Role>, 6> kRoleNames{
      {{"abbreviation", kAbbreviation},
       {"date-abbreviation", kDateAbbreviation},
       {"starter", kStarter},
       {"opener", kOpener},
       {"article", kArticle},
       {"unfinished", kUnfinished}}};
  for (const DataFile* file : files.at("stages/segment/roles.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2);
      const auto role = std::find_if(kRoleNames.begin(), kRoleNames.end(), [&](const auto& named) {
        return named.first == row.cells[0];
      });
      if (role == kRoleNames.end()) file->fail(row, "column 1 is no role");
      for (const std::string_view word : split(row.cells[1], ' ')) {
        for (const Token& token : lexicon.intern_tokens(word)) {
          if (token.symbol >= roles_.size()) roles_.resize(token.symbol + 1);
          roles_[token.symbol] |= role->second;
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
      while (end < last && !opens(doc, tokens[end]) &&
             (closes(tokens[end], tokens[end].span.in(text)) ||
              is_stop(tokens[end].span.in(text)) || closes_quote(text, tokens, begin, end))) {
        ++end;
      }
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
    if (is_small_word(token) && next.is(kGlued) && is_capital_word(next) && !token.is(kElided) &&
        has_role(next, kStarter)) {
      return true;
    }
    return (i > first || has_role(next, kOpener)) && ends_unmarked(text, tokens, i, last);
  }
  if (token.kind == TokenKind::Number) return i > first && ends_unmarked(text, tokens, i, last);
  if (token.kind != TokenKind::Punct) return false;
  const std::string_view piece = token.span.in(text);
  if (piece == "。" || piece == "！" || piece == "？") return true;
  if (i == first) return false;
  if (is_stop(piece) && goes_on_after_closing(text, tokens, i, last)) return false;
  if (piece == ".") return stop_ends(text, tokens, i, first, last);
  if (piece == "?" || piece == "!" || piece == "…") {
    return !is_small_word(next) &&
           !(next.kind == TokenKind::Punct && !closes(next, next.span.in(text)) &&
             !is_any_of(next.span.in(text), {"«", "\"", "-", "—", "(", "“"}));
  }
  const bool glued_capital = next.is(kGlued) && is_capital_word(next);
  if (piece == ":") {
    return (glued_capital && tokens[i - 1].kind == TokenKind::Word) ||
           (has_role(next, kOpener) && ends_unmarked(text, tokens, i, last));
  }
  if (piece == ",") return glued_capital && has_role(next, kStarter);
  if (piece == ";") return is_capital_word(next) && has_role(next, kStarter);
  return is_any_of(piece, {")", "»"}) && ends_unmarked(text, tokens, i, last);
}

// Whether the capital at `i` is that of a sentence rather than of a name: `Elle`, `Les données`,
// not `Les Échos`.
bool Segment::opens_sentence(std::string_view text, const std::vector<Token>& tokens,
                             std::uint32_t i, std::uint32_t last) const {
  if (!is_capital_word(tokens[i]) || tokens[i].is(kAllCaps)) return false;
  if (i + 1 >= last) return false;
  if (is_small_word(tokens[i + 1])) {
    return has_role(tokens[i], kOpener) || has_role(tokens[i], kArticle);
  }
  return has_role(tokens[i], kOpener) && tokens[i + 1].span.in(text) == ",";
}

// No stop stands between headings, captions and what follows them on their line.
bool Segment::ends_unmarked(std::string_view text, const std::vector<Token>& tokens,
                            std::uint32_t i, std::uint32_t last) const {
  if (tokens[i + 1].is(kGlued) || !opens_sentence(text, tokens, i + 1, last)) return false;
  if (tokens[i].kind != TokenKind::Word) return true;
  return !tokens[i].is(kElided) && !has_role(tokens[i], kUnfinished) &&
         tokens[i].span.in(text).size() > 1;
}

bool Segment::stop_ends(std::string_view text, const std::vector<Token>& tokens, std::uint32_t i,
                        std::uint32_t first, std::uint32_t last) const {
  const Token& before = tokens[i - 1];
  const Token& next = tokens[i + 1];
  const bool attached = tokens[i].is(kGlued);
  const bool word = before.kind == TokenKind::Word;
  // An initial: `M. Son`, `J.-C.`, `U.S.`; a word that is always cut short: `av.`, `n.`
  const bool initial = word && attached && before.span.size() == 1;
  const bool unit = initial && i >= 2 && tokens[i - 2].span.in(text) == "°";
  const bool opened = !next.is(kGlued) && opens_sentence(text, tokens, i + 1, last);
  const bool mister = initial && before.span.in(text) == "M";
  if (initial && !unit && (before.is(kCapital) || next.is(kGlued)) && (!opened || mister))
    return false;
  if (word && attached && has_role(before, kAbbreviation)) {
    return opened && (has_role(next, kOpener) || before.is(kAllCaps));
  }
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
