#include "pipeline/check/plausible.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "pipeline/embedded_files.h"
#include "pipeline/check/rational.h"
#include "pipeline/data_file.h"

namespace glane::check {
namespace {

constexpr std::size_t kNear = 48;         // bytes between a figure and the word that it goes with
constexpr std::size_t kBracket = 24;      // between an age and a birth that are told together
constexpr std::size_t kFarthest = 400;    // bytes between figures that one clause links
constexpr std::size_t kMostFigures = 40;  // a sentence with more is a table

double parse_double(const DataFile& file, const DataFile::Row& row, std::size_t column) {
  const std::string_view text = row.cells[column];
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) file.fail(row, "no number");
  return value;
}

std::optional<double> value_of(const Record& record) {
  const auto exact = Rational::parse(record[Field::Number]);
  return exact ? std::optional(exact->to_double()) : std::nullopt;
}

// Half a unit of the last digit that is not 0: how far rounding can have moved the number.
double rounding(std::string_view number) {
  const std::size_t point = number.find('.');
  if (point != std::string_view::npos) {
    return 0.5 * std::pow(10.0, -static_cast<double>(number.size() - point - 1));
  }
  std::size_t zeros = 0;
  while (zeros + 1 < number.size() && number[number.size() - 1 - zeros] == '0') ++zeros;
  return 0.5 * std::pow(10.0, static_cast<double>(zeros));
}

std::string shown(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

void warn(Code code, const Record& record, std::string message, Findings& findings) {
  findings.add({code, record.line, std::string(record.doc), record.start, record.end,
                std::move(message)});
}

// The text from `from` to `to`, small letters for ASCII capitals.
std::string stretch(std::string_view text, std::size_t from, std::size_t to) {
  if (from >= to || from >= text.size()) return {};
  std::string out(text.substr(from, to - from));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("。") || rest.starts_with("！") || rest.starts_with("？")) return true;
  return (text[at] == '.' || text[at] == '!' || text[at] == '?') && rest.size() > 1 &&
         (rest[1] == ' ' || rest[1] == '\n');
}

bool is_sum(const Record& record) {
  const std::string_view type = record[Field::Type];
  return record.kind == Kind::Amount && (type == "money" || type == "quantity") &&
         record.has(Field::Number);
}

bool is_percent(const Record& record) {
  return record.kind == Kind::Amount && record[Field::Type] == "percent";
}

}  // namespace

Plausibility::Plausibility() {
  const DataFile words(embedded_file("pipeline/check/words.tsv"));
  for (const DataFile::Row& row : words.rows()) {
    words.require_cells(row, 3);
    for (const std::string_view word : split(row.cells[2], '|')) {
      words_[std::string(row.cells[0])].emplace_back(word);
    }
  }
  const DataFile rates(embedded_file("pipeline/check/rates.tsv"));
  for (const DataFile::Row& row : rates.rows()) {
    rates.require_cells(row, 3);
    rates_[std::string(row.cells[0])] = {parse_double(rates, row, 1), parse_double(rates, row, 2)};
  }
}

bool Plausibility::has_word(std::string_view cls, std::string_view text) const {
  const auto found = words_.find(cls);
  return found != words_.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](const std::string& word) {
           return text.find(word) != std::string_view::npos;
         });
}

void Plausibility::check(const Record& head, std::string_view text, const Placed& records,
                         Findings& findings) const {
  Placed sentence;
  std::size_t end = 0;  // of the sentence
  const auto finish = [&] {
    if (sentence.size() > 1 && sentence.size() <= kMostFigures) {
      check_growth(text, sentence, findings);
      check_ages(head, text, sentence, findings);
    }
    sentence.clear();
  };
  for (const PlacedRecord& placed : records) {
    if (placed.begin >= end) {
      finish();
      end = placed.end;
      while (end < text.size() && !ends_sentence(text, end)) ++end;
    }
    if (placed.record->kind == Kind::Amount || placed.record->kind == Kind::Date) {
      sentence.push_back(placed);
    }
    if (is_percent(*placed.record)) check_stake(text, placed, findings);
  }
  finish();
}

// NOW, changed by CHANGE against BEFORE: in this order, or with CHANGE last.
void Plausibility::check_growth(std::string_view text, const Placed& sentence,
                                Findings& findings) const {
  Placed figures;
  for (const PlacedRecord& placed : sentence) {
    if (is_sum(*placed.record) || is_percent(*placed.record)) figures.push_back(placed);
  }
  for (std::size_t k = 0; k + 2 < figures.size(); ++k) {
    const PlacedRecord& first = figures[k];
    const PlacedRecord& second = figures[k + 1];
    const PlacedRecord& third = figures[k + 2];
    if (!is_sum(*first.record) || third.end - first.begin > kFarthest) continue;
    if (is_percent(*second.record) && is_sum(*third.record)) {
      check_triple(text, first, second, third, findings);
    } else if (is_sum(*second.record) && is_percent(*third.record)) {
      check_triple(text, first, third, second, findings);
    }
  }
}

void Plausibility::check_triple(std::string_view text, const PlacedRecord& now,
                                const PlacedRecord& change, const PlacedRecord& before,
                                Findings& findings) const {
  const Record& a = *now.record;
  const Record& b = *before.record;
  if (a[Field::Unit] != b[Field::Unit] || a[Field::Type] != b[Field::Type]) return;
  const auto left = std::max(now.end, change.begin < before.begin ? now.end : before.end);
  const std::string lead = stretch(text, std::max(left, change.begin - std::min(change.begin, kNear)),
                                   change.begin);
  const bool up = has_word("up", lead);
  const bool down = has_word("down", lead);
  const std::size_t gap = before.begin > change.begin ? change.end : now.end;
  if (up == down || before.begin < gap || before.begin - gap > 2 * kNear ||
      !has_word("against", stretch(text, gap, before.begin))) {
    return;
  }
  const auto x = value_of(a);
  const auto y = value_of(b);
  const auto p = value_of(*change.record);
  if (!x || !y || !p || *x <= 0 || *y <= 0) return;
  const double claimed = (down ? -1 : 1) * std::abs(*p);
  const double dx = rounding(a[Field::Number]);
  const double dy = rounding(b[Field::Number]);
  const double slack = 2 * rounding((*change.record)[Field::Number]);
  if (*y <= dy) return;
  const double least = 100 * ((*x - dx) / (*y + dy) - 1) - slack;
  const double most = 100 * ((*x + dx) / (*y - dy) - 1) + slack;
  if (claimed >= least && claimed <= most) return;
  warn(Code::Growth, *change.record,
       "'" + std::string(change.record->text) + "' is said of '" + std::string(a.text) +
           "' against '" + std::string(b.text) + "', which is " + shown(100 * (*x / *y - 1)) + " %",
       findings);
}

void Plausibility::check_rate(const Record& sum, const Record& same, Findings& findings) const {
  const auto a = rates_.find(sum[Field::Unit]);
  const auto b = rates_.find(same[Field::Unit]);
  const auto x = value_of(sum);
  const auto y = value_of(same);
  if (a == rates_.end() || b == rates_.end() || a == b || !x || !y || *y == 0) return;
  const double rate = *x / *y;
  // Sums in brackets are rounded, often to one digit.
  constexpr double kRoom = 1.1;
  if (rate >= a->second.low / b->second.high / kRoom &&
      rate <= a->second.high / b->second.low * kRoom) {
    return;
  }
  warn(Code::Rate, sum,
       "'" + std::string(sum.text) + "' for '" + std::string(same.text) + "' makes " + shown(rate) +
           " " + a->first + " for 1 " + b->first,
       findings);
}

void Plausibility::check_stake(std::string_view text, const PlacedRecord& percent,
                               Findings& findings) const {
  const Record& record = *percent.record;
  const Field field = record.has(Field::Number) ? Field::Number : Field::High;
  const auto value = Rational::parse(record[field]);
  if (!value || value->to_double() <= 100) return;
  const std::string before =
      stretch(text, percent.begin - std::min(percent.begin, kNear), percent.begin);
  const std::string after = stretch(text, percent.end, std::min(text.size(), percent.end + kNear));
  if (has_word("up", before) || has_word("down", before)) return;  // it grew by 150 %
  if (!has_word("stake", before) && !has_word("stake", after)) return;
  warn(Code::Stake, record, "'" + std::string(record.text) + "' of a whole", findings);
}

void Plausibility::check_ages(const Record& head, std::string_view text, const Placed& sentence,
                              Findings& findings) const {
  const auto year_of = [](std::string_view date) -> std::optional<int> {
    int year = 0;
    const auto [end, error] = std::from_chars(date.data(), date.data() + date.size(), year);
    return date.size() >= 4 && error == std::errc() && year > 0 ? std::optional(year)
                                                               : std::nullopt;
  };
  const auto today = year_of(head[Field::Date]);
  if (!today) return;
  for (std::size_t k = 0; k < sentence.size(); ++k) {
    const Record& age = *sentence[k].record;
    const auto years = value_of(age);
    if (age.kind != Kind::Amount || age[Field::Type] != "age" || !years) continue;
    const std::size_t from = sentence[k].begin - std::min<std::size_t>(sentence[k].begin, 32);
    const std::string around = stretch(text, from, sentence[k].begin) + "|" +
                               stretch(text, sentence[k].end, sentence[k].end + 12);
    if (has_word("other-age", around)) continue;
    for (const std::size_t n : {k - 1, k + 1}) {  // k - 1 may wrap: then it is past the end
      if (n >= sentence.size() || sentence[n].record->kind != Kind::Date) continue;
      const PlacedRecord& birth = sentence[n];
      const std::size_t gap = n < k ? sentence[k].begin - birth.end : birth.begin - sentence[k].end;
      if (gap > kBracket) continue;
      const auto year = year_of((*birth.record)[Field::From]);
      const std::string lead = stretch(text, birth.begin - std::min<std::size_t>(birth.begin, 24), birth.begin);
      const std::string tail = stretch(text, birth.end, birth.end + 6);
      if (!year || (!has_word("born", lead) && !has_word("born", tail))) continue;
      const double least = *today - *year - 1;
      if (*years >= least && *years <= least + 1) continue;
      warn(Code::Age, age,
           "'" + std::string(age.text) + "', born '" + std::string(birth.record->text) + "', in " +
               std::to_string(*today),
           findings);
    }
  }
}

}  // namespace glane::check
