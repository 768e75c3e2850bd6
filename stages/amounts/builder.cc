// Which production makes what; percentages, measures, multipliers, fractions, ages.
#include "stages/amounts/builder.h"

#include <array>
#include <utility>

namespace glane {
namespace {

enum Production : std::uint8_t {
  kMoney,
  kPound,
  kCoins,
  kPercent,
  kQuantity,
  kCounted,
  kClassified,
  kMultiplier,
  kFraction,
  kAge,
  kBare
};
constexpr std::array<std::string_view, 11> kProductions{
    "money",      "pound",      "coins",    "percent", "quantity", "counted",
    "classified", "multiplier", "fraction", "age",     "bare"};

constexpr std::array<std::string_view, 11> kCaptures{"n", "a", "s", "t", "x", "c",
                                                     "d", "m", "f", "u", "k"};

}  // namespace

RuleVocabulary AmountBuilder::vocabulary() {
  return {kProductions, kCaptures};
}

AmountBuilder::AmountBuilder(const DataFiles& files, const Lexicon& lexicon)
    : lexicon_(lexicon),
      singulars_(files.at("stages/amounts/singulars.fr.tsv")),
      no_noun_(lexicon.find_class("no_noun")),
      label_(lexicon.find_class("label")),
      no_number_(lexicon.find_class("no_number")),
      prenoun_(lexicon.find_class("prenoun")),
      determiner_(lexicon.find_class("determiner")),
      calendar_(lexicon.find_class("calendar")),
      adjective_number_(lexicon.find_class("adjective_number")),
      article_(lexicon.find_class("amount_article")),
      age_person_(lexicon.find_class("age_person")),
      title_(lexicon.find_class("title")),
      demonym_(lexicon.find_class("demonym")),
      all_of_them_(lexicon.find_class("all_of_them")),
      change_verb_(lexicon.find_class("change_verb")),
      more_(lexicon.find_class("zh_more")),
      scale_(lexicon.find_class("num_scale")),
      zh_unit_(lexicon.find_class("zh_unit")),
      zh_big_(lexicon.find_class("zh_big")),
      before_(lexicon.find_class("amount_before")),
      before_round_(lexicon.find_class("zh_before_round")),
      unit_of_time_(lexicon.find_class("unit")),
      formal_(lexicon.find_class("zh_formal")),
      currency_(lexicon.find_class("currency")),
      kuai_(lexicon.find_class("kuai")) {}

std::optional<FoundAmount> AmountBuilder::build(const AmountPlace& place, const Match& match,
                                                Currencies& currencies) const {
  AmountDraft draft{place, match, lexicon_};
  if (!draft.read_values()) return std::nullopt;
  if (draft.numeral != nullptr && in_word(place, match.span.begin, match.span.end)) {
    return std::nullopt;
  }
  if (draft.lower != nullptr && is_change(place, match.whole.begin)) return std::nullopt;
  bool made = false;
  switch (match.rule->production) {
    case kMoney:
      made = money(draft, currencies);
      break;
    case kPound:
      made = pound(draft, currencies);
      break;
    case kCoins:
      made = coins(draft, currencies);
      break;
    case kPercent:
      made = percent(draft);
      break;
    case kQuantity:
      made = quantity(draft);
      break;
    case kCounted:
      made = counted(draft);
      break;
    case kClassified:
      made = counted_chinese(draft);
      break;
    case kMultiplier:
      made = multiplier(draft);
      break;
    case kFraction:
      made = fraction(draft);
      break;
    case kAge:
      made = age(draft);
      break;
    case kBare:
      made = bare(draft);
      break;
    default:
      break;
  }
  if (!made) return std::nullopt;
  if (draft.numeral != nullptr) read_words(draft);
  FoundAmount& found = draft.found;
  found.tokens = match.span;
  found.sentence = place.sentence;
  found.paragraph = place.paragraph;
  found.bounded = draft.has("bounds");
  found.record.span = place.doc.span_of(match.span);
  found.record.rule = match.rule->source;
  for (const int slot : {kC, kU, kK, kX, kS}) {
    const Arc* arc = match.get(slot);
    if (arc != nullptr && arc->value != 0) found.record.add_word(lexicon_.source(*arc));
  }
  return found;
}

// What words of the number say besides its value: 多, 来; a *billion* is 10^12 in French, and often
// 10^9 in what was translated.
void AmountBuilder::read_words(AmountDraft& draft) const {
  const Numeral& numeral = *draft.numeral;
  // 上百: what makes one of a unit says more.
  if (is_round(draft)) {
    const std::uint32_t first = numeral.tokens.begin;
    for (const Arc& arc : draft.doc().words->at(first - std::min(first, 1u))) {
      if (arc.cls == before_round_ && arc.end == first) {
        draft.record().relation =
            parse_relation(lexicon_.value(arc.value)).value_or(Relation::None);
      }
    }
  }
  if (!numeral.more && numeral.power < 12 && !numeral.collective) return;
  for (std::uint32_t i = numeral.tokens.begin; i < numeral.tokens.end; ++i) {
    for (const Arc& arc : draft.doc().words->at(i)) {
      if (arc.cls == more_ && numeral.more) {
        draft.record().relation =
            parse_relation(lexicon_.value(arc.value)).value_or(Relation::None);
      } else if (arc.cls == scale_ && arc.number >= 12) {
        draft.record().suspect = true;
      }
    }
  }
}

bool AmountBuilder::percent(AmountDraft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Percent;
  const std::string_view power = draft.constant("power");
  if (power == "1" && !draft.shift(1)) return false;
  // 九折 is 90, 八五折 is 85.
  if (power == "discount" && record.number && record.number->value.compare(Decimal(10)) <= 0 &&
      !draft.shift(1)) {
    return false;
  }
  // 千分之三 is 0.3 %.
  if (power.starts_with('-') && !draft.shift('0' - power[1])) return false;
  if (const Numeral* tenth = draft.numeral_of(kM)) {
    if (!tenth->number || !draft.add(tenth->number->value)) return false;
  }
  if (draft.has("add") && !draft.add(*Decimal::parse(draft.constant("add")))) return false;
  if (draft.has("negate")) draft.negate();
  return true;
}

bool AmountBuilder::quantity(AmountDraft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const Arc* unit = draft.match.get(kU);
  if (unit == nullptr) return false;
  const std::string_view text = draft.text(*unit);
  // `10 M`, `5G`: a capital is no metre, no gram.
  if (text == "M" || text == "G" || text == "T" || text == "KM" || text == "MM") return false;
  // 5元一斤 is a price, and no measure.
  const Arc* number = draft.match.get(kN);
  if (draft.numeral != nullptr && draft.numeral->written && draft.record().number &&
      draft.record().number->value.compare(Decimal(1)) == 0 &&
      number->begin > draft.place.sentence.begin && is_chinese(draft.place.language) &&
      (ends_with(draft.doc(), number->begin, currency_) ||
       ends_with(draft.doc(), number->begin, kuai_))) {
    return false;
  }
  std::string_view code = draft.value(*unit);
  if (code == "degree") {
    code = "Cel";
    record.assumed = true;
  }
  if (const std::string_view fixed = draft.constant("unit"); !fixed.empty()) {
    code = fixed;
    record.assumed = false;
  }
  record.unit = code;
  draft.unit_at(*unit);
  draft.found.measure = true;
  // `-2° en dessous de zéro` is said twice.
  const bool below = draft.record().number && draft.record().number->value.is_negative();
  if (draft.has("negate") && !below) draft.negate();
  if (draft.has("add")) return draft.add(Decimal(5).shifted(-1));
  if (const Numeral* rest = draft.numeral_of(kM)) {
    if (!rest->number) return false;
    const bool tenths = draft.has("tenths");
    return draft.add(rest->number->value.shifted(tenths ? -1 : -2));
  }
  return true;
}

bool AmountBuilder::multiplier(AmountDraft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Multiplier;
  if (const Arc* word = draft.match.get(kX)) {
    record.number = Number{Decimal(word->number), std::nullopt};
  }
  if (draft.has("inverse")) {
    if (!record.number || record.number->value.is_zero()) return false;
    record.number = Number{Decimal(1), record.number->value};
  }
  if (draft.has("add")) return draft.add(Decimal(5).shifted(-1));
  // 翻两番 is twice doubled.
  if (draft.has("power_of_two")) {
    const auto times = record.number->value.to_integer();
    if (!times || *times < 1 || *times > 20) return false;
    record.number = Number{Decimal(std::int64_t{1} << *times), std::nullopt};
  }
  return record.number || record.low;
}

bool AmountBuilder::fraction(AmountDraft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Fraction;
  const Arc* divisor = draft.match.get(kX);
  if (divisor == nullptr) return record.number.has_value();
  Decimal whole(divisor->number);
  if (is_numeral(*divisor)) {
    const Numeral& numeral = (*draft.doc().numerals)[divisor->index];
    if (!numeral.number || numeral.number->divisor) return false;
    whole = numeral.number->value;
  }
  const bool negative = whole.is_negative();  // 负五分之一
  if (negative) whole = whole.negated();
  if (!whole.is_integer() || whole.compare(Decimal(2)) < 0) return false;
  if (!record.number) record.number = Number{Decimal(1), std::nullopt};
  if (record.number->divisor) return false;
  // `un douzième essai` counts, `un douzième du total` parts.
  const std::uint32_t next = draft.match.span.end;
  if (divisor->cls == kOrdinalClass && next < draft.place.sentence.end &&
      (*draft.doc().tokens)[next].kind == TokenKind::Word &&
      !has_class(draft.doc(), next, no_noun_)) {
    return false;
  }
  // A fraction is of two whole numbers: 百分之五点五 as a fraction is 55/1000.
  while (!record.number->value.is_integer()) {
    const auto top = record.number->value.times(Decimal(10));
    const auto bottom = whole.times(Decimal(10));
    if (!top || !bottom) return false;
    record.number->value = *top;
    whole = *bottom;
  }
  if (draft.has("digits") && record.number->value.compare(whole) >= 0) return false;
  // 10 1/2
  if (const Numeral* before = draft.numeral_of(kM)) {
    // `cinq milliards et trois quarts`: the fraction is of the scale.
    if (before->scaled && !draft.shift(before->power)) return false;
    const bool below_zero = before->number && before->number->value.is_negative();
    const auto scaled = before->number ? before->number->value.times(whole) : std::nullopt;
    if (!scaled || (below_zero && !draft.negate()) || !draft.add(*scaled)) return false;
  }
  if (negative || draft.has("negate")) draft.negate();
  record.number->divisor = whole;
  return true;
}

bool AmountBuilder::age(AmountDraft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Age;
  record.unit = "a";
  if (const std::string_view unit = draft.constant("unit"); !unit.empty()) {
    record.unit = unit;
  }
  if (!follows(draft)) return false;
  const auto& top = record.number ? record.number : record.high;
  if (draft.has("add") && !draft.add(Decimal(5).shifted(-1))) return false;
  return top && top->value.compare(Decimal(130)) < 0;
}

}  // namespace glane
