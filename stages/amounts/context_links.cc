// What an amount has to do with the one before it: a range, a restatement, an ellipsis.
#include <algorithm>

#include "stages/amounts/context.h"

namespace glane {
namespace {

bool is_mass(std::string_view unit) {
  return unit == "g" || unit == "kg" || unit == "t";
}

}  // namespace

bool AmountContext::join(const AmountPlace& place, FoundAmount& first,
                         const FoundAmount& second) const {
  if (!is_chinese(place.language) || first.tokens.end + 1 != second.tokens.begin ||
      first.paragraph != second.paragraph) {
    return false;
  }
  AmountRecord& low = first.record;
  const AmountRecord& high = second.record;
  if (low.type != AmountType::Money || high.type != low.type || high.unit != low.unit ||
      !low.number || !high.number || low.number->value.compare(high.number->value) >= 0) {
    return false;
  }
  const std::string_view mark = token_text(place.doc, first.tokens.end);
  if (mark != "-" && mark != "~" && mark != "至" && mark != "到") return false;
  low.low = std::move(low.number);
  low.number.reset();
  low.high = high.number;
  low.span.end = high.span.end;
  low.unit_span = high.unit_span;
  first.tokens.end = second.tokens.end;
  return true;
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
    } else if (const Arc* rate = beginning_at(doc, i, second.tokens.begin, rate_)) {
      i = rate->end;
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
    // `30 kilos (66 livres)`: pounds beside a weight are a weight.
    if (amount.pound && before.record.type == AmountType::Quantity && is_mass(before.record.unit)) {
      amount.record.type = AmountType::Quantity;
      amount.record.unit = "[lb_av]";
      amount.record.assumed = false;
    }
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
