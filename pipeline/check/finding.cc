#include "pipeline/check/finding.h"

#include <algorithm>
#include <utility>

namespace glane::check {
namespace {

constexpr std::array<CodeInfo, static_cast<std::size_t>(Code::Age) + 1> kTable{{
    {Code::Json, "json", Severity::Error, "A line is no JSON object."},
    {Code::Schema, "schema", Severity::Error, "A record does not fit its schema."},
    {Code::DuplicateKey, "duplicate-key", Severity::Error, "A key stands twice in a record."},
    {Code::KeyOrder, "key-order", Severity::Error, "Keys are not in the order of the schema."},
    {Code::Seal, "seal", Severity::Error,
     "The lines of a document are not those that were written: its seal is broken."},
    {Code::Unsealed, "unsealed", Severity::Note,
     "A document record has no seal: a change that keeps to the contract cannot be seen."},
    {Code::Orphan, "orphan", Severity::Error, "A record stands behind no record of its document."},
    {Code::DuplicateDocument, "duplicate-document", Severity::Error, "Two documents have one id."},
    {Code::Place, "place", Severity::Error, "A span is empty or lies outside the text."},
    {Code::Order, "order", Severity::Error, "Records are out of order, or stand twice."},
    {Code::Quote, "quote", Severity::Error, "The source has another text at the span."},
    {Code::NoSource, "no-source", Severity::Error, "There is no source text for a document."},
    {Code::Hash, "hash", Severity::Error, "The source text has another SHA-256."},
    {Code::Chars, "chars", Severity::Error, "The source text has another length."},
    {Code::Link, "link", Severity::Error, "An anchor or a restatement points to no record."},
    {Code::IdentityType, "identity-type", Severity::Error, "One identity has two types."},
    {Code::IdentityName, "identity-name", Severity::Error,
     "One identity has two names in one language."},
    {Code::Interval, "interval", Severity::Error, "An interval ends before it begins."},
    {Code::Calendar, "calendar", Severity::Error, "An interval is not that of the value."},
    {Code::Displacement, "displacement", Severity::Warning,
     "A relative date is not where its anchor and displacement lead."},
    {Code::Range, "range", Severity::Error, "The low end of a range is above the high one."},
    {Code::Arithmetic, "arithmetic", Severity::Error,
     "The number is not the product of the written number and scale."},
    {Code::UnitText, "unit-text", Severity::Error, "The unit as written is not in the text."},
    {Code::Growth, "growth", Severity::Warning,
     "A percentage of change is not that of the two figures it links."},
    {Code::Rate, "rate", Severity::Warning,
     "Two sums that shall be the same imply an exchange rate that never was."},
    {Code::Stake, "stake", Severity::Warning, "A share of a whole is above 100 %."},
    {Code::Age, "age", Severity::Warning, "An age does not go with the year of birth."},
}};

}  // namespace

std::string_view to_word(Severity severity) {
  static constexpr std::array<std::string_view, 3> kWords{"note", "warning", "error"};
  return kWords[static_cast<std::size_t>(severity)];
}

std::span<const CodeInfo> all_codes() {
  return kTable;
}

const CodeInfo& info(Code code) {
  return kTable[static_cast<std::size_t>(code)];
}

void Findings::add(Finding finding) {
  const auto at = static_cast<std::size_t>(finding.code);
  if (ignored_[at]) return;
  if (++counts_[at] <= most_) kept_.push_back(std::move(finding));
}

void Findings::sort() {
  std::stable_sort(kept_.begin(), kept_.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
}

std::uint64_t Findings::count(Severity severity) const {
  std::uint64_t sum = 0;
  for (const CodeInfo& code : kTable) {
    if (code.severity == severity) sum += count(code.code);
  }
  return sum;
}

}  // namespace glane::check
