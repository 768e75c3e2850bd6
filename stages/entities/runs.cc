#include "stages/entities/runs.h"

#include <algorithm>

namespace glane {
namespace {

std::string_view text_at(const Document& doc, std::uint32_t i) {
  return (*doc.tokens)[i].span.in(doc.text());
}

// `L'`, `D'`, `Qu'`: an elided word of French, whatever its case; not the `O'` of O'Neil.
bool is_elision(const Document& doc, std::uint32_t i) {
  const Token& token = (*doc.tokens)[i];
  if (!token.is(kElided)) return false;
  const std::string_view word = text_at(doc, i);
  return (word.size() == 2 && word.front() != 'O' && word.front() != 'o') || word.size() > 4 ||
         word == "Qu'" || word == "qu'" || word == "QU'";
}

// `Denny's`: the tokenizer takes the first part for an elision.
bool is_genitive(const Document& doc, std::uint32_t i) {
  const auto& tokens = *doc.tokens;
  return tokens[i].is(kElided) && tokens[i].is(kCapital) && i + 1 < tokens.size() &&
         tokens[i + 1].is(kGlued) && text_at(doc, i + 1) == "s";
}

bool has_arc(const Document& doc, std::uint32_t i, ClassId cls, std::uint32_t& end) {
  bool found = false;
  for (const Arc& arc : doc.words->at(i)) {
    if (arc.cls != cls) continue;
    end = found ? std::max(end, arc.end) : arc.end;
    found = true;
  }
  return found;
}

}  // namespace

bool begins_with_article(const Document& doc, TokenSpan tokens) {
  if (tokens.size() < 2) return false;
  const std::string_view first = text_at(doc, tokens.begin);
  return first == "la" || first == "le" || first == "les" || first == "l'";
}

Runs::Runs(const CommonWords& common, const Lexicon& lexicon, const IdentityLexicon& names)
    : common_(common),
      names_(names),
      title_(lexicon.find_class("title")),
      demonym_(lexicon.find_class("demonym")),
      clitic_(lexicon.find_class("clitic")),
      function_(lexicon.find_class("function")),
      legal_form_(lexicon.find_class("legal_form")),
      given_{lexicon.find_class("given_fr"), lexicon.find_class("given_en"),
             lexicon.find_class("surname_romanised")} {}

void Runs::find(const Document& doc, const Sentence& sentence,
                const std::vector<std::uint32_t>& known, std::vector<Run>& out) const {
  const std::uint32_t last = sentence.tokens.end;
  const bool french =
      !is_chinese(doc.language_of(sentence));  // Chinese opens no sentence with a capital
  const bool headline = french && is_headline(doc, sentence.tokens);
  for (std::uint32_t i = sentence.tokens.begin; i < last;) {
    if (known[i] != 0) {
      i = known[i];
      continue;
    }
    if (!begins(doc, i, headline)) {
      ++i;
      continue;
    }
    const std::uint32_t end = extend(doc, i, last, headline, known);
    const bool initial = french && opens(doc, i);
    const std::uint32_t begin = trim(doc, {i, end}, initial);
    const std::uint32_t full = with_legal_form(doc, end, last);
    if (begin < end) {
      out.push_back({{begin, full}, initial && begin == i});
      out.back().headline = headline;
      out.back().in_chinese = !french;
      out.back().number_end = full == end ? number_after(doc, end, last) : end;
    }
    i = full;
  }
}

bool Runs::begins(const Document& doc, std::uint32_t i, bool headline) const {
  const Token& token = (*doc.tokens)[i];
  if (token.kind != TokenKind::Word || !(token.is(kCapital) || token.is(kMixedCase))) return false;
  if (is_elision(doc, i) && !is_genitive(doc, i)) return false;
  return !headline || !common_.has(token.symbol);
}

// The token after the run that begins at `i`.
std::uint32_t Runs::extend(const Document& doc, std::uint32_t i, std::uint32_t last, bool headline,
                           const std::vector<std::uint32_t>& known) const {
  const auto& tokens = *doc.tokens;
  std::uint32_t end = is_genitive(doc, i) ? i + 2 : i + 1;
  while (end < last) {
    const Token& token = tokens[end];
    if (token.span.begin > tokens[end - 1].span.end + kWidestGap) break;
    const bool more = end + 1 < last;
    if (token.kind == TokenKind::Word) {
      if (known[end] != 0 || !begins(doc, end, headline)) break;
      if (token.is(kGlued) && !tokens[end - 1].is(kElided) &&
          tokens[end - 1].kind == TokenKind::Word)
        break;
      if (splits(doc, i, end)) break;
      end += is_genitive(doc, end) ? 2 : 1;
      continue;
    }
    if (token.kind != TokenKind::Punct || !more) break;
    const std::string_view mark = text_at(doc, end);
    const Token& next = tokens[end + 1];
    std::uint32_t ignored = 0;
    if (mark == "-" && token.is(kGlued) && next.is(kGlued) &&
        (next.kind == TokenKind::Word || next.kind == TokenKind::Number) &&
        !has_arc(doc, end + 1, clitic_, ignored)) {
      end += 2;
    } else if (mark == "." && token.is(kGlued) && tokens[end - 1].span.size() == 1 &&
               begins(doc, end + 1, headline)) {
      end += 2;
    } else if (mark == "&" && begins(doc, end + 1, headline)) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

// Whether the known place or company that ends here is not part of the name of the person that
// begins here: `champion d'Asie Fang Zhiyuan`.
bool Runs::splits(const Document& doc, std::uint32_t begin, std::uint32_t i) const {
  const auto& tokens = *doc.tokens;
  if (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::Word ||
      !tokens[i + 1].is(kCapital)) {
    return false;
  }
  std::uint32_t ignored = 0;
  const bool person = std::any_of(given_.begin(), given_.end(),
                                  [&](ClassId cls) { return has_arc(doc, i, cls, ignored); });
  if (!person) return false;
  const auto arcs = doc.words->at(begin);
  return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    const IdentityLexicon::Name* name = names_.name(arc);
    return name != nullptr && arc.end == i && name->form != Form::Family &&
           name->form != Form::Given &&
           names_.identities()[name->identity].type != EntityType::Person;
  });
}

// `Harrowgate Capital plc`, `Trellis Networks Inc.`
std::uint32_t Runs::with_legal_form(const Document& doc, std::uint32_t end,
                                    std::uint32_t last) const {
  std::uint32_t longest = end;
  if (end < last && has_arc(doc, end, legal_form_, longest)) return std::min(longest, last);
  if (has_arc(doc, end - 1, legal_form_, longest)) return std::max(end, std::min(longest, last));
  return end;
}

// `RTX 4090`, `Android 15`, `HarmonyOS 5.0`, `GB200 NVL72`: a number right after, which counts
// nothing.
std::uint32_t Runs::number_after(const Document& doc, std::uint32_t end, std::uint32_t last) const {
  if (end >= last) return end;
  const Token& number = (*doc.tokens)[end];
  if (number.kind != TokenKind::Number || number.span.size() > 5) return end;
  const auto counts = [&](const auto& records) {
    const auto at = std::lower_bound(
        records.begin(), records.end(), number.span.begin,
        [](const auto& record, std::uint32_t begin) { return record.span.end <= begin; });
    return at != records.end() && at->span.begin <= number.span.begin &&
           at->span.end > number.span.end;
  };
  return counts(*doc.amounts) || counts(*doc.dates) ? end : end + 1;
}

// Leaves out what stands before a name: `Selon Thales`, `Monsieur Dupont`, `Coréen Kim`.
std::uint32_t Runs::trim(const Document& doc, TokenSpan run, bool initial) const {
  std::uint32_t begin = run.begin;
  while (begin < run.end) {
    std::uint32_t end = begin;
    const bool more = begin + 1 < run.end;
    const bool apart = !more || !(*doc.tokens)[begin + 1].is(kGlued);
    if (has_arc(doc, begin, title_, end) || (apart && has_arc(doc, begin, function_, end)) ||
        (more && has_arc(doc, begin, demonym_, end))) {
      begin = std::min(end, run.end);
    } else if (initial && more && common_.has((*doc.tokens)[begin].symbol) &&
               !(*doc.tokens)[begin + 1].is(kGlued)) {
      ++begin;
    } else {
      break;
    }
  }
  return begin;
}

// Most longer words bear capitals: a title in English style, or a line in capitals.
bool Runs::is_headline(const Document& doc, TokenSpan sentence) const {
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
    const Token& token = (*doc.tokens)[i];
    if (token.kind != TokenKind::Word || token.span.size() < 4 || !common_.has(token.symbol))
      continue;
    ++words;
    capitals += token.is(kCapital) ? 1 : 0;
  }
  return words >= 2 && capitals * 2 > words;
}

// At the start of a sentence, and after what can open one inside it.
bool Runs::opens(const Document& doc, std::uint32_t i) const {
  const auto& tokens = *doc.tokens;
  if (tokens[i].is(kSentenceStart) || i == 0) return true;
  const Token& before = tokens[i - 1];
  if (before.kind == TokenKind::Number) return false;
  if (before.kind != TokenKind::Punct) return false;
  const std::string_view mark = text_at(doc, i - 1);
  if (mark == "-") return !tokens[i].is(kGlued);
  return mark != "," && mark != "(" && mark != "/" && mark != "." && mark != "'" && mark != ")";
}

}  // namespace glane
