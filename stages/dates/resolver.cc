#include "stages/dates/resolver.h"

#include <algorithm>

#include "stages/dates/ranges.h"

namespace glane::dates {
namespace {

constexpr std::uint32_t kLongestHeading = 24;  // tokens
constexpr std::size_t kDeepestQuotation = 8;
constexpr std::uint32_t kPeriodReach = 3;  // paragraphs

bool opens_quotation(std::string_view piece) {
  return piece == "«" || piece == "“" || piece == "「" || piece == "『";
}
bool closes_quotation(std::string_view piece) {
  return piece == "»" || piece == "”" || piece == "」" || piece == "』";
}

DateType type_of(const Term& term) {
  switch (term.kind) {
    case Kind::Duration:
      return DateType::Duration;
    case Kind::Set:
      return DateType::Set;
    case Kind::Range:
    case Kind::Calendar:
      break;
  }
  const bool timed =
      term.fields.any_time() || (term.base != Base::None && term.shift.grain < Unit::Day);
  return timed ? DateType::Time : DateType::Date;
}

// `P3Y/P5Y` is a duration, `T10:00/T12:00` a time, as their ends are.
DateType type_of_range(std::string_view value) {
  if (value.starts_with('P')) return DateType::Duration;
  return value.find('T') != std::string_view::npos ? DateType::Time : DateType::Date;
}

std::string set_value(const Term& term) {
  if (!term.length.empty()) return term.length.iso();
  const Fields& f = term.fields;
  if (f.any_day() || f.month != kHole || f.any_time() || f.season != Season::None) {
    return partial_value(f);
  }
  return "";
}

}  // namespace

Resolver::Resolver(const Document& doc, const TenseReader& tense) : doc_(doc), tense_(tense) {
  if (!doc.info.date) return;
  const Moment& date = *doc.info.date;
  has_clock_ = date.hour >= 0;
  now_ = Instant{date.day, has_clock_ ? date.hour * 3600 + date.minute * 60 : 0};
}

std::vector<DateRecord> Resolver::run(std::vector<Term>& terms,
                                      const std::vector<std::uint32_t>& order) {
  std::vector<DateRecord> records;
  for (const std::uint32_t index : order) {
    const Term term = terms[index];
    move_to(term.tokens.begin);
    DateRecord made = record(terms, term);
    if (made.value.empty() && made.offset.empty()) continue;
    records.push_back(std::move(made));
    note(term, last_, static_cast<std::int32_t>(records.size() - 1));
  }
  return records;
}

void Resolver::move_to(std::uint32_t token) {
  const auto& sentences = *doc_.sentences;
  const auto& tokens = *doc_.tokens;
  for (; token_ < token; ++token_) {
    while (sentence_ + 1 < sentences.size() && token_ >= sentences[sentence_].tokens.end)
      ++sentence_;
    if (sentences[sentence_].paragraph != paragraph_)
      enter_paragraph(sentences[sentence_].paragraph);
    if (tokens[token_].kind != TokenKind::Punct) continue;
    const std::string_view piece = tokens[token_].span.in(doc_.text());
    if (opens_quotation(piece) && outer_.size() < kDeepestQuotation) {
      outer_.push_back(frame_);
    } else if (closes_quotation(piece) && !outer_.empty()) {
      frame_ = outer_.back();
      outer_.pop_back();
    }
  }
  while (sentence_ + 1 < sentences.size() && token >= sentences[sentence_].tokens.end) ++sentence_;
  if (sentences[sentence_].paragraph != paragraph_) enter_paragraph(sentences[sentence_].paragraph);
}

void Resolver::enter_paragraph(std::uint32_t paragraph) {
  paragraph_ = paragraph;
  if (!outer_.empty()) frame_ = outer_.front();  // a quotation that was never closed
  outer_.clear();
  if (before_heading_) frame_ = *before_heading_;
  before_heading_.reset();
  frame_.day.reset();
  if (is_heading(paragraph)) before_heading_ = frame_;
}

// A short paragraph without a stop at its end that others follow.
bool Resolver::is_heading(std::uint32_t paragraph) const {
  const TokenSpan span = (*doc_.paragraphs)[paragraph].tokens;
  if (span.size() == 0 || span.size() > kLongestHeading ||
      paragraph + 1 >= doc_.paragraphs->size()) {
    return false;
  }
  const Token& last = (*doc_.tokens)[span.end - 1];
  return last.kind != TokenKind::Punct;
}

Tense Resolver::tense_of(const Term& term) const {
  return tense_.near(doc_, (*doc_.sentences)[sentence_], term.tokens);
}

std::optional<Anchor> Resolver::base_of(const Term& term) const {
  const std::optional<Anchor> document =
      now_ ? std::optional(Anchor{granule_at(Unit::Second, *now_), DateRecord::kDocumentAnchor})
           : std::nullopt;
  const bool needs_clock = term.shift.grain < Unit::Day && term.shift.grain != Unit::None;
  if (term.base == Base::Document) return needs_clock && !has_clock_ ? std::nullopt : document;
  if (term.base == Base::Event) return std::nullopt;
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

// The quarter or half that was last spoken of, in the year that is meant; else that year.
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
  outcome.anchor = frame_.period->record;
  const Instant start{add_months(period.start.day, 12 * years), 0};
  outcome.granule = granule_at(period.grain, start);
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
    // 24日 tells what has been.
    const bool day_only =
        term.fields.month == kHole && term.fields.day != kHole && term.fields.weekday == kHole;
    if (reference.tense == Tense::Unknown && day_only) reference.tense = Tense::Past;
  }
  if (term.fiscal && term.fields.year == kHole) reference.day.reset();  // whose year ends when?
  const auto placed = compose(term.fields, reference);
  if (!placed) return outcome;
  if (!placed->granule.placed) {
    outcome.text = placed->granule.value;
    return outcome;
  }
  outcome.granule = placed->granule;
  if (placed->relative) {
    outcome.anchor = from_story ? frame_.anchor->record : DateRecord::kDocumentAnchor;
  }
  return outcome;
}

Resolver::Outcome Resolver::range(std::vector<Term>& terms, const Term& term) {
  Term first = terms[static_cast<std::size_t>(term.first)];
  Term second = terms[static_cast<std::size_t>(term.second)];
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

DateRecord Resolver::record(std::vector<Term>& terms, const Term& term) {
  DateRecord made;
  made.span = doc_.span_of(term.tokens);
  made.type = type_of(term);
  made.mod = term.mod;
  made.rule = term.rule;
  made.fiscal = term.fiscal;
  made.freq = term.freq;
  last_ = {};
  if (term.kind == Kind::Duration) {
    made.value = term.length.iso();
    if (term.base == Base::Document && now_) made.anchor = DateRecord::kDocumentAnchor;
    return made;
  }
  if (term.kind == Kind::Set) {
    made.value = set_value(term);
    return made;
  }
  last_ = term.kind == Kind::Range ? range(terms, term) : calendar(term);
  made.anchor = last_.anchor;
  if (last_.granule) {
    made.value = last_.granule->value;
    if (!term.fiscal && last_.granule->placed) {
      made.from = last_.granule->from();
      made.to = last_.granule->to();
    }
  } else {
    made.value = last_.text;
  }
  if (term.kind == Kind::Range) made.type = type_of_range(made.value);
  const bool same = term.base == Base::Story && term.shift.months == 0 && term.shift.days == 0;
  if (same && made.value.empty()) return made;
  if (term.base != Base::None && (term.says_offset || made.value.empty())) {
    made.offset = term.shift.iso;
  }
  return made;
}

void Resolver::note(const Term& term, const Outcome& outcome, std::int32_t record) {
  if (!outcome.granule || !outcome.granule->placed || term.same_period) return;
  const Granule& g = *outcome.granule;
  const bool present = term.base == Base::Document && term.shift.months == 0 &&
                       term.shift.days == 0 && term.shift.seconds == 0 &&
                       !term.fields.any_within_year();
  const bool range = term.kind == Kind::Range;
  const bool same = term.base == Base::Story && term.shift.months == 0 && term.shift.days == 0 &&
                    !term.fields.any_within_year();
  if (!present && !same) frame_.anchor = Anchor{range ? end_of(g) : g, record};
  if (g.grain == Unit::Quarter || g.grain == Unit::Half) {
    frame_.period = Anchor{g, record};
    period_paragraph_ = paragraph_;
  }
  if (term.fiscal) frame_.fiscal = Anchor{g, record};
  if (g.grain >= Unit::Decade) frame_.age = Anchor{g, record};
  if (range) {
    frame_.day.reset();
  } else if (g.grain <= Unit::Day) {
    frame_.day = Anchor{g, record};
  }
}

}  // namespace glane::dates
