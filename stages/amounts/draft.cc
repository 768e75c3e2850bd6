#include "stages/amounts/draft.h"

#include <utility>

namespace glane {

// The numbers of the captures, scaled.
bool AmountDraft::read_values() {
  numeral = numeral_of(kN);
  lower = numeral_of(kA);
  if (numeral == nullptr) {
    const std::string_view fixed = constant("number");
    if (fixed.empty()) return true;
    const std::size_t bar = fixed.find('/');
    record().number = Number{*Decimal::parse(fixed.substr(0, bar)), std::nullopt};
    if (bar != std::string_view::npos) record().number->divisor = Decimal::parse(fixed.substr(bar + 1));
    return true;
  }
  if (lower != nullptr) return read_range();
  record().number = numeral->number;
  if (numeral->low) record().low = Number{*numeral->low, std::nullopt};
  if (numeral->high) record().high = Number{*numeral->high, std::nullopt};
  if (numeral->more || has("more")) {
    record().relation = Relation::MoreThan;
  }
  return shift(power_of(kS));
}

// `8 à 10 milliards`: the scale is both ends'; `800 à 1 million` keeps its own.
bool AmountDraft::read_range() {
  if (!numeral->number || !lower->number || numeral->number->divisor) return false;
  Decimal low = lower->number->value;
  Decimal high = numeral->number->value;
  int low_power = power_of(kT);
  const int high_power = power_of(kS);
  if (low_power == 0 && low.compare(high) <= 0) low_power = high_power;
  const bool shares = lower->power == 0 || (!lower->scaled && numeral->scaled);
  if (shares && numeral->power > 0 && low.compare(high.shifted(-numeral->power)) <= 0) {
    low_power += numeral->power;
  }
  const auto scaled_low = low.scaled(low_power);
  const auto scaled_high = high.scaled(high_power);
  if (!scaled_low || !scaled_high) return false;
  record().low = Number{*scaled_low, std::nullopt};
  record().high = Number{*scaled_high, std::nullopt};
  // Below zero the greater number comes first.
  if (has("reverse")) std::swap(record().low, record().high);
  if (record().high->value.compare(record().low->value) <= 0) return false;
  return true;
}

bool AmountDraft::shift(int power) {
  for (std::optional<Number>* number : {&record().number, &record().low, &record().high}) {
    if (!*number || power == 0) continue;
    if (power < 0) {
      (*number)->value = (*number)->value.shifted(power);
    } else if (const auto scaled = (*number)->value.scaled(power)) {
      (*number)->value = *scaled;
    } else {
      return false;
    }
  }
  return true;
}

bool AmountDraft::negate() {
  for (std::optional<Number>* number : {&record().number, &record().low, &record().high}) {
    if (*number) (*number)->value = (*number)->value.negated();
  }
  std::swap(record().low, record().high);
  return true;
}

bool AmountDraft::add(const Decimal& part) {
  if (!record().number || record().number->divisor) return false;
  const auto sum = record().number->value.plus(part);
  if (sum) record().number->value = *sum;
  return sum.has_value();
}

}  // namespace glane
