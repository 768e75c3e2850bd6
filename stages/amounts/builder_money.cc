// Money: currencies before and behind their number, coins, small change.
#include "stages/amounts/builder.h"

namespace glane {

bool AmountBuilder::money(AmountDraft& draft, Currencies& currencies) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Money;
  const Arc* unit = draft.match.get(kC);
  if (unit == nullptr) return false;
  std::string_view value = draft.value(*unit);
  // `RMB300`: one word.
  if (draft.numeral == nullptr && !record.number && unit->number != kNoNumber) {
    record.number = Number{Decimal(unit->number), std::nullopt};
    if (!draft.shift(draft.power_of(kS))) return false;
  }
  // 元 stands behind its number.
  const Arc* first = draft.match.get(kN);
  if (value == "local assumed" && first != nullptr && unit->begin < first->begin) return false;
  // `EUR 6`: a code with its scale.
  if (const std::size_t space = value.find(' ');
      space != std::string_view::npos && value[space + 1] >= '0' && value[space + 1] <= '9') {
    if (!draft.shift(value[space + 1] - '0')) return false;
    const std::string_view rest = value.substr(space + 2);
    const Currency currency =
        currencies.resolve(rest.empty() ? value.substr(0, space) : std::string_view("USD assumed"),
                           draft.place.language);
    record.unit = currency.code;
    record.assumed = currency.assumed;
  } else {
    const Currency currency = currencies.resolve(value, draft.place.language);
    record.unit = currency.code;
    record.assumed = currency.assumed;
  }
  draft.unit_at(*unit);
  draft.found.measure = true;
  // Both ends of a range, or both sides of a number, name one currency.
  if (const Arc* other = draft.match.get(kD); other != nullptr && draft.match.get(kX) == nullptr) {
    const Currency second = currencies.resolve(draft.value(*other), draft.place.language);
    const bool same = second.code == record.unit;
    if (!same && !second.assumed && !record.assumed) return false;
    if (!same && record.assumed) record.unit = second.code;
    record.assumed = record.assumed && second.assumed;
  }
  if (const Arc* each = draft.match.get(kK)) record.per = std::string(draft.text(*each));
  return change(draft);
}

// Small change behind an amount: 五元六角, 三块五, 三块半, `3 euros 50`.
bool AmountBuilder::change(AmountDraft& draft) const {
  const std::string_view said = draft.constant("change");
  if (said == "half") return draft.add(Decimal(5).shifted(-1));
  const Numeral* coins = draft.numeral_of(kM);
  if (coins == nullptr) return true;
  if (!coins->number) return false;
  const Arc* coin = draft.match.get(kF);
  const bool tenths = coin != nullptr ? coin->number == 10 : said == "10";
  if (coins->number->value.compare(Decimal(tenths ? 10 : 100)) >= 0) return false;
  const Numeral* hundredths = draft.numeral_of(kX);
  if (hundredths != nullptr && !draft.add(hundredths->number->value.shifted(-2))) return false;
  return draft.add(coins->number->value.shifted(tenths ? -1 : -2));
}

// *livres*: pounds of money where digits or a scale say an amount of money; books and weights else.
bool AmountBuilder::pound(AmountDraft& draft, Currencies& currencies) const {
  if (draft.numeral->written && !draft.numeral->scaled) return false;
  draft.found.pound = true;
  return money(draft, currencies);
}

bool AmountBuilder::coins(AmountDraft& draft, Currencies& currencies) const {
  const Arc* coin = draft.match.get(kC);
  // 壹分 is money, 一分 may be a point.
  if (draft.has("formal") && !has_class(draft.doc(), draft.numeral->tokens.begin, formal_))
    return false;
  AmountRecord& record = draft.record();
  record.type = AmountType::Money;
  std::string_view value = draft.value(*coin);
  const std::string_view parts = take_word(value);
  const Currency currency = currencies.resolve_coin(value, draft.place.language);
  record.unit = currency.code;
  record.assumed = currency.assumed;
  draft.unit_at(*coin);
  draft.found.measure = true;
  const int power = parts == "10" ? -1 : -2;
  if (!draft.shift(power)) return false;
  if (parts == "20") {
    for (auto* number : {&record.number, &record.low, &record.high}) {
      if (*number) (*number)->value = *(*number)->value.times(Decimal(5));
    }
  }
  if (const Numeral* change = draft.numeral_of(kM)) {
    return draft.add(change->number->value.shifted(-2));
  }
  return true;
}

}  // namespace glane
