#include "stages/entities/latin_shapes.h"

#include <algorithm>

#include "stages/names/name_system.h"

namespace glane {
namespace {

// How much each sign weighs; a name needs kThreshold (20).
constexpr std::int16_t kCapitalInside = 25;   // a capital that no sentence start explains
constexpr std::int16_t kCommonWord = -10;     // … on a common word
constexpr std::int16_t kInitialCommon = -45;  // a common word where a sentence opens
constexpr std::int16_t kNoName = -120;
constexpr std::int16_t kWordName = -45;     // a word that is also a family name, inside a sentence
constexpr std::int16_t kInitialName = -65;  // … at its start
constexpr std::int16_t kSeveral = 10;       // several capitals in a row, even at the start
constexpr std::int16_t kGivenName = 22;
constexpr std::int16_t kRomanised = 26;
constexpr std::int16_t kSuffix = 30;
constexpr std::int16_t kSlight = 6;
constexpr std::int16_t kInitials = 30;  // R. Zumstein
constexpr std::int16_t kNumbered = 30;

}  // namespace

// A run seen as whole words: a hyphenated one counts once.
struct LatinShapes::Parts {
  const Document& doc;
  const Run& run;
  std::vector<TokenSpan> words;
  bool digits = false;

  Parts(const Document& document, const Run& r) : doc(document), run(r) {
    const auto& tokens = *doc.tokens;
    for (std::uint32_t i = run.tokens.begin; i < run.tokens.end; ++i) {
      digits = digits || tokens[i].is(kHasDigit) || tokens[i].kind == TokenKind::Number;
      if (i > run.tokens.begin && tokens[i].is(kGlued)) {
        words.back().end = i + 1;
      } else {
        words.push_back({i, i + 1});
      }
    }
  }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return (*doc.tokens)[i]; }
  [[nodiscard]] std::string_view text(std::size_t k) const { return doc.text_of(words[k]); }
  void say(std::vector<Evidence>& out, std::optional<EntityType> type, std::int16_t weight) const {
    out.push_back({run.tokens, type, weight, Source::Shape, {}});
  }
};

LatinShapes::LatinShapes(const CommonWords& common, const Lexicon& lexicon,
                         const NameSounds& sounds)
    : common_(common),
      lexicon_(lexicon),
      sounds_(sounds),
      given_fr_(lexicon.find_class("given_fr")),
      given_en_(lexicon.find_class("given_en")),
      surname_(lexicon.find_class("surname_romanised")),
      org_head_(lexicon.find_class("org_head")),
      org_suffix_(lexicon.find_class("org_suffix")),
      legal_form_(lexicon.find_class("legal_form")),
      loc_head_(lexicon.find_class("loc_head")),
      loc_suffix_(lexicon.find_class("loc_suffix")),
      event_suffix_(lexicon.find_class("event_suffix")),
      not_name_(lexicon.find_class("not_name")),
      title_(lexicon.find_class("title")),
      demonym_(lexicon.find_class("demonym")),
      name_suffix_(lexicon.find_class("name_suffix")),
      known_family_(lexicon.find_class("known_family")),
      known_location_(lexicon.find_class("known_location")),
      known_organization_(lexicon.find_class("known_organization")) {}

bool LatinShapes::has(const Document& doc, std::uint32_t i, std::uint32_t end, ClassId cls) const {
  const auto arcs = doc.words->at(i);
  return std::any_of(arcs.begin(), arcs.end(),
                     [&](const Arc& arc) { return arc.cls == cls && arc.end == end; });
}

void LatinShapes::weigh(const Document& doc, const Run& run, std::vector<Evidence>& out) const {
  const Parts parts(doc, run);
  parts.say(out, std::nullopt, run.initial ? std::int16_t{0} : kCapitalInside);
  if (parts.words.size() == 1) {
    weigh_single(parts, out);
  } else {
    weigh_several(parts, out);
  }
  weigh_number(parts, out);
  weigh_hyphen(parts, out);
}

// With the number after it a run is a product, unless it is one that people and places bear too.
void LatinShapes::weigh_number(const Parts& parts, std::vector<Evidence>& out) const {
  const Run& run = parts.run;
  const Token& token = parts.token(run.tokens.begin);
  if (run.number_end <= run.tokens.end || run.headline) return;
  const bool common = common_.has(token.symbol) || is_family_name(parts.doc, run.tokens);
  const bool person = may_be_person(parts.doc, run.tokens);
  const bool place = has(parts.doc, run.tokens.begin, run.tokens.end, known_location_);
  if (common || person || place || has(parts.doc, run.tokens.begin, run.tokens.end, not_name_))
    return;
  out.push_back(
      {{run.tokens.begin, run.number_end}, EntityType::Product, kNumbered, Source::Shape, {}});
}

// `le duo Ajroudi-Boudjellal`: each half stands for itself where the document knows it.
void LatinShapes::weigh_hyphen(const Parts& parts, std::vector<Evidence>& out) const {
  const TokenSpan span = parts.run.tokens;
  if (span.size() != 3 || !parts.token(span.begin + 1).is(kGlued)) return;
  if (!parts.token(span.begin + 2).is(kCapital)) return;
  for (const TokenSpan half :
       {TokenSpan{span.begin, span.begin + 1}, TokenSpan{span.end - 1, span.end}}) {
    out.push_back({half, EntityType::Person, 0, Source::Shape, {}});
  }
}

void LatinShapes::weigh_single(const Parts& parts, std::vector<Evidence>& out) const {
  const Document& doc = parts.doc;
  const TokenSpan span = parts.run.tokens;
  const Token& token = parts.token(span.begin);
  const bool one = span.size() == 1;
  const bool family = is_family_name(doc, span);
  for (const ClassId cls : {not_name_, title_, demonym_, legal_form_}) {
    if (!has(doc, span.begin, span.begin + 1, cls)) continue;
    // `Son`, `Ma`, `Or` are names where others say so.
    return parts.say(out, std::nullopt,
                     !family             ? kNoName
                     : parts.run.initial ? kInitialName
                                         : kWordName);
  }
  if (one && token.span.size() < 2) return parts.say(out, std::nullopt, kNoName);
  if (one && common_.has(token.symbol)) {
    parts.say(out, std::nullopt,
              parts.run.initial || parts.run.headline ? kInitialCommon : kCommonWord);
    parts.say(out, std::nullopt, std::int16_t{-10});
    return;
  }
  if (parts.digits) return parts.say(out, EntityType::Product, kSlight * 2);
  if (token.is(kAllCaps) && one) return parts.say(out, EntityType::Organization, kSlight * 2);
  if (token.is(kMixedCase)) return parts.say(out, EntityType::Organization, kSlight * 2);
  if (has(doc, span.begin, span.end, given_fr_) || has(doc, span.begin, span.end, given_en_)) {
    return parts.say(out, EntityType::Person, kSlight);
  }
  if (span.size() > 3 && parts.token(span.begin + 1).is(kGlued)) {
    return parts.say(out, EntityType::Location, kSlight);  // Aix-en-Provence
  }
  parts.say(out, EntityType::Organization, 2);
}

void LatinShapes::weigh_several(const Parts& parts, std::vector<Evidence>& out) const {
  const Document& doc = parts.doc;
  const TokenSpan first = parts.words.front();
  const TokenSpan last = parts.words.back();
  parts.say(out, std::nullopt, kSeveral);
  const bool given = has(doc, first.begin, first.begin + 1, given_fr_) ||
                     has(doc, first.begin, first.begin + 1, given_en_) ||
                     has(doc, first.begin, first.end, given_fr_);
  const bool inner_common = common_.has(parts.token(first.begin).symbol) && first.size() == 1;
  bool caps = true;
  bool some_caps = false;
  for (const TokenSpan word : parts.words) {
    caps = caps && parts.token(word.begin).is(kAllCaps);
    some_caps = some_caps || (parts.token(word.begin).is(kAllCaps) && word.size() == 1);
    some_caps = some_caps || parts.token(word.begin).is(kMixedCase);
  }
  const bool company = has(doc, first.begin, first.end, known_organization_);
  if (given && parts.words.size() <= 4 && !parts.digits)
    parts.say(out, EntityType::Person, kGivenName);
  if (has(doc, last.begin, last.end, org_suffix_) || has(doc, last.begin, last.end, legal_form_)) {
    parts.say(out, EntityType::Organization, kSuffix);
  }
  if (has(doc, first.begin, first.end, org_head_))
    parts.say(out, EntityType::Organization, kSuffix);
  if (has(doc, first.begin, first.end, loc_head_)) parts.say(out, EntityType::Location, kSuffix);
  if (has(doc, last.begin, last.end, loc_suffix_)) parts.say(out, EntityType::Location, kSuffix);
  if (has(doc, last.begin, last.end, event_suffix_)) parts.say(out, EntityType::Event, kSuffix);
  if (has(doc, last.begin, last.end, name_suffix_)) parts.say(out, EntityType::Person, kSuffix);
  if (parts.digits) parts.say(out, EntityType::Product, kSuffix);
  weigh_romanised(parts, out);
  const bool initials = parts.token(first.begin).span.size() == 1 && first.size() > 1 &&
                        doc.text_of(first).back() == '.';
  if (initials) parts.say(out, EntityType::Person, kInitials);
  if (inner_common && !given) parts.say(out, EntityType::Organization, kSlight * 2);
  if (company) parts.say(out, EntityType::Organization, kSlight * 3);
  if (parts.words.size() <= 3 && !some_caps && !company && !inner_common) {
    parts.say(out, EntityType::Person, kSlight * 2);
  }
  parts.say(out, EntityType::Organization, some_caps ? kSlight * 2 : kSlight);
}

// `Huang Renxun`, `Tsai Ming-kai`, `Renxun Huang`.
void LatinShapes::weigh_romanised(const Parts& parts, std::vector<Evidence>& out) const {
  if (parts.words.size() != 2 || parts.digits) return;
  const Document& doc = parts.doc;
  const TokenSpan first = parts.words.front();
  const TokenSpan last = parts.words.back();
  const NameText front = read_name(parts.text(0), sounds_.chars());
  const NameText back = read_name(parts.text(1), sounds_.chars());
  const bool surname = has(doc, first.begin, first.begin + 1, surname_);
  const bool surname_last = has(doc, last.begin, last.begin + 1, surname_);
  if ((surname && is_mandarin_given(back, sounds_)) ||
      (surname_last && is_mandarin_given(front, sounds_))) {
    parts.say(out, EntityType::Person, kRomanised);
  } else if (surname_last) {
    parts.say(out, EntityType::Person, kSlight * 2);
  }
}

bool LatinShapes::may_be_person(const Document& doc, TokenSpan run) const {
  const auto arcs = doc.words->at(run.begin);
  const bool begins = std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
    return arc.cls == given_fr_ || arc.cls == given_en_ || arc.cls == surname_;
  });
  return begins || (run.size() == 2 && has(doc, run.end - 1, run.end, surname_));  // Qiming Luo
}

bool LatinShapes::is_family_name(const Document& doc, TokenSpan span) const {
  return has(doc, span.begin, span.end, known_family_) || has(doc, span.begin, span.end, surname_);
}

}  // namespace glane
