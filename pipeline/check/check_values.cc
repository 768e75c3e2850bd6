// What a record says must hold together: its interval, its number, what it is counted from.
#include <algorithm>

#include "pipeline/check/calendar_sense.h"
#include "pipeline/check/checker.h"
#include "pipeline/check/quoted.h"
#include "pipeline/check/rational.h"
#include "pipeline/check/written_number.h"

namespace glane::check {
namespace {

void report(Code code, const Record& record, std::string message, Findings& findings) {
  findings.add(
      {code, record.line, std::string(record.doc), record.start, record.end, std::move(message)});
}

// Where it is closed, an EDTF text ends as from and to do; it counts whole days and seconds.
void check_edtf(const Record& record, Findings& findings) {
  if (!record.has(Field::Edtf)) return;
  const std::string_view edtf = record[Field::Edtf];
  const auto sense = sense_of_edtf(edtf);
  const auto from = instant(record[Field::From]);
  const auto to = instant(record[Field::To]);
  if (!sense || !from || !to) {
    return report(Code::Calendar, record, quoted(edtf) + " is no date or has no interval beside it",
                  findings);
  }
  constexpr long long kDay = 86400;
  const bool open = sense->open_from || sense->open_to;
  const Interval& own = sense->interval;
  // `../2024` may end with the period or before it; `2016/..` may begin with it or behind it.
  const bool right =
      open ? own.from == *from || own.to == *to || own.from == *to || own.to == *from
           : own.from <= *from && *from < own.from + kDay && own.to <= *to + kDay && *from < own.to;
  if (!right) {
    report(Code::Calendar, record,
           quoted(edtf) + " is not from " + std::string(record[Field::From]) + " to " +
               std::string(record[Field::To]),
           findings);
  }
}

void check_date(const Record& record, Findings& findings) {
  const std::string_view value = record[Field::Value];
  const bool has_interval = record.has(Field::From) && record.has(Field::To);
  const auto from = instant(record[Field::From]);
  const auto to = instant(record[Field::To]);
  if (has_interval && (!from || !to)) {
    return report(Code::Interval, record,
                  quoted(from ? record[Field::To] : record[Field::From]) + " is no day", findings);
  }
  if (has_interval && *from >= *to) {
    return report(Code::Interval, record,
                  "from " + std::string(record[Field::From]) + " is not before to " +
                      std::string(record[Field::To]),
                  findings);
  }
  if (value.empty() || record[Field::Type] == "duration" || record[Field::Type] == "set") return;
  const Sense sense = sense_of(value);
  if (!sense.fault.empty()) return report(Code::Calendar, record, sense.fault, findings);
  check_edtf(record, findings);
  // A fiscal period is called as a civil one that it is not.
  if (!has_interval || record.has(Field::Calendar)) return;
  if (!sense.interval || sense.interval->from != *from || sense.interval->to != *to) {
    report(Code::Calendar, record,
           "from " + std::string(record[Field::From]) + " to " + std::string(record[Field::To]) +
               " is not what " + std::string(value) + " stands for",
           findings);
  }
}

void check_amount(const Record& record, Findings& findings) {
  const auto number = Rational::parse(record[Field::Number]);
  const auto low = Rational::parse(record[Field::Low]);
  const auto high = Rational::parse(record[Field::High]);
  if (low && high && high->less_than(*low)) {
    report(Code::Range, record,
           "low " + std::string(record[Field::Low]) + " is above high " +
               std::string(record[Field::High]),
           findings);
  }
  if (number && !agrees(record.text, *number)) {
    report(Code::Arithmetic, record,
           quoted(record.text) + " is not " + std::string(record[Field::Number]), findings);
  }
  if (low && high && !agrees(record.text, *low, *high)) {
    report(Code::Arithmetic, record,
           quoted(record.text) + " is not " + std::string(record[Field::Low]) + " to " +
               std::string(record[Field::High]),
           findings);
  }
}

// The interval of the document's date, or of the date record that begins at the anchor.
std::optional<Interval> anchor_of(const Record& record, const DocumentRecords& document) {
  if (record[Field::Anchor] == "document") {
    const std::string_view date = document.head[Field::Date];
    return date.size() < 10 ? std::nullopt : sense_of(date.substr(0, date.find('T'))).interval;
  }
  const auto start = record.integer(Field::Anchor);
  if (!start) return std::nullopt;
  auto other = std::lower_bound(document.records.begin(), document.records.end(), *start,
                                [](const Record& r, std::int64_t s) { return r.start < s; });
  for (; other != document.records.end() && other->start == *start; ++other) {
    if (other->kind == Kind::Date) return sense_of((*other)[Field::Value]).interval;
  }
  return std::nullopt;
}

}  // namespace

void check_values(const Record& record, Findings& findings) {
  if (record.kind == Kind::Date) check_date(record, findings);
  if (record.kind == Kind::Amount) check_amount(record, findings);
}

void check_displacement(const Record& record, const DocumentRecords& document, Findings& findings) {
  if (record.kind != Kind::Date || !record.has(Field::Offset) || !record.has(Field::From)) return;
  const auto anchor = anchor_of(record, document);
  const auto own = sense_of(record[Field::Value]).interval;
  if (!anchor || !own) return;
  const auto moved = displaced(*anchor, record[Field::Offset]);
  if (!moved || (moved->from < own->to && own->from < moved->to)) return;
  report(Code::Displacement, record,
         std::string(record[Field::Value]) + " is not " + std::string(record[Field::Offset]) +
             " from its anchor",
         findings);
}

}  // namespace glane::check
