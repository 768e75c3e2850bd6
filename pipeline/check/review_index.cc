#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>

#include "pipeline/check/rational.h"
#include "pipeline/check/review.h"
#include "pipeline/embedded_files.h"
#include "pipeline/json.h"

namespace glane::check {
namespace {

constexpr std::size_t kMostTogether = 16;  // identities in the picture of who appears with whom

// A list in JSON, item by item.
class List {
 public:
  void add(const std::string& item) { text_ += (text_.size() > 1 ? "," : "") + item; }
  [[nodiscard]] std::string done() const { return text_ + "]"; }

 private:
  std::string text_ = "[";
};

struct Seen {
  std::string name;
  std::string type;
  std::size_t count = 0;
  std::vector<std::size_t> documents;
  std::set<std::string> surfaces;

  void add(std::size_t document) {
    ++count;
    if (documents.empty() || documents.back() != document) documents.push_back(document);
  }
  [[nodiscard]] std::string document_list() const {
    List list;
    for (const std::size_t d : documents) list.add(std::to_string(d));
    return list.done();
  }
};

using Table = std::map<std::string, Seen>;

std::vector<const Table::value_type*> by_count(const Table& table) {
  std::vector<const Table::value_type*> rows;
  for (const auto& row : table) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto* a, const auto* b) { return a->second.count > b->second.count; });
  return rows;
}

// A year and month; the month is 0 where the date does not name one.
using Month = std::pair<int, int>;

std::optional<Month> month_of(const Record& record) {
  const std::string_view from = record[Field::From];
  const std::string_view value = record[Field::Value];
  int year = 0;
  const auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), year);
  if (from.empty() || error != std::errc()) return std::nullopt;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto dash = static_cast<std::size_t>(end - from.data());
  const bool fine = value.size() >= dash + 3 && value[dash] == '-' && is_digit(value[dash + 1]) &&
                    is_digit(value[dash + 2]) && from.size() >= dash + 3;
  const int month = fine ? (from[dash + 1] - '0') * 10 + (from[dash + 2] - '0') : 0;
  return Month{year, month};
}

class Index {
 public:
  void add(const DocumentRecords& document) {
    const std::size_t number = document_count_++;
    std::map<std::string_view, std::size_t> kinds;
    for (const Record& record : document.records) {
      if (record.kind == Kind::Unknown) continue;
      ++kinds[to_word(record.kind)];
      types_[std::string(to_word(record.kind)) + ":" + std::string(record[Field::Type])].add(
          number);
      if (record.has(Field::Rule)) rules_[std::string(record[Field::Rule])].add(number);
      if (record.kind == Kind::Entity) add_identity(number, record);
      if (const auto month = month_of(record)) ++dates_[*month];
      if (record.kind == Kind::Amount) add_money(record);
    }
    std::string counts;
    {
      JsonLine object(counts);
      for (const auto& [kind, count] : kinds) object.number(kind, count);
    }
    const Record& head = document.head;
    std::string row;
    {
      JsonLine object(row);
      object.text("doc", head.doc);
      object.text("title", head[Field::Title]);
      object.text("language", head[Field::Language]);
      object.text("date", head[Field::Date]);
      object.raw("counts", counts);
    }
    documents_.add(row);
  }

  // Adds the keys of the index.
  void write(JsonLine& object) const {
    object.raw("documents", documents_.done());
    object.raw("identities", identities());
    object.raw("rules", rows(rules_));
    object.raw("types", rows(types_));
    object.raw("dates", dates());
    object.raw("money", money());
    object.raw("together", together());
  }

 private:
  void add_identity(std::size_t number, const Record& record) {
    Seen& seen = identities_[std::string(record[Field::Id])];
    if (seen.count == 0) {
      seen.name = record[Field::Name];
      seen.type = record[Field::Type];
    }
    seen.add(number);
    seen.surfaces.emplace(record.text);
  }

  // By unit and quarter of a power of ten.
  void add_money(const Record& record) {
    const auto number = Rational::parse(record[Field::Number]);
    if (record[Field::Type] != "money" || !number || number->to_double() <= 0) return;
    const int quarter = static_cast<int>(std::floor(4 * std::log10(number->to_double()) + 1e-9));
    ++money_[std::string(record[Field::Unit])][quarter];
  }

  [[nodiscard]] std::string identities() const {
    List list;
    for (const auto* row : by_count(identities_)) {
      const Seen& seen = row->second;
      List surfaces;
      for (const std::string& surface : seen.surfaces) surfaces.add(json_string(surface));
      std::string item;
      {
        JsonLine object(item);
        object.text("id", row->first);
        object.text("name", seen.name);
        object.text("type", seen.type);
        object.number("count", seen.count);
        object.raw("documents", seen.document_list());
        object.raw("surfaces", surfaces.done());
      }
      list.add(item);
    }
    return list.done();
  }

  static std::string rows(const Table& table) {
    List list;
    for (const auto* row : by_count(table)) {
      std::string item;
      {
        JsonLine object(item);
        object.text("name", row->first);
        object.number("count", row->second.count);
        object.raw("documents", row->second.document_list());
      }
      list.add(item);
    }
    return list.done();
  }

  // `["2019-03",12]`, `["2019",3]`, in order.
  [[nodiscard]] std::string dates() const {
    List list;
    for (const auto& [month, count] : dates_) {
      char text[24];
      std::snprintf(text, sizeof text, month.second == 0 ? "%04d" : "%04d-%02d", month.first,
                    month.second);
      list.add("[" + json_string(text) + "," + std::to_string(count) + "]");
    }
    return list.done();
  }

  // The commonest units first.
  [[nodiscard]] std::string money() const {
    std::vector<std::pair<std::size_t, std::string>> units;
    for (const auto& [unit, quarters] : money_) {
      List counts;
      std::size_t sum = 0;
      for (const auto& [quarter, count] : quarters) {
        counts.add("[" + std::to_string(quarter) + "," + std::to_string(count) + "]");
        sum += count;
      }
      units.emplace_back(sum, "[" + json_string(unit) + "," + counts.done() + "]");
    }
    std::stable_sort(units.begin(), units.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    List list;
    for (const auto& [sum, unit] : units) list.add(unit);
    return list.done();
  }

  // How many documents each two of the commonest people and organisations share.
  [[nodiscard]] std::string together() const {
    std::vector<const Table::value_type*> shown;
    for (const auto* row : by_count(identities_)) {
      const bool acts = row->second.type == "person" || row->second.type == "organization";
      if (acts && shown.size() < kMostTogether) shown.push_back(row);
    }
    List ids;
    List pairs;
    for (std::size_t a = 0; a < shown.size(); ++a) {
      ids.add(json_string(shown[a]->first));
      const auto& own = shown[a]->second.documents;
      for (std::size_t b = a + 1; b < shown.size(); ++b) {
        const auto& other = shown[b]->second.documents;
        std::vector<std::size_t> both;
        std::set_intersection(own.begin(), own.end(), other.begin(), other.end(),
                              std::back_inserter(both));
        if (both.empty()) continue;
        pairs.add("[" + std::to_string(a) + "," + std::to_string(b) + "," +
                  std::to_string(both.size()) + "]");
      }
    }
    return "{\"ids\":" + ids.done() + ",\"pairs\":" + pairs.done() + "}";
  }

  std::size_t document_count_ = 0;
  List documents_;
  Table identities_;
  Table rules_;
  Table types_;
  std::map<Month, std::size_t> dates_;
  std::map<std::string, std::map<int, std::size_t>> money_;
};

std::string_view unit_word(Unit unit) {
  return unit == Unit::Bytes ? "bytes" : unit == Unit::Utf16 ? "utf16" : "codepoints";
}

// What the forms of the page may ask, and what may be answered.
std::string schemas() {
  std::string out;
  {
    JsonLine object(out);
    for (const Kind kind : kSpanKinds) {
      const std::string path = "schemas/" + std::string(to_word(kind)) + ".schema.json";
      object.raw(to_word(kind), embedded_file(path).content);
    }
  }
  return out;
}

}  // namespace

std::string review_index(const RecordsFile& file, const ReviewOptions& options) {
  Index index;
  std::string heads;
  for (const DocumentRecords& document : file.documents) {
    if (document.head.kind != Kind::Document) continue;
    index.add(document);
    heads += document.head.json;
  }
  std::string out;
  {
    JsonLine object(out);
    object.text("title", options.title);
    object.text("key", sha256(heads).substr(0, 16));
    object.text("unit", unit_word(options.unit));
    object.raw("schemas", schemas());
    index.write(object);
  }
  return out;
}

}  // namespace glane::check
