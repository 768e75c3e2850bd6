#include "stages/amounts/draft.h"

#include <utility>

namespace glane {
namespace {

bool leaves_out_thousands(const Decimal& low, const Decimal& high) {
  const Decimal thousands = low.shifted(3);
  return low.is_integer() && low.compare(Decimal(100)) >= 0 && low.compare(Decimal(1000)) < 0 &&
         high.shifted(-3).is_integer() && thousands.compare(high) < 0 &&
         thousands.shifted(1).compare(high) >= 0;
}

}  // namespace

// The numbers of the captures, scaled.
bool AmountDraft::read_values() {
  numeral = numeral_of(kN);
  lower = numeral_of(kA);
  if (has("more")) record().relation = Relation::MoreThan;
  if (numeral == nullptr) {
    const std::string_view fixed = constant("number");
    if (fixed.empty()) return true;
    const std::size_t bar = fixed.find('/');
    record().number = Number{*Decimal::parse(fixed.substr(0, bar)), std::nullopt};
    if (bar != std::string_view::npos)
      record().number->divisor = Decimal::parse(fixed.substr(bar + 1));
    return true;
  }
  if (lower != nullptr) return read_range();
  record().number = numeral->number;
  if (numeral->low) record().low = Number{*numeral->low, std::nullopt};
  if (numeral->high) record().high = Number{*numeral->high, std::nullopt};
  return shift(power_of(kS)) && multiply();
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
  // `300 à 400 000`: hundreds before groups of three are thousands too.
  if (low_power == 0 && high_power == 0 && leaves_out_thousands(low, high)) low_power = 3;
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

// The constant `times`: 12 of a dozen.
bool AmountDraft::multiply() {
  if (!has("times")) return true;
  const auto factor = Decimal::parse(constant("times"));
  for (std::optional<Number>* number : {&record().number, &record().low, &record().high}) {
    if (!*number) continue;
    const auto product = (*number)->value.times(*factor);
    if (!product) return false;
    (*number)->value = *product;
  }
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
