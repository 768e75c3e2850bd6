// A percentage of change against the two figures that it links.  They come in four orders:
//
//   2,21 milliards, en baisse de 24 % par rapport aux 2,91        now, change, before
//   2,21 milliards contre 2,91, soit une baisse de 24 %           now, before, change
//   passe de 2,91 milliards à 2,21, soit une baisse de 24 %       before, now, change
//   recule de 24 % à 2,21 milliards, contre 2,91 un an plus tôt   change, now, before
//
// Each wants its words between the figures; where one is missing nothing is said.
#include <algorithm>
#include <cmath>

#include "pipeline/check/plausible_text.h"

namespace glane::check {
namespace {

constexpr std::size_t kFarthest = 400;  // bytes between figures that one clause links

bool is_sum(const Record& record) {
  const std::string_view type = record[Field::Type];
  return record.kind == Kind::Amount && (type == "money" || type == "quantity") &&
         record.has(Field::Number);
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

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Nothing but digits and what separates them: `2,91`.
bool is_bare(std::string_view text) {
  return text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// What the words behind the digits multiply by: 10^9 for `2,21 milliards`.
double scale_of(const Record& record) {
  const std::string_view text = record.text;
  double digits = 0;
  std::size_t decimals = 0;
  bool point = false;
  std::size_t k = 0;
  for (; k < text.size() && (is_digit(text[k]) || text[k] == ',' || text[k] == '.'); ++k) {
    if (!is_digit(text[k])) {
      point = true;
      decimals = 0;
      continue;
    }
    digits = 10 * digits + (text[k] - '0');
    decimals += point ? 1 : 0;
  }
  const auto value = value_of(record);
  if (!value || digits == 0) return 1;
  if (decimals == 3) decimals = 0;  // `1.200`: thousands
  return *value / (digits / std::pow(10.0, static_cast<double>(decimals)));
}

struct Figure {
  double value;
  double slack;  // how far rounding can have moved it
};

Figure figure_of(const Record& record) {
  return {value_of(record).value_or(0), rounding(record[Field::Number])};
}

// The earlier figure may leave out scale and unit that the other one has: `par rapport aux 2,91`.
std::optional<Figure> against(const Record& now, const Record& before) {
  Figure figure = figure_of(before);
  const bool same =
      now[Field::Unit] == before[Field::Unit] && now[Field::Type] == before[Field::Type];
  if (!is_bare(before.text)) return same ? std::optional(figure) : std::nullopt;
  const double x = figure_of(now).value;
  const auto near = [&](double y) { return y < 100 * x && x < 100 * y; };
  if (same && near(figure.value)) return figure;
  const double scale = scale_of(now);
  if (!near(figure.value * scale)) return std::nullopt;
  return Figure{figure.value * scale, figure.slack * scale};
}

std::string between(std::string_view text, const PlacedRecord& a, const PlacedRecord& b) {
  return b.begin - a.end > 2 * kNear ? std::string() : stretch(text, a.end, b.begin);
}

}  // namespace

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
    if (third.end - first.begin > kFarthest) continue;
    const std::size_t from = k == 0 ? 0 : figures[k - 1].end;
    const std::string lead =
        stretch(text, std::max(from, first.begin - std::min(first.begin, kNear)), first.begin);
    const std::string one = between(text, first, second);
    const std::string two = between(text, second, third);
    const bool sums[] = {is_sum(*first.record), is_sum(*second.record), is_sum(*third.record)};
    if (sums[0] && !sums[1] && sums[2]) {
      if (has_word("against", two)) check_change(first, second, third, one, findings);
    } else if (sums[0] && sums[1] && !sums[2]) {
      if (has_word("against", one)) {
        check_change(first, third, second, two, findings);
      } else if (has_word("moves", lead) && has_word("to", one)) {
        check_change(second, third, first, two, findings);
      }
    } else if (!sums[0] && sums[1] && sums[2]) {
      if (has_word("to", one) && has_word("against", two)) {
        check_change(second, first, third, lead, findings);
      }
    }
  }
}

// `lead` is the text before the change, which says where it goes.
void Plausibility::check_change(const PlacedRecord& now, const PlacedRecord& change,
                                const PlacedRecord& before, const std::string& lead,
                                Findings& findings) const {
  const std::string near = lead.substr(lead.size() - std::min(lead.size(), kNear));
  const bool down = has_word("down", near);
  const auto earlier = against(*now.record, *before.record);
  const auto percent = value_of(*change.record);
  if (down == has_word("up", near) || !earlier || !percent) return;
  const auto [x, dx] = figure_of(*now.record);
  const auto [y, dy] = *earlier;
  if (x <= 0 || y <= dy) return;
  const double claimed = (down ? -1 : 1) * std::abs(*percent);
  const double slack = 2 * rounding((*change.record)[Field::Number]);
  const double least = 100 * ((x - dx) / (y + dy) - 1) - slack;
  const double most = 100 * ((x + dx) / (y - dy) - 1) + slack;
  if (claimed >= least && claimed <= most) return;
  warn(Code::Growth, *change.record,
       "'" + std::string(change.record->text) + "' is said of '" + std::string(now.record->text) +
           "' against '" + std::string(before.record->text) + "', which is " +
           shown(100 * (x / y - 1)) + " %",
       findings);
}

}  // namespace glane::check
