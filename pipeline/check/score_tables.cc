// Figures of the score, line by line, with their intervals.
#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/check/score.h"

namespace glane::check {
namespace {

constexpr std::size_t kDraws = 1000;

// Kinds in the order of the contract, other words by themselves.
int rank(std::string_view word) {
  const Kind kind = parse_kind(word.substr(0, word.find(':')));
  return word.find(':') != std::string_view::npos || kind == Kind::Unknown ||
                 kind == Kind::Document || kind == Kind::Error
             ? 9
             : static_cast<int>(kind) - 1;
}

bool in_order(const std::string& a, const std::string& b) {
  const auto parts = [](const std::string& key) {
    const std::size_t space = key.find(' ');
    const std::string first = key.substr(0, space);
    const std::string second = space == std::string::npos ? "" : key.substr(space + 1);
    return std::tuple(rank(first), first, rank(second), second);
  };
  return parts(a) < parts(b);
}

// splitmix64 draws the same documents with every compiler and library, which the standard's
// distributions do not.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t count) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return static_cast<std::size_t>((z ^ (z >> 31)) % count);
  }

 private:
  std::uint64_t state_;
};

Limits limits_of(std::vector<Figures>& drawn) {
  Limits limits;
  for (double Figures::*figure : {&Figures::precision, &Figures::recall, &Figures::f1}) {
    std::sort(drawn.begin(), drawn.end(),
              [&](const Figures& a, const Figures& b) { return a.*figure < b.*figure; });
    limits.low.*figure = drawn[drawn.size() * 25 / 1000].*figure;
    limits.high.*figure = drawn[(drawn.size() - 1) * 975 / 1000].*figure;
  }
  return limits;
}

void add_limits(std::vector<ScoreTable>& tables, std::size_t documents, std::uint64_t seed) {
  Draws draws(seed);
  std::vector<std::vector<std::size_t>> times(kDraws, std::vector<std::size_t>(documents));
  for (auto& draw : times) {
    for (std::size_t k = 0; k < documents; ++k) ++draw[draws.below(documents)];
  }
  for (ScoreTable& table : tables) {
    for (ScoreLine& line : table.lines) {
      std::vector<Figures> strict;
      std::vector<Figures> span;
      for (const auto& draw : times) {
        Tally sum;
        for (std::size_t d = 0; d < documents; ++d) {
          const Tally& tally = line.by_document[d];
          sum.gold += draw[d] * tally.gold;
          sum.output += draw[d] * tally.output;
          sum.span += draw[d] * tally.span;
          sum.strict += draw[d] * tally.strict;
        }
        if (sum.gold + sum.output == 0) continue;  // none of the documents drawn has such records
        strict.push_back(figures(sum.strict, sum));
        span.push_back(figures(sum.span, sum));
      }
      line.strict_limits = limits_of(strict);
      line.span_limits = limits_of(span);
    }
  }
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  gold += other.gold;
  output += other.output;
  span += other.span;
  strict += other.strict;
  return *this;
}

Figures figures(std::uint64_t matched, const Tally& tally) {
  Figures result;
  const auto hits = static_cast<double>(matched);
  if (tally.output != 0) result.precision = hits / static_cast<double>(tally.output);
  if (tally.gold != 0) result.recall = hits / static_cast<double>(tally.gold);
  const double sum = result.precision + result.recall;
  if (sum > 0) result.f1 = 2 * result.precision * result.recall / sum;
  return result;
}

std::vector<ScoreTable> score_tables(const ScoreResult& result, std::uint64_t seed) {
  struct Order {
    bool operator()(const std::string& a, const std::string& b) const { return in_order(a, b); }
  };
  std::map<std::string, std::map<std::string, std::vector<Tally>, Order>> tables;
  const std::size_t documents = result.documents.size();
  for (const ScoreRow& row : result.rows) {
    const std::string kind(to_word(row.kind));
    const Record& record = row.gold != nullptr ? *row.gold : *row.output;
    const Tally tally{row.gold != nullptr, row.output != nullptr, row.span, row.strict};
    const std::pair<const char*, std::string> places[] = {
        {"overall", "all"},
        {"kind", kind},
        {"type", kind + ":" + std::string(record[Field::Type])},
        {"language", result.documents[row.doc].language + " " + kind}};
    for (const auto& [table, key] : places) {
      std::vector<Tally>& line = tables[table][key];
      line.resize(documents);
      line[row.doc] += tally;
    }
  }
  std::vector<ScoreTable> all;
  for (const char* name : {"overall", "kind", "type", "language"}) {
    ScoreTable& table = all.emplace_back();
    table.name = name;
    for (auto& [key, by_document] : tables[name]) {
      ScoreLine& line = table.lines.emplace_back();
      line.key = key;
      line.by_document = std::move(by_document);
      for (const Tally& tally : line.by_document) line.tally += tally;
    }
  }
  add_limits(all, documents, seed);
  return all;
}

std::map<std::string, Agreement> agreements(const ScoreResult& result) {
  using enum Field;
  static const std::map<Kind, std::vector<Field>> kFields{
      {Kind::Date, {From, To, Mod, Offset, Calendar, Freq}},
      {Kind::Amount, {Relation, Per, Assumed, UnitText, SameAs}},
      {Kind::Entity, {Name, Form, Writing}}};
  std::map<std::string, Agreement> all;
  for (const ScoreRow& row : result.rows) {
    if (!row.span || row.gold == nullptr) continue;
    for (const Field field : kFields.at(row.kind)) {
      const Record& g = *row.gold;
      const Record& o = *row.output;
      if (!g.has(field) && !o.has(field)) continue;
      Agreement& line = all[std::string(to_word(row.kind)) + "." + std::string(to_key(field))];
      ++line.of;
      line.agree += g.has(field) == o.has(field) && g[field] == o[field] ? 1 : 0;
    }
  }
  return all;
}

}  // namespace glane::check
