// Each production reads its captures into a draft:
//
//   n  the number, or the upper end of a range;   a  its lower end
//   s, t  a scale mark behind n, behind a (3,5 Md€);   x  a divisor
//   c, d  a currency or coin;   m, f  the small change behind it and its coin
//   u  a unit of measure;   k  what is counted
#include "stages/amounts/builder.h"

#include <algorithm>
#include <array>

namespace glane {
namespace {

enum Production : std::uint8_t {
  kMoney, kPound, kCoins, kPercent, kQuantity, kCounted, kClassified, kMultiplier, kFraction, kAge,
  kBare
};
constexpr std::array<std::string_view, 11> kProductions{
    "money",      "pound",      "coins",    "percent", "quantity", "counted",
    "classified", "multiplier", "fraction", "age",     "bare"};

enum Capture : std::int8_t { kN, kA, kS, kT, kX, kC, kD, kM, kF, kU, kK };
constexpr std::array<std::string_view, 11> kCaptures{"n", "a", "s", "t", "x", "c",
                                                     "d", "m", "f", "u", "k"};

constexpr std::int64_t kFirstYear = 1500;
constexpr std::int64_t kLastYear = 2100;

// `15`, `5.3`, not `10 000` or `10.363,18`: what a model's name can end with.
bool is_version(std::string_view digits) {
  if (digits.find_first_of(" ,'") != std::string_view::npos) return false;
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos || digits.size() - point <= 3;
}

bool is_numeral(const Arc& arc) { return arc.cls >= kNumClass && arc.cls <= kOrdinalClass; }

}  // namespace

RuleVocabulary AmountBuilder::vocabulary() { return {kProductions, kCaptures}; }

struct AmountBuilder::Draft {
  const AmountPlace& place;
  const Match& match;
  const Lexicon& lexicon;
  FoundAmount found{};
  const Numeral* numeral = nullptr;  // of n
  const Numeral* lower = nullptr;    // of a

  [[nodiscard]] const Document& doc() const { return place.doc; }
  [[nodiscard]] AmountRecord& record() { return found.record; }
  [[nodiscard]] std::string_view value(const Arc& arc) const { return lexicon.value(arc.value); }
  [[nodiscard]] std::string_view text(const Arc& arc) const {
    return doc().text_of({arc.begin, arc.end});
  }
  [[nodiscard]] const Numeral* numeral_of(int slot) const {
    const Arc* arc = match.get(slot);
    return arc != nullptr && is_numeral(*arc) ? &(*doc().numerals)[arc->index] : nullptr;
  }
  [[nodiscard]] int power_of(int slot) const {
    const Arc* arc = match.get(slot);
    return arc == nullptr || arc->number == kNoNumber ? 0 : arc->number;
  }
  void unit_at(const Arc& arc) { record().unit_span = doc().span_of({arc.begin, arc.end}); }

  bool read_values();
  bool read_range();
  bool shift(int power);
  bool negate();
  bool add(const Decimal& part);
};

// The numbers of the captures, scaled.
bool AmountBuilder::Draft::read_values() {
  numeral = numeral_of(kN);
  lower = numeral_of(kA);
  if (numeral == nullptr) {
    const std::string_view fixed = match.rule->constant("number");
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
  if (numeral->more || !match.rule->constant("more").empty()) {
    record().relation = Relation::MoreThan;
  }
  return shift(power_of(kS));
}

// `8 à 10 milliards`: the scale is both ends'; `800 à 1 million` keeps its own.
bool AmountBuilder::Draft::read_range() {
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
  if (!match.rule->constant("reverse").empty()) std::swap(record().low, record().high);
  if (record().high->value.compare(record().low->value) <= 0) return false;
  return true;
}

bool AmountBuilder::Draft::shift(int power) {
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

bool AmountBuilder::Draft::negate() {
  for (std::optional<Number>* number : {&record().number, &record().low, &record().high}) {
    if (*number) (*number)->value = (*number)->value.negated();
  }
  std::swap(record().low, record().high);
  return true;
}

bool AmountBuilder::Draft::add(const Decimal& part) {
  if (!record().number || record().number->divisor) return false;
  const auto sum = record().number->value.plus(part);
  if (sum) record().number->value = *sum;
  return sum.has_value();
}

AmountBuilder::AmountBuilder(const DataFiles& files, const Lexicon& lexicon)
    : lexicon_(lexicon), singulars_(files.at("stages/amounts/singulars.fr.tsv")),
      no_noun_(lexicon.find_class("no_noun")), label_(lexicon.find_class("label")),
      no_number_(lexicon.find_class("no_number")),
      prenoun_(lexicon.find_class("prenoun")), determiner_(lexicon.find_class("determiner")),
      calendar_(lexicon.find_class("calendar")),
      adjective_number_(lexicon.find_class("adjective_number")),
      article_(lexicon.find_class("article")), age_person_(lexicon.find_class("age_person")),
      title_(lexicon.find_class("title")), demonym_(lexicon.find_class("demonym")),
      change_verb_(lexicon.find_class("change_verb")) {}

std::optional<FoundAmount> AmountBuilder::build(const AmountPlace& place, const Match& match,
                                                Currencies& currencies) const {
  Draft draft{place, match, lexicon_};
  if (!draft.read_values()) return std::nullopt;
  if (draft.numeral != nullptr && in_word(place, match.span.begin, match.span.end)) {
    return std::nullopt;
  }
  if (draft.lower != nullptr && is_change(place, match.whole.begin)) return std::nullopt;
  bool made = false;
  switch (match.rule->production) {
    case kMoney: made = money(draft, currencies); break;
    case kPound: made = pound(draft, currencies); break;
    case kCoins: made = coins(draft, currencies); break;
    case kPercent: made = percent(draft); break;
    case kQuantity: made = quantity(draft); break;
    case kCounted: made = counted(draft); break;
    case kClassified: made = counted_chinese(draft); break;
    case kMultiplier: made = multiplier(draft); break;
    case kFraction: made = fraction(draft); break;
    case kAge: made = age(draft); break;
    case kBare: made = bare(draft); break;
    default: break;
  }
  if (!made) return std::nullopt;
  FoundAmount& found = draft.found;
  found.tokens = match.span;
  found.sentence = place.sentence;
  found.paragraph = place.paragraph;
  found.record.span = place.doc.span_of(match.span);
  found.record.rule = match.rule->source;
  return found;
}

bool AmountBuilder::money(Draft& draft, Currencies& currencies) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Money;
  const Arc* unit = draft.match.get(kC);
  if (unit == nullptr) return false;
  std::string_view value = draft.value(*unit);
  // 元 stands behind its number.
  const Arc* first = draft.match.get(kN);
  if (value == "local assumed" && first != nullptr && unit->begin < first->begin) return false;
  // `EUR 6`: a code with its scale.
  if (const std::size_t space = value.find(' '); space != std::string_view::npos &&
                                                 value[space + 1] >= '0' && value[space + 1] <= '9') {
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
  // A French billion is 10^12; a translated one is often 10^9.
  if (draft.numeral != nullptr && draft.place.language == Language::Fr &&
      draft.numeral->power == 12) {
    record.suspect = true;
  }
  return change(draft);
}

// Small change behind an amount: 五元六角, 三块五, 三块半, `3 euros 50`.
bool AmountBuilder::change(Draft& draft) const {
  const std::string_view said = draft.match.rule->constant("change");
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
bool AmountBuilder::pound(Draft& draft, Currencies& currencies) const {
  if (draft.numeral->written && !draft.numeral->scaled) return false;
  return money(draft, currencies);
}

bool AmountBuilder::coins(Draft& draft, Currencies& currencies) const {
  const Arc* coin = draft.match.get(kC);
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

bool AmountBuilder::percent(Draft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Percent;
  const std::string_view power = draft.match.rule->constant("power");
  if (power == "1" && !draft.shift(1)) return false;
  // 九折 is 90, 八五折 is 85.
  if (power == "discount" && record.number && record.number->value.compare(Decimal(10)) <= 0 &&
      !draft.shift(1)) {
    return false;
  }
  if (power == "-1" && !draft.shift(-1)) return false;
  if (const Numeral* tenth = draft.numeral_of(kM)) {
    if (!tenth->number || !draft.add(tenth->number->value)) return false;
  }
  if (!draft.match.rule->constant("add").empty() && !draft.add(Decimal(5))) return false;
  if (!draft.match.rule->constant("negate").empty()) draft.negate();
  return true;
}

bool AmountBuilder::quantity(Draft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const Arc* unit = draft.match.get(kU);
  if (unit == nullptr) return false;
  const std::string_view text = draft.text(*unit);
  // `10 M`, `5G`: a capital is no metre, no gram.
  if (text == "M" || text == "G" || text == "T" || text == "KM") return false;
  std::string_view code = draft.value(*unit);
  if (code == "degree") {
    code = "Cel";
    record.assumed = true;
  }
  if (const std::string_view fixed = draft.match.rule->constant("unit"); !fixed.empty()) {
    code = fixed;
    record.assumed = false;
  }
  record.unit = code;
  draft.unit_at(*unit);
  draft.found.measure = true;
  if (!draft.match.rule->constant("negate").empty()) draft.negate();
  if (!draft.match.rule->constant("add").empty()) return draft.add(Decimal(5).shifted(-1));
  if (const Numeral* rest = draft.numeral_of(kM)) {
    if (!rest->number) return false;
    const bool tenths = !draft.match.rule->constant("tenths").empty();
    return draft.add(rest->number->value.shifted(tenths ? -1 : -2));
  }
  return true;
}

bool AmountBuilder::has_class(const Document& doc, std::uint32_t token, ClassId cls) const {
  for (const Arc& arc : doc.words->at(token)) {
    if (arc.cls == cls) return true;
  }
  return false;
}

// Whether the number [first, last) names something: `article 5`, `iPhone 15`, `DGX-1`, `2e`.
bool AmountBuilder::is_label(const AmountPlace& place, std::uint32_t first,
                             std::uint32_t last) const {
  const auto& tokens = *place.doc.tokens;
  const std::string_view text = place.doc.text();
  if (last < place.sentence.end && tokens[last].is(kGlued) &&
      tokens[last].kind == TokenKind::Word) {
    return true;
  }
  if (first == place.sentence.begin) return false;
  const Token& before = tokens[first - 1];
  if (before.kind == TokenKind::Word) {
    if (has_class(place.doc, first - 1, label_)) return true;
    if (tokens[first].is(kGlued) && !before.is(kElided)) return true;
    const bool model = (before.is(kCapital) && !before.is(kSentenceStart) && !before.is(kElided)) ||
                       before.is(kMixedCase) || before.is(kHasDigit);
    return model && tokens[first].kind == TokenKind::Number && last == first + 1 &&
           is_version(tokens[first].span.in(text));
  }
  if (before.kind != TokenKind::Punct) return false;
  const std::string_view mark = before.span.in(text);
  // `vol. 2`, `Fig. 3`
  if (mark == "." && before.is(kGlued) && first > place.sentence.begin + 1 &&
      has_class(place.doc, first - 2, label_)) {
    return true;
  }
  if (mark == "^" || mark == "[" || mark == "°" || mark == "#" || mark == "№" || mark == "º") return true;
  const bool joined = tokens[first].is(kGlued) && before.is(kGlued);
  return joined && (mark == "-" || mark == "." || mark == "/" || mark == "_" || mark == ":" ||
                    mark == "+");
}

// Whether a Chinese number is part of a word: 统一, 三星, 第3届.
bool AmountBuilder::in_word(const AmountPlace& place, std::uint32_t first,
                            std::uint32_t last) const {
  if (!is_chinese(place.language)) return false;
  const Document& doc = place.doc;
  const std::uint32_t begin = first < place.sentence.begin + 4 ? place.sentence.begin : first - 4;
  for (std::uint32_t i = begin; i <= first; ++i) {
    for (const Arc& arc : doc.words->at(i)) {
      if (arc.cls != no_number_) continue;
      if (i < first ? arc.end > first : arc.end >= last) return true;
    }
  }
  return first > place.sentence.begin && doc.text_of({first - 1, first}) == "第";
}

// `passé de 8 à 10 %`: two amounts, no range.
bool AmountBuilder::is_change(const AmountPlace& place, std::uint32_t first) const {
  for (std::uint32_t i = first, k = 0; i > place.sentence.begin && k < 5; --i, ++k) {
    if (has_class(place.doc, i - 1, change_verb_)) return true;
  }
  return false;
}

bool AmountBuilder::counted(Draft& draft) const {
  const Document& doc = draft.doc();
  const Arc* noun = draft.match.get(kK);
  const Arc* number = draft.match.get(kN);
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const bool with_de = !draft.match.rule->constant("de").empty();
  const bool wants_de = draft.numeral->power >= 6 || draft.numeral->collective;
  if (with_de != wants_de) return false;
  const Token& token = (*doc.tokens)[noun->begin];
  const std::string_view text = draft.text(*noun);
  if (noun->cls == 0 &&
      (has_class(doc, noun->begin, no_noun_) || has_class(doc, noun->begin, prenoun_))) {
    return false;
  }
  if (token.is(kElided) || (token.is(kHasDigit) && token.span.size() < 3)) return false;
  const bool known = noun->value != 0 && draft.value(*noun) != "-";
  const bool plural = known || Singulars::can_be_plural(text);
  const auto value = draft.numeral->number;
  const bool one = value && value->value.compare(Decimal(2)) < 0;
  if (!plural && !one && !token.is(kAllCaps)) return false;
  if (one && draft.numeral->written) return false;
  // A model's number: `RTX 4090 coûte`, `Pixel 9 Pro`.
  if (is_label(draft.place, draft.match.whole.begin, number->end) && (one || !plural)) return false;
  if (is_label(draft.place, draft.match.whole.begin, number->end) &&
      (*doc.tokens)[draft.match.whole.begin].is(kGlued)) {
    return false;
  }
  if (token.is(kCapital) && !token.is(kAllCaps) && !with_de && !plural) return false;
  record.unit = known ? std::string(draft.value(*noun)) : singulars_.of(text);
  if (one && !known) record.unit = std::string(text);
  if (token.is(kAllCaps) && token.span.size() > 1) record.unit = std::string(text);
  draft.unit_at(*noun);
  return true;
}

// Number words count from two on; digits always.
bool AmountBuilder::counted_chinese(Draft& draft) const {
  const Arc* unit = draft.match.get(kK);
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  const bool one = record.number && record.number->value == Decimal(1);
  if (one && draft.numeral->written) return false;
  if (is_label(draft.place, draft.match.span.begin, draft.match.get(kN)->end)) return false;
  if (is_year(draft) && unit->end - draft.match.get(kN)->end > 1) return false;
  record.unit = std::string(draft.text(*unit));
  // 5点 is an hour, 200点 are points.
  if (const std::string_view least = draft.match.rule->constant("least"); !least.empty()) {
    const auto& number = record.number ? record.number : record.low;
    if (number->value.compare(*Decimal::parse(least)) < 0 && number->value.is_integer()) return false;
  }
  draft.unit_at(*unit);
  if (!draft.match.rule->constant("add").empty()) return draft.add(Decimal(5).shifted(-1));
  return true;
}

bool AmountBuilder::multiplier(Draft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Multiplier;
  if (const Arc* word = draft.match.get(kX)) {
    record.number = Number{Decimal(word->number), std::nullopt};
  }
  if (!draft.match.rule->constant("inverse").empty()) {
    if (!record.number || record.number->value.is_zero()) return false;
    record.number = Number{Decimal(1), record.number->value};
  }
  if (!draft.match.rule->constant("add").empty()) return draft.add(Decimal(5).shifted(-1));
  // 翻两番 is twice doubled.
  if (!draft.match.rule->constant("power_of_two").empty()) {
    const auto times = record.number->value.to_integer();
    if (!times || *times < 1 || *times > 20) return false;
    record.number = Number{Decimal(std::int64_t{1} << *times), std::nullopt};
  }
  return record.number || record.low;
}

bool AmountBuilder::fraction(Draft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Fraction;
  const Arc* divisor = draft.match.get(kX);
  const std::string_view over = draft.match.rule->constant("over");
  if (divisor == nullptr && over.empty()) return record.number.has_value();
  Decimal whole = divisor != nullptr ? Decimal(divisor->number) : *Decimal::parse(over);
  if (divisor != nullptr && is_numeral(*divisor)) {
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
  const std::uint32_t next = draft.match.whole.end;
  if (divisor != nullptr && divisor->cls == kOrdinalClass && next < draft.place.sentence.end &&
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
  if (!draft.match.rule->constant("digits").empty() && record.number->value.compare(whole) >= 0) {
    return false;
  }
  // 10 1/2
  if (const Numeral* before = draft.numeral_of(kM)) {
    // `cinq milliards et trois quarts`: the fraction is of the scale.
    if (before->scaled && !draft.shift(before->power)) return false;
    const bool below_zero = before->number && before->number->value.is_negative();
    const auto scaled = before->number ? before->number->value.times(whole) : std::nullopt;
    if (!scaled || (below_zero && !draft.negate()) || !draft.add(*scaled)) return false;
  }
  if (negative || !draft.match.rule->constant("negate").empty()) draft.negate();
  record.number->divisor = whole;
  return true;
}

// What a rule asks of the word before its match: `person`, or `name`.
bool AmountBuilder::follows(const Draft& draft) const {
  const std::string_view wanted = draft.match.rule->constant("after");
  if (wanted.empty()) return true;
  const std::uint32_t first = draft.match.whole.begin;
  if (first == draft.place.sentence.begin) return false;
  const Token& before = (*draft.doc().tokens)[first - 1];
  if (wanted == "name") return before.kind == TokenKind::Word && before.is(kCapital);
  return has_class(draft.doc(), first - 1, age_person_) ||
         has_class(draft.doc(), first - 1, title_) || has_class(draft.doc(), first - 1, demonym_);
}

bool AmountBuilder::age(Draft& draft) const {
  AmountRecord& record = draft.record();
  record.type = AmountType::Age;
  record.unit = "a";
  if (const std::string_view unit = draft.match.rule->constant("unit"); !unit.empty()) {
    record.unit = unit;
  }
  if (!follows(draft)) return false;
  const auto& top = record.number ? record.number : record.high;
  if (!draft.match.rule->constant("add").empty() && !draft.add(Decimal(5).shifted(-1))) return false;
  return top && top->value.compare(Decimal(130)) < 0;
}

bool AmountBuilder::bare(Draft& draft) const {
  const Document& doc = draft.doc();
  const Arc* number = draft.match.get(kN);
  AmountRecord& record = draft.record();
  record.type = AmountType::Quantity;
  if (is_label(draft.place, draft.match.span.begin, number->end)) return false;
  const auto& tokens = *doc.tokens;
  if (number->end + 1 < draft.place.sentence.end && tokens[number->end].is(kGlued) &&
      tokens[number->end].kind == TokenKind::Punct && tokens[number->end + 1].is(kGlued) &&
      tokens[number->end + 1].kind != TokenKind::Punct) {
    const std::string_view mark = doc.text_of({number->end, number->end + 1});
    if (mark == "-" || mark == "/" || mark == ":" || mark == "." || mark == "_") {
      return false;  // 80-20, 15/03, 20:30
    }
  }
  draft.found.open = draft.numeral->power >= 6 && !is_chinese(draft.place.language);
  if (record.number && record.number->divisor) record.type = AmountType::Fraction;
  if (is_chinese(draft.place.language)) return bare_chinese(draft) && !is_code(draft);
  if (!draft.numeral->written && is_code(draft)) return false;
  // *les deux*, *tous trois* are pronouns.
  const bool whole = draft.numeral->number && draft.numeral->number->value.is_integer();
  if (draft.numeral->written && !draft.numeral->scaled && whole &&
      number->begin > draft.place.sentence.begin) {
    if (has_class(doc, number->begin - 1, determiner_)) return false;
    // `un logement neuf`
    if (has_class(doc, number->begin, adjective_number_) &&
        tokens[number->begin - 1].kind == TokenKind::Word &&
        !has_class(doc, number->begin - 1, no_noun_)) {
      return false;
    }
  }
  return !is_year(draft);
}

// Digits that number or name: a list's `1.`, a phone's `01 55 12`, a day (`le 10`), a ticker in
// brackets (台積電（2330）).
bool AmountBuilder::is_code(const Draft& draft) const {
  const auto& tokens = *draft.doc().tokens;
  const TokenSpan sentence = draft.place.sentence;
  const TokenSpan span = draft.match.span;
  if (draft.numeral->kind != NumeralKind::Whole) return false;
  const auto text_at = [&](std::uint32_t i) {
    return i >= sentence.begin && i < sentence.end ? draft.doc().text_of({i, i + 1})
                                                   : std::string_view();
  };
  const std::string_view digits = draft.doc().text_of(span);
  if (digits.size() > 1 && digits[0] == '0') return true;
  const auto is_number = [&](std::uint32_t i) {
    return i >= sentence.begin && i < sentence.end && tokens[i].kind == TokenKind::Number;
  };
  if (is_number(span.end) || (span.begin > sentence.begin && is_number(span.begin - 1))) return true;
  const std::string_view before = span.begin > sentence.begin ? text_at(span.begin - 1) : "";
  const std::string_view after = text_at(span.end);
  // A sentence that is nothing but the number is no item of a list.
  if (before.empty() && (after == "." || after == ")") && sentence.size() > 2) return true;
  const bool closes = after == ")" || after == "）";
  if ((before == "(" || before == "（") && closes) return true;
  if (digits.size() >= 3 && (before == ":" || before == "：") && span.begin > sentence.begin + 1 &&
      tokens[span.begin - 2].is(kAllCaps)) {
    return true;
  }
  if (digits.size() >= 3 && before == "：" && (closes || after == "；")) return true;
  return span.begin > sentence.begin && has_class(draft.doc(), span.begin - 1, article_);
}

// Four plain digits of a year.
bool AmountBuilder::is_year(const Draft& draft) const {
  const Numeral& numeral = *draft.numeral;
  if (numeral.kind != NumeralKind::Whole || !numeral.number) return false;
  const auto whole = numeral.number->value.to_integer();
  // 一九七八: four characters, none of them a unit.
  const bool four = numeral.written ? numeral.tokens.size() == 4 && numeral.power == 0
                                    : draft.doc().text_of(numeral.tokens).size() == 4;
  return four && whole && *whole >= kFirstYear && *whole <= kLastYear;
}

// Characters of numbers stand in many words: among other characters only a number of two and more
// is one for sure, and no part of the calendar.
bool AmountBuilder::bare_chinese(Draft& draft) const {
  const auto& tokens = *draft.doc().tokens;
  const TokenSpan sentence = draft.place.sentence;
  const TokenSpan span = draft.match.span;
  const auto is_han = [&](std::uint32_t i) {
    return i < sentence.end && i >= sentence.begin && tokens[i].kind == TokenKind::Han &&
           tokens[i].is(kGlued);
  };
  if (span.end < sentence.end && has_class(draft.doc(), span.end, calendar_)) return false;
  const bool before = span.begin > sentence.begin && tokens[span.begin].is(kGlued) &&
                      tokens[span.begin - 1].kind == TokenKind::Han;
  if (draft.numeral->written && span.size() == 1 && (before || is_han(span.end))) return false;
  return !is_year(draft);
}

}  // namespace glane
