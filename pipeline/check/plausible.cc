#include "pipeline/check/plausible.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "pipeline/check/plausible_text.h"
#include "pipeline/data_file.h"
#include "pipeline/embedded_files.h"

namespace glane::check {
namespace {

constexpr std::size_t kBracket = 40;  // between an age and a birth that are told together
constexpr std::size_t kDates = 2;     // figures between an age and a birth, and the birth itself
constexpr std::size_t kMostFigures = 40;  // a sentence with more is a table

double parse_double(const DataFile& file, const DataFile::Row& row, std::size_t column) {
  const std::string_view text = row.cells[column];
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) file.fail(row, "no number");
  return value;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("。") || rest.starts_with("！") || rest.starts_with("？")) return true;
  return (text[at] == '.' || text[at] == '!' || text[at] == '?') && rest.size() > 1 &&
         (rest[1] == ' ' || rest[1] == '\n');
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
    for (std::size_t n = k - std::min(k, kDates); n < sentence.size() && n <= k + kDates; ++n) {
      if (sentence[n].record->kind != Kind::Date) continue;
      const PlacedRecord& birth = sentence[n];
      const std::size_t gap = n < k ? sentence[k].begin - birth.end : birth.begin - sentence[k].end;
      if (gap > kBracket) continue;
      const auto year = year_of((*birth.record)[Field::From]);
      // The word is that of this date: no other figure stands between them.
      const std::size_t before = n == 0 ? 0 : sentence[n - 1].end;
      const std::size_t after = n + 1 == sentence.size() ? text.size() : sentence[n + 1].begin;
      const std::string lead =
          stretch(text, std::max(before, birth.begin - std::min<std::size_t>(birth.begin, 24)),
                  birth.begin);
      const std::string tail = stretch(text, birth.end, std::min(after, birth.end + 6));
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
