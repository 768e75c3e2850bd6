#include "stages/dates/resolver.h"

#include "stages/dates/edtf.h"
#include "stages/dates/ranges.h"

namespace glane::dates {
namespace {

constexpr std::uint32_t kLongestHeading = 24;  // tokens
constexpr std::size_t kDeepestQuotation = 8;

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
      (term.fields.any_time() && (term.fields.second != kHole || term.fields.part != kDaytime)) ||
      (term.base != Base::None && term.shift.grain < Unit::Day);
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
  if (f.any_day() || f.weekend || f.month != kHole || f.any_time() || f.season != Season::None) {
    const std::string value = partial_value(f);
    if (term.second_month == kHole) return value;
    Fields last = f;
    last.month = term.second_month;
    return value + "/" + partial_value(last);
  }
  return "";
}

}  // namespace

Resolver::Resolver(const Document& doc, const TenseReader& tense, const FiscalYears& issuers)
    : doc_(doc), tense_(tense), issuers_(issuers) {
  if (!doc.info.date) return;
  const Moment& date = *doc.info.date;
  has_clock_ = date.hour >= 0;
  now_ = Instant{date.day, has_clock_ ? date.hour * 3600 + date.minute * 60 : 0};
}

std::vector<DateRecord> Resolver::run(std::vector<Term>& terms,
                                      const std::vector<std::uint32_t>& order) {
  std::vector<DateRecord> records;
  terms_ = &terms;
  for (const std::uint32_t index : order) {
    const Term term = terms[index];
    move_to(term.tokens.begin);
    DateRecord made = record(term);
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

DateRecord Resolver::record(const Term& term) {
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
  last_ = term.kind == Kind::Range ? range(term) : calendar(term);
  made.anchor = last_.anchor;
  made.fiscal = made.fiscal || last_.fiscal;
  if (last_.granule) {
    made.value = last_.granule->value;
    if ((!made.fiscal || last_.exact) && last_.granule->placed) {
      made.from = last_.granule->from();
      made.to = last_.granule->to();
    }
  } else {
    made.value = last_.text;
  }
  if (term.kind == Kind::Range) made.type = type_of_range(made.value);
  if (term.base != Base::None && term.base != Base::Term &&
      (term.says_offset || made.value.empty())) {
    made.offset = term.shift.iso;
  }
  made.zone = term.zone;
  made.edtf = edtf_of(made, last_.granule ? &*last_.granule : nullptr, term.open);
  return made;
}

void Resolver::note(const Term& term, const Outcome& outcome, std::int32_t record) {
  if (!outcome.granule || !outcome.granule->placed || term.same_period) return;
  // A fiscal period counts as the civil one of its name, so that the year before is that name's.
  const Granule g = term.fiscal ? civil_namesake(*outcome.granule) : *outcome.granule;
  const bool present = term.base == Base::Document && term.shift.months == 0 &&
                       term.shift.days == 0 && term.shift.seconds == 0 &&
                       !term.fields.any_within_year();
  const bool range = term.kind == Kind::Range || term.portion != 0;
  const bool same = term.base == Base::Story && term.shift.months == 0 && term.shift.days == 0 &&
                    !term.fields.any_within_year();
  if (!present && !same) frame_.anchor = Anchor{range ? end_of(g) : g, record};
  if (g.grain == Unit::Quarter || g.grain == Unit::Half || (range && is_run(g))) {
    frame_.period = Anchor{g, record};
    frame_.fiscal_period = term.fiscal;
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
