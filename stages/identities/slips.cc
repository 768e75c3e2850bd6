#include "stages/identities/slips.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "stages/names/name_text.h"

namespace glane {
namespace {

constexpr std::array<std::string_view, 13> kSigns{
    "enough", "odd",     "named", "translated", "related", "role", "part",
    "capital", "verb", "small", "of", "indefinite", "foe"};
constexpr std::uint32_t kBeside = 3;  // tokens between a slip and another part of the name

bool is_translated(Writing writing) {
  return writing == Writing::Pinyin || writing == Writing::Hybrid || writing == Writing::Hans ||
         writing == Writing::Hant;
}

}  // namespace

// How the document writes an identity elsewhere.
struct Slips::Traces {
  std::unordered_map<std::int32_t, bool> of;  // identity: whether as translations write it
};

struct Slips::Slip {
  const Document& doc;
  const Context& context;
  TokenSpan tokens;
  const IdentityLexicon::Name& name;
  const Traces& traces;
  bool has_part = false;
};

Slips::Slips(const DataFiles& files, const IdentityLexicon& names, const NameSounds& sounds,
             const IdentityNames& sound_names, const IdentityWords& words)
    : names_(names), sounds_(sounds), sound_names_(sound_names), words_(words) {
  for (const DataFile* file : files.at("stages/identities/slip_evidence.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 3, 3);
      const auto sign = std::find(kSigns.begin(), kSigns.end(), row.cells[0]);
      if (sign == kSigns.end()) file->fail(row, "no evidence `" + std::string(row.cells[0]) + "`");
      int& weight = weights_[static_cast<std::size_t>(sign - kSigns.begin())];
      const char* end = row.cells[1].data() + row.cells[1].size();
      if (std::from_chars(row.cells[1].data(), end, weight).ptr != end)
        file->fail(row, "a weight is a whole number");
    }
  }
}

// Whether the tokens are a given name of the identity, in any writing.
bool Slips::is_part(const Slip& slip, TokenSpan tokens) const {
  if (!(*slip.doc.tokens)[tokens.begin].is(kCapital)) return false;
  for (const Arc& arc : slip.doc.words->at(tokens.begin)) {
    const IdentityLexicon::Name* name = names_.name(arc);
    if (name != nullptr && name->identity == slip.name.identity && arc.end == tokens.end &&
        name->writing != Writing::Mistranslation) {
      return true;
    }
  }
  const IdentityLexicon::Identity& known = names_.identities()[slip.name.identity];
  if (known.type != EntityType::Person) return false;
  const std::string_view characters = known.hans.empty() ? known.hant : known.hans;
  if (characters.empty()) return false;
  return sound_names_.matcher().matches_given(
      read_name(slip.doc.text_of(tokens), sounds_.chars()), read_name(characters, sounds_.chars()));
}

// Takes in the part of the name that stands right behind: `Mon fils Zhengyi`.
void Slips::extend(Slip& slip) const {
  const auto& tokens = *slip.doc.tokens;
  for (std::uint32_t i = slip.tokens.begin; i < slip.tokens.end; ++i) {
    slip.has_part = slip.has_part || is_part(slip, {i, i + 1});
  }
  const std::uint32_t last = slip.context.sentence_of(slip.tokens.begin).tokens.end;
  for (std::uint32_t i = slip.tokens.end; i < last && i < slip.tokens.end + kBeside + 1; ++i) {
    if (tokens[i].kind != TokenKind::Word || !is_part(slip, {i, i + 1})) continue;
    slip.has_part = true;
    if (i == slip.tokens.end) slip.tokens.end = i + 1;
    break;
  }
}

int Slips::weigh_document(const Slip& slip) const {
  const std::uint32_t identity = slip.name.identity;
  const TokenSpan sentence = slip.context.around(slip.tokens);
  int sum = 0;
  const auto trace = slip.traces.of.find(static_cast<std::int32_t>(identity));
  if (trace != slip.traces.of.end()) {
    sum += weight(Sign::Named);
    if (trace->second) sum += weight(Sign::Translated);
  }
  if (slip.context.has_related(identity, sentence)) sum += weight(Sign::Related);
  if (slip.context.has_role(identity, sentence)) sum += weight(Sign::Role);
  if (has_foe(slip, sentence)) sum += weight(Sign::Foe);
  return sum;
}

bool Slips::has_foe(const Slip& slip, TokenSpan sentence) const {
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const bool inside = i >= slip.tokens.begin && i < slip.tokens.end;
    if (!inside && words_.is_slip_foe(slip.doc, i)) return true;
  }
  return false;
}

int Slips::weigh_neighbours(const Slip& slip) const {
  const Document& doc = slip.doc;
  const auto& tokens = *doc.tokens;
  int sum = 0;
  // The noun is the last word: `Mon fils`, `Petit-fils`.
  const Token& noun = tokens[slip.tokens.end - 1];
  const Token& first = tokens[slip.tokens.begin];
  const bool starts = first.is(kSentenceStart);
  const bool inner = (noun.is(kCapital) || noun.is(kMixedCase)) && (slip.tokens.size() > 1 || !starts);
  if (inner || (first.is(kCapital) && !starts)) sum += weight(Sign::Capital);
  if (!noun.is(kCapital) && !noun.is(kMixedCase) && !slip.has_part &&
      names_.identities()[slip.name.identity].type == EntityType::Person) {
    sum += weight(Sign::Small);
  }
  if (slip.tokens.end < tokens.size()) {
    if (words_.is_finite_verb(doc, slip.tokens.end)) sum += weight(Sign::Verb);
    const std::uint32_t after_of = words_.of_end(doc, slip.tokens.end);
    if (after_of != 0 && !slip.context.has_related(slip.name.identity, {after_of, after_of + 1}))
      sum += weight(Sign::Of);
  }
  if (slip.tokens.begin > 0 && !starts) {
    if (words_.is_indefinite(doc, slip.tokens.begin - 1)) sum += weight(Sign::Indefinite);
    for (std::uint32_t back = 1; back <= 2 && back <= slip.tokens.begin; ++back) {
      if (!words_.introduces(doc, slip.tokens.begin - back)) continue;
      sum += weight(Sign::Role);
      break;
    }
  }
  return sum;
}

int Slips::weigh(const Slip& slip) const {
  int sum = weigh_document(slip) + weigh_neighbours(slip);
  if (slip.name.odd) sum += weight(Sign::Odd);
  if (slip.has_part) sum += weight(Sign::Part);
  return sum;
}

std::vector<Slips::Found> Slips::find(const Document& doc, const Clusters& clusters,
                                      const std::vector<Link>& links) const {
  const auto is_slip = [&](const Arc& arc) {
    const IdentityLexicon::Name* name = names_.name(arc);
    return name != nullptr && name->writing == Writing::Mistranslation;
  };
  if (std::none_of(doc.words->arcs().begin(), doc.words->arcs().end(), is_slip)) return {};
  Traces traces;
  for (const Link& link : links) {
    if (link.cluster == Link::kNone) continue;
    bool& translated = traces.of[clusters[link.cluster].identity];
    translated = translated || is_translated(link.writing);
  }
  const Context context(doc, names_, clusters, links);
  std::vector<Found> found = find_beside(doc, context, traces);
  if (found.empty()) return found;
  for (const Found& one : found) traces.of.try_emplace(static_cast<std::int32_t>(one.identity), false);
  return find_beside(doc, context, traces);
}

std::vector<Slips::Found> Slips::find_beside(const Document& doc, const Context& context,
                                             const Traces& traces) const {
  std::vector<Found> found;
  for (const Arc& arc : doc.words->arcs()) {
    const IdentityLexicon::Name* name = names_.name(arc);
    if (name == nullptr || name->writing != Writing::Mistranslation) continue;
    if ((*doc.chrome)[context.sentence_of(arc.begin).paragraph]) continue;
    Slip slip{doc, context, {arc.begin, arc.end}, *name, traces};
    extend(slip);
    if (weigh(slip) < weight(Sign::Enough) || words_.is_no_name(doc, slip.tokens)) continue;
    const RuleRef source = names_.identities()[name->identity].source;
    if (!found.empty() && found.back().tokens.overlaps(slip.tokens)) {
      if (found.back().tokens.size() >= slip.tokens.size()) continue;
      found.pop_back();
    }
    found.push_back({slip.tokens, name->identity, source});
  }
  return found;
}

}  // namespace glane
