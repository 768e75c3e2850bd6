#include "stages/amounts/context.h"

#include <algorithm>

namespace glane {
namespace {

// The longest wording of a relation, and how far a rate may stand before its amount.
constexpr std::uint32_t kLongestWording = 8;
constexpr std::uint32_t kFarthestRate = 8;
constexpr std::uint32_t kFarthestRelation = 14;
constexpr std::uint32_t kNearestRelation = 4;

}  // namespace

AmountContext::AmountContext(const Lexicon& lexicon)
    : lexicon_(lexicon),
      before_(lexicon.find_class("amount_before")),
      after_(lexicon.find_class("amount_after")),
      skip_(lexicon.find_class("amount_skip")),
      rate_(lexicon.find_class("rate")),
      rate_by_(lexicon.find_class("rate_by")),
      rate_noun_(lexicon.find_class("rate_noun")),
      no_rate_(lexicon.find_class("no_rate")),
      no_noun_(lexicon.find_class("no_noun")),
      restates_(lexicon.find_class("restates")),
      classifier_(lexicon.find_class("classifier")),
      unit_(lexicon.find_class("measure")),
      rate_each_(lexicon.find_class("rate_each")),
      rate_prefix_(lexicon.find_class("rate_prefix")),
      rate_clock_(lexicon.find_class("rate_clock")),
      zh_unit_(lexicon.find_class("zh_unit")),
      zh_big_(lexicon.find_class("zh_big")) {}

const Arc* AmountContext::ending_at(const Document& doc, std::uint32_t first, std::uint32_t end,
                                    ClassId cls) const {
  const std::uint32_t begin = end < first + kLongestWording ? first : end - kLongestWording;
  for (std::uint32_t i = begin; i < end; ++i) {
    for (const Arc& arc : doc.words->at(i)) {
      if (arc.cls == cls && arc.end == end) return &arc;
    }
  }
  return nullptr;
}

const Arc* AmountContext::beginning_at(const Document& doc, std::uint32_t begin, std::uint32_t last,
                                       ClassId cls) const {
  const Arc* best = nullptr;
  if (begin >= last) return best;
  for (const Arc& arc : doc.words->at(begin)) {
    if (arc.cls == cls && arc.end <= last && (best == nullptr || arc.end > best->end)) best = &arc;
  }
  return best;
}

Relation AmountContext::relation_of(const Arc& arc) const {
  return parse_relation(lexicon_.value(arc.value)).value_or(Relation::None);
}

void AmountContext::relate(const AmountPlace& place, FoundAmount& amount) const {
  const bool chinese = is_chinese(place.language);
  std::uint32_t from = amount.tokens.begin;
  find_rate(place, amount);
  if (amount.record.per.empty() && chinese) from = find_rate_before(place, amount);
  const Arc* said = relation_before(place, from);
  if (said == nullptr) {
    said = beginning_at(place.doc, amount.tokens.end, place.sentence.end, after_);
  }
  if (said == nullptr && chinese) said = distant_relation(place, amount.tokens.begin);
  if (said == nullptr || amount.bounded) return;
  amount.record.relation = relation_of(*said);
  amount.record.add_word(lexicon_.source(*said));
}

void AmountContext::set_rate(const Arc& arc, FoundAmount& amount) const {
  amount.record.per = std::string(lexicon_.value(arc.value));
  amount.record.add_word(lexicon_.source(arc));
}

// `près de la moitié`, `franchi pour la première fois le cap des 40 %`: up to three wordings that
// say nothing of the amount may stand between.
const Arc* AmountContext::relation_before(const AmountPlace& place, std::uint32_t end) const {
  for (int skipped = 0; skipped < 4; ++skipped) {
    const Arc* said = ending_at(place.doc, place.sentence.begin, end, before_);
    if (said != nullptr) return said;
    const Arc* skip = ending_at(place.doc, place.sentence.begin, end, skip_);
    if (skip == nullptr) return nullptr;
    end = skip->begin;
  }
  return nullptr;
}

// 不到总资产的十分之一, 最多开放120辆: in Chinese the words of a phrase stand between.
const Arc* AmountContext::distant_relation(const AmountPlace& place, std::uint32_t end) const {
  const Document& doc = place.doc;
  if (end == place.sentence.begin) return nullptr;
  const bool phrase = token_text(doc, end - 1) == "的";
  const std::uint32_t reach = phrase ? kFarthestRelation : kNearestRelation;
  for (std::uint32_t i = end, k = 0; i > place.sentence.begin && k < reach; ++k) {
    --i;
    const TokenKind kind = (*doc.tokens)[i].kind;
    if (kind == TokenKind::Punct || (kind == TokenKind::Number && !phrase)) return nullptr;
    const Arc* said = beginning_at(doc, i, end, before_);
    if (said == nullptr || said->end == end) continue;
    // 不超过 holds 超过.
    if (const Arc* longer = ending_at(doc, place.sentence.begin, said->end, before_)) said = longer;
    const Relation relation = relation_of(*said);
    const bool bound = relation == Relation::AtLeast || relation == Relation::AtMost;
    if (phrase ? relation != Relation::About && said->end > said->begin + 1 : bound) return said;
  }
  return nullptr;
}

void AmountContext::find_rate(const AmountPlace& place, FoundAmount& amount) const {
  const Document& doc = place.doc;
  const std::uint32_t last = place.sentence.end;
  std::uint32_t next = amount.tokens.end;
  if (const Arc* after = beginning_at(doc, next, last, after_)) next = after->end;
  const Arc* rate = beginning_at(doc, next, last, rate_);
  if (rate == nullptr && amount.record.type == AmountType::Money) {
    rate = beginning_at(doc, next, last, rate_noun_);
    if (rate == nullptr) rate = beginning_at(doc, next, last, rate_each_);
  }
  if (rate != nullptr) {
    set_rate(*rate, amount);
    return;
  }
  const Arc* by = beginning_at(doc, next, last, rate_by_);
  if (by == nullptr) {
    if (!is_chinese(place.language)) find_distant_rate(place, next, amount);
    return;
  }
  if (by->end >= last) return;
  const Token& noun = (*doc.tokens)[by->end];
  const bool slash = token_text(doc, by->begin) == "/";
  if (slash && (!noun.is(kGlued) || !(*doc.tokens)[by->begin].is(kGlued))) return;
  if (is_chinese(place.language)) {
    if (noun.kind == TokenKind::Number) return;
    if (slash || amount.record.type == AmountType::Money) {
      amount.record.per = counted_word(place, by->end, last);
    }
    return;
  }
  // `30 €/MWh`
  const bool symbol = slash && beginning_at(doc, by->end, last, unit_) != nullptr;
  if (noun.kind != TokenKind::Word || noun.is(kElided) || (noun.is(kCapital) && !symbol)) return;
  // `par million de mots`
  const std::string_view word = noun.span.in(doc.text());
  if ((word == "million" || word == "millier" || word == "milliard") && by->end + 2 < last &&
      token_text(doc, by->end + 1).starts_with('d')) {
    amount.record.per = std::string(doc.text_of({by->end, by->end + 3}));
    return;
  }
  if (beginning_at(doc, by->end, last, no_noun_) != nullptr ||
      beginning_at(doc, by->end, last, no_rate_) != nullptr) {
    return;
  }
  amount.record.per = std::string(word);
}

// `35 milliards d'intérêts de plus par an`: a time, a few small words on.
void AmountContext::find_distant_rate(const AmountPlace& place, std::uint32_t from,
                                      FoundAmount& amount) const {
  const Document& doc = place.doc;
  for (std::uint32_t i = from, k = 0; i < place.sentence.end && k < kFarthestRate; ++i, ++k) {
    const Token& token = (*doc.tokens)[i];
    if (token.kind != TokenKind::Word) return;
    if (k == 0 || token_text(doc, i) != "par") continue;
    if (const Arc* rate = beginning_at(doc, i, place.sentence.end, rate_)) {
      set_rate(*rate, amount);
    }
    return;
  }
}

// The word after 每 or /: a classifier, a unit, or a number with its word (每百万字).
std::string AmountContext::counted_word(const AmountPlace& place, std::uint32_t begin,
                                        std::uint32_t last) const {
  const Document& doc = place.doc;
  std::uint32_t end = begin;
  while (end < last && (beginning_at(doc, end, end + 1, zh_unit_) != nullptr ||
                        beginning_at(doc, end, end + 1, zh_big_) != nullptr)) {
    ++end;
  }
  if (end == begin) {
    const Arc* word = beginning_at(doc, begin, last, unit_);
    if (word == nullptr) word = beginning_at(doc, begin, last, classifier_);
    end = word != nullptr ? word->end : begin + 1;
  } else {
    ++end;
  }
  return end <= last ? std::string(doc.text_of({begin, end})) : std::string();
}

// 每股派息0.6元, 每人兩百元, 年利率4.2%: the rate stands before, a few words at most between. Gives
// the token before which a relation can stand.
std::uint32_t AmountContext::find_rate_before(const AmountPlace& place, FoundAmount& amount) const {
  const Document& doc = place.doc;
  const std::uint32_t begin = amount.tokens.begin;
  for (std::uint32_t i = begin, k = 0; i > place.sentence.begin && k < kFarthestRate; ++k) {
    --i;
    if ((*doc.tokens)[i].kind != TokenKind::Han) break;
    if (const Arc* prefix = beginning_at(doc, i, begin, rate_prefix_)) {
      set_rate(*prefix, amount);
      break;
    }
    const bool of_value =
        amount.record.type == AmountType::Money || amount.record.type == AmountType::Percent;
    if (beginning_at(doc, i, begin, rate_by_) == nullptr) continue;
    const Arc* clock = beginning_at(doc, i + 1, begin, rate_clock_);  // 每小时9公里
    if (!of_value && (clock == nullptr || clock->end != begin)) continue;
    amount.record.per = of_value ? counted_word(place, i + 1, begin)
                                 : std::string(doc.text_of({i + 1, begin}));
    return i + 1 + 2 >= begin ? i : begin;
  }
  return begin;
}

}  // namespace glane
