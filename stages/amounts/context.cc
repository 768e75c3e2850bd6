#include "stages/amounts/context.h"

#include <algorithm>

namespace glane {
namespace {

// The longest wording of a relation, and how far a rate may stand before its amount.
constexpr std::uint32_t kLongestWording = 8;
constexpr std::uint32_t kFarthestRate = 8;

std::string_view token_text(const Document& doc, std::uint32_t i) {
  return doc.text_of({i, i + 1});
}

}  // namespace

AmountContext::AmountContext(const Lexicon& lexicon)
    : lexicon_(lexicon), before_(lexicon.find_class("amount_before")),
      after_(lexicon.find_class("amount_after")), skip_(lexicon.find_class("amount_skip")),
      rate_(lexicon.find_class("rate")), rate_by_(lexicon.find_class("rate_by")),
      rate_noun_(lexicon.find_class("rate_noun")), no_rate_(lexicon.find_class("no_rate")),
      no_noun_(lexicon.find_class("no_noun")), restates_(lexicon.find_class("restates")),
      classifier_(lexicon.find_class("classifier")), unit_(lexicon.find_class("unit")) {}

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

const Arc* AmountContext::beginning_at(const Document& doc, std::uint32_t begin,
                                       std::uint32_t last, ClassId cls) const {
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
  find_relation(place, amount);
  find_rate(place, amount);
  if (amount.record.per.empty() && is_chinese(place.language)) find_rate_before(place, amount);
}

void AmountContext::find_relation(const AmountPlace& place, FoundAmount& amount) const {
  const Document& doc = place.doc;
  std::uint32_t end = amount.tokens.begin;
  const Arc* said = ending_at(doc, place.sentence.begin, end, before_);
  // `près de la moitié`, `plus de ces 40 %`.
  if (said == nullptr && end > place.sentence.begin &&
      beginning_at(doc, end - 1, end, skip_) != nullptr) {
    said = ending_at(doc, place.sentence.begin, end - 1, before_);
  }
  if (said == nullptr) said = beginning_at(doc, amount.tokens.end, place.sentence.end, after_);
  if (said != nullptr) amount.record.relation = relation_of(*said);
}

void AmountContext::find_rate(const AmountPlace& place, FoundAmount& amount) const {
  const Document& doc = place.doc;
  std::uint32_t next = amount.tokens.end;
  if (const Arc* after = beginning_at(doc, next, place.sentence.end, after_)) next = after->end;
  if (const Arc* rate = beginning_at(doc, next, place.sentence.end, rate_)) {
    amount.record.per = std::string(lexicon_.value(rate->value));
    return;
  }
  if (const Arc* noun = beginning_at(doc, next, place.sentence.end, rate_noun_);
      noun != nullptr && amount.record.type == AmountType::Money) {
    amount.record.per = std::string(lexicon_.value(noun->value));
    return;
  }
  const Arc* by = beginning_at(doc, next, place.sentence.end, rate_by_);
  if (by == nullptr || by->end >= place.sentence.end) return;
  const Token& noun = (*doc.tokens)[by->end];
  const bool slash = token_text(doc, by->begin) == "/";
  if (slash && (!noun.is(kGlued) || !(*doc.tokens)[by->begin].is(kGlued))) return;
  if (is_chinese(place.language)) {
    const Arc* word = beginning_at(doc, by->end, place.sentence.end, classifier_);
    if (word == nullptr) word = beginning_at(doc, by->end, place.sentence.end, unit_);
    if (word != nullptr) amount.record.per = std::string(doc.text_of({word->begin, word->end}));
    return;
  }
  if (noun.kind != TokenKind::Word || noun.is(kCapital) || noun.is(kElided)) return;
  if (beginning_at(doc, by->end, place.sentence.end, no_noun_) != nullptr ||
      beginning_at(doc, by->end, place.sentence.end, no_rate_) != nullptr) {
    return;
  }
  std::uint32_t end = by->end + 1;
  // `par million de mots`
  const std::string_view word = noun.span.in(doc.text());
  if ((word == "million" || word == "millier" || word == "milliard") &&
      end + 1 < place.sentence.end && token_text(doc, end).starts_with('d')) {
    end += 2;
  }
  amount.record.per = std::string(doc.text_of({by->end, end}));
}

// 每股派息0.6元, 每人兩百元: the rate stands before, a few words at most between.
void AmountContext::find_rate_before(const AmountPlace& place, FoundAmount& amount) const {
  const Document& doc = place.doc;
  const std::uint32_t first = place.sentence.begin;
  for (std::uint32_t i = amount.tokens.begin, k = 0; i > first && k < kFarthestRate; ++k) {
    --i;
    if ((*doc.tokens)[i].kind != TokenKind::Han) return;
    if (beginning_at(doc, i, amount.tokens.begin, rate_by_) == nullptr) continue;
    const Arc* word = beginning_at(doc, i + 1, amount.tokens.begin, classifier_);
    if (word == nullptr) word = beginning_at(doc, i + 1, amount.tokens.begin, unit_);
    const std::uint32_t end = word != nullptr ? word->end : i + 2;
    if (end > amount.tokens.begin) return;
    amount.record.per = std::string(doc.text_of({i + 1, end}));
    return;
  }
}

// Whether nothing but a bracket or `soit`, and a relation, stands between two measures.
bool AmountContext::restates(const Document& doc, const FoundAmount& first,
                             const FoundAmount& second) const {
  if (!first.measure || !second.measure || first.record.type != second.record.type ||
      first.record.unit == second.record.unit) {
    return false;
  }
  bool joined = false;
  for (std::uint32_t i = first.tokens.end; i < second.tokens.begin;) {
    const std::string_view text = token_text(doc, i);
    if (text == "(" || text == "（") {
      joined = true;
      ++i;
    } else if (const Arc* word = beginning_at(doc, i, second.tokens.begin, restates_)) {
      joined = true;
      i = word->end;
    } else if (const Arc* said = beginning_at(doc, i, second.tokens.begin, before_)) {
      i = said->end;
    } else if (text == "," || text == "，" || text == "de" || text == "d'") {
      ++i;
    } else {
      return false;
    }
  }
  return joined;
}

void AmountContext::connect(const Document& doc, std::vector<FoundAmount>& amounts) const {
  for (std::size_t k = 1; k < amounts.size(); ++k) {
    FoundAmount& amount = amounts[k];
    const FoundAmount& before = amounts[k - 1];
    if (before.paragraph != amount.paragraph) continue;
    if (amount.tokens.begin < before.tokens.end + 12 && restates(doc, before, amount)) {
      amount.record.same_as = static_cast<std::int32_t>(k - 1);
    }
    if (!amount.open) continue;
    // The last amount of money of the paragraph, at most a few amounts back.
    for (std::size_t back = 1; back <= std::min<std::size_t>(k, 4); ++back) {
      const FoundAmount& earlier = amounts[k - back];
      if (earlier.paragraph != amount.paragraph) break;
      if (earlier.record.type != AmountType::Money) {
        if (earlier.record.type == AmountType::Quantity && !earlier.record.unit.empty()) break;
        continue;
      }
      amount.record.type = AmountType::Money;
      amount.record.unit = earlier.record.unit;
      amount.record.assumed = true;
      break;
    }
  }
}

}  // namespace glane
