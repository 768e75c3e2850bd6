// Where on the calendar a term lies: counted from its base, or with its holes filled.
#include <cstdlib>

#include "stages/dates/ranges.h"
#include "stages/dates/resolver.h"

namespace glane::dates {
namespace {

constexpr std::uint32_t kPeriodReach = 3;  // paragraphs

std::int32_t called(const Term& term, const std::optional<FiscalYear>& issuer) {
  return issuer ? issuer->called(term.fields.year, term.split_year) : term.fields.year;
}

}  // namespace

Tense Resolver::tense_of(const Term& term) const {
  return tense_.near(doc_, (*doc_.sentences)[sentence_], term.tokens);
}

std::optional<Anchor> Resolver::base_of(const Term& term) const {
  const std::optional<Anchor> document =
      now_ ? std::optional(Anchor{granule_at(Unit::Second, *now_), DateRecord::kDocumentAnchor})
           : std::nullopt;
  const bool needs_clock = term.shift.grain < Unit::Day && term.shift.grain != Unit::None;
  if (term.base == Base::Document) return needs_clock && !has_clock_ ? std::nullopt : document;
  if (term.base == Base::Event || term.base == Base::Term) return std::nullopt;
  const Unit grain = term.shift.grain;
  if (term.fiscal && frame_.fiscal) return frame_.fiscal;
  if (frame_.age && term.shift.grain >= Unit::Decade) return frame_.age;
  // A year is no place to count months or days from.
  const bool vague =
      frame_.anchor && frame_.anchor->at.grain > grain && frame_.anchor->at.grain > Unit::Weekend;
  if (frame_.anchor && !vague) return frame_.anchor;
  return term.falls_back ? document : std::nullopt;
}

Resolver::Outcome Resolver::calendar(const Term& term) {
  if (term.same_period) return same_period(term);
  if (term.portion != 0) return portion(term);
  if (term.fiscal) {
    if (auto known = fiscal(term)) return *known;
  }
  if (term.base == Base::Term) return counted(term);
  if (term.base != Base::None) {
    const auto base = base_of(term);
    if (!base) return {};
    return displaced(term, base->at.start, base->record);
  }
  const Fields& f = term.fields;
  if (term.direction == Direction::Following && f.weekday != kHole && !frame_.anchor && now_) {
    Term next_week = term;  // mercredi suivant, where nothing came before
    next_week.shift = Shift{0, 7, 0, Unit::Week, "P1W"};
    return displaced(next_week, *now_, DateRecord::kDocumentAnchor);
  }
  if (f.any_time() && !f.any_within_year() && f.year == kHole) return bare_time(term);
  return with_holes(term);
}

Resolver::Outcome Resolver::displaced(const Term& term, const Instant& base, std::int32_t anchor) {
  const Shift& shift = term.shift;
  Instant at{add_days(add_months(base.day, shift.months), shift.days), base.second};
  if (shift.seconds != 0) at = add_seconds(at, shift.seconds);
  Outcome outcome;
  outcome.anchor = anchor;
  Fields f = term.fields;
  if (!f.any_within_year() && !f.any_time()) {
    outcome.granule = granule_at(shift.grain, at);
    return outcome;
  }
  // The grain's fields are known; what was said besides is finer: mardi de la semaine dernière.
  if (shift.grain == Unit::Week && (f.weekday != kHole || f.weekend) && f.day == kHole) {
    const Day monday = week_granule(at.day).start.day;
    const Day day = f.weekend ? add_days(monday, 5) : add_days(monday, f.weekday - 1);
    if (f.weekend) {
      outcome.granule = weekend_granule(day);
      return outcome;
    }
    f.year = day.year;
    f.month = day.month;
    f.day = day.day;
  } else {
    f.year = at.day.year;
    if (shift.grain <= Unit::Month && f.month == kHole) f.month = at.day.month;
    if (shift.grain <= Unit::Day && f.day == kHole) f.day = at.day.day;
  }
  if (f.nth == kHole && f.day != kHole) f.weekday = kHole;
  const auto placed = compose(f, {now_ ? std::optional(now_->day) : std::nullopt});
  if (placed) outcome.granule = placed->granule;
  return outcome;
}

// La veille de Noël: from the beginning of the other term; nothing where that is too coarse to
// count from.
Resolver::Outcome Resolver::counted(const Term& term) {
  const Term& base = other(term.first);
  const Outcome from = base.kind == Kind::Range ? range(base) : calendar(base);
  Outcome outcome;
  outcome.anchor = from.anchor;
  if (!from.granule || !from.granule->placed) return outcome;
  const Unit grain = from.granule->grain;
  if (grain > term.shift.grain && grain > Unit::Weekend) return outcome;
  outcome.granule = displaced(term, from.granule->start, from.anchor).granule;
  return outcome;
}

// The first or last so many units of a period: 2023-01/2023-09 for nine months of it.
Resolver::Outcome Resolver::portion(const Term& term) {
  Term period = term.first >= 0 ? other(term.first) : term;
  period.portion = 0;
  const Outcome whole = calendar(period);
  Outcome outcome;
  outcome.anchor = whole.anchor;
  if (!whole.granule || !whole.granule->placed) return outcome;
  const bool last = term.portion < 0;
  const std::int32_t count = last ? -term.portion : term.portion;
  const auto unit_at = [&](std::int32_t steps) {
    Length length;
    length.add(Decimal(steps < 0 ? -steps : steps), term.portion_unit);
    const auto shift = shift_by(length, steps < 0 ? -1 : 1);
    Instant at = last ? whole.granule->end : whole.granule->start;
    if (shift) {
      at = add_seconds({add_days(add_months(at.day, shift->months), shift->days), at.second},
                       shift->seconds);
    }
    return granule_at(term.portion_unit, at);
  };
  const Granule begin = unit_at(last ? -count : 0);
  const Granule end = unit_at(last ? -1 : count - 1);
  outcome.granule = count == 1 ? begin : spanning(begin, end);
  return outcome;
}

// A fiscal period whose issuer the sentence names, or whose last day it says.
std::optional<Resolver::Outcome> Resolver::fiscal(const Term& term) {
  Outcome outcome;
  std::optional<Day> closing;
  if (term.second >= 0) {
    const Outcome day = calendar(other(term.second));
    if (!day.granule || !day.granule->placed) return std::nullopt;
    closing = add_days(day.granule->end.day, -1);
    const std::int32_t said = term.fields.year;
    if (said != kHole && std::abs(said - closing->year) > 1) closing.reset();
    outcome.anchor = day.anchor;
  }
  FiscalPiece piece{term.fields.quarter == kHole ? 0 : term.fields.quarter,
                    term.fields.half == kHole ? 0 : term.fields.half};
  std::optional<Granule> found;
  auto issuer = issuers_.issuer_in(doc_, (*doc_.sentences)[sentence_], term.tokens);
  if (!issuer && closing) {  // one that was named before, whose year the day fits
    const std::uint32_t paragraph = (*doc_.sentences)[sentence_].paragraph;
    for (std::uint32_t s = sentence_; !issuer && s-- > 0;) {
      const Sentence& before = (*doc_.sentences)[s];
      if (before.paragraph != paragraph) break;
      issuer = issuers_.issuer_in(doc_, before, term.tokens);
    }
  }
  if (issuer && closing) found = issuer->closing(*closing, piece);
  if (!found && closing) found = closed_period(*closing, piece);
  if (!found && issuer && term.fields.year != kHole)
    found = issuer->piece(called(term, issuer), piece);
  if (!found && issuer && now_ && term.base != Base::Story) {
    const std::int32_t years = term.base == Base::Document ? term.shift.months / 12 : 0;
    found = issuer->latest(now_->day, years, piece);
    outcome.anchor = DateRecord::kDocumentAnchor;
  }
  if (!found) return std::nullopt;
  if (term.fields.year != kHole) {
    found->value.replace(0, 4, year_digits(called(term, issuer)));
  }
  outcome.exact = found->placed;
  outcome.text = found->value;
  outcome.granule = found->placed ? *found : civil_namesake(*found);
  if (!outcome.granule->placed) outcome.granule.reset();
  return outcome;
}

// The quarter, half or run of months that was last spoken of, in the year that is meant; else that
// year.
Resolver::Outcome Resolver::same_period(const Term& term) {
  Outcome outcome;
  const std::int32_t years = term.shift.months / 12;
  if (!frame_.period || paragraph_ > period_paragraph_ + kPeriodReach) {
    Term year = term;
    year.same_period = false;
    year.base = Base::Document;
    return calendar(year);
  }
  const Granule& period = frame_.period->at;
  outcome.fiscal = frame_.fiscal_period;
  outcome.anchor = frame_.period->record;
  const auto moved = [&](const Day& day) { return Instant{add_months(day, 12 * years), 0}; };
  if (is_run(period)) {
    const Unit unit = period.value.find('Q') != std::string::npos ? Unit::Quarter : Unit::Month;
    outcome.granule = spanning(granule_at(unit, moved(period.start.day)),
                               granule_at(unit, moved(add_days(period.end.day, -1))));
  } else {
    outcome.granule = granule_at(period.grain, moved(period.start.day));
  }
  return outcome;
}

// A time of day belongs to the last day of its paragraph; a part of the day else to the document's.
Resolver::Outcome Resolver::bare_time(const Term& term) {
  Outcome outcome;
  if (frame_.day) {
    const auto placed = compose(term.fields, {frame_.day->at.start.day});
    if (placed) outcome.granule = placed->granule;
    outcome.anchor = frame_.day->record;
    return outcome;
  }
  if (now_ && term.fields.second == kHole) {
    const auto placed = compose(term.fields, {now_->day});
    if (placed) outcome.granule = placed->granule;
    outcome.anchor = DateRecord::kDocumentAnchor;
    return outcome;
  }
  outcome.text = partial_value(term.fields);
  return outcome;
}

Resolver::Outcome Resolver::with_holes(const Term& term) {
  Outcome outcome;
  const bool from_story =
      (term.direction == Direction::Following || term.direction == Direction::Previous) &&
      frame_.anchor;
  Reference reference;
  reference.direction = term.direction;
  if (from_story) {
    reference.day = frame_.anchor->at.start.day;
  } else if (now_) {
    reference.day = now_->day;
  }
  if (term.direction == Direction::None && term.fields.year == kHole) {
    reference.tense = tense_of(term);
    if (term.plus_days != 0) reference.tense = Tense::Future;
  }
  if (term.fiscal && term.fields.year == kHole) reference.day.reset();  // whose year ends when?
  const auto placed = compose(term.fields, reference);
  if (!placed) return outcome;
  if (!placed->granule.placed) {
    outcome.text = placed->granule.value;
    return outcome;
  }
  outcome.granule = placed->granule;
  if (term.plus_days != 0) {
    const Granule& day = placed->granule;
    outcome.granule = granule_at(day.grain, {add_days(day.start.day, term.plus_days), 0});
  }
  if (placed->relative) {
    outcome.anchor = from_story ? frame_.anchor->record : DateRecord::kDocumentAnchor;
  }
  return outcome;
}

Resolver::Outcome Resolver::range(const Term& term) {
  Term first = other(term.first);
  Term second = other(term.second);
  share_fields(term, first, second);
  Outcome outcome;
  if (first.kind == Kind::Duration && second.kind == Kind::Duration) {
    outcome.text = first.length.iso() + "/" + second.length.iso();
    return outcome;
  }
  const Outcome a = calendar(first);
  // The end is sought from the beginning on: 8月至2月.
  Outcome b = calendar(second);
  if (a.granule && b.granule) {
    if (b.granule->start < a.granule->start) b.granule = later(second, *a.granule, *b.granule);
    Granule begin = *a.granule;
    if (begin.placed && b.granule->placed && !(begin.start < b.granule->end)) {
      begin = earlier(first, begin, *b.granule);
      if (!(begin.start < b.granule->end)) return outcome;  // ends before it begins: no range
    }
    outcome.granule = spanning(begin, *b.granule);
  } else if (!a.text.empty() && !b.text.empty()) {
    outcome.text = a.text + "/" + b.text;
  }
  outcome.anchor = a.anchor != DateRecord::kNoAnchor ? a.anchor : b.anchor;
  return outcome;
}

}  // namespace glane::dates
