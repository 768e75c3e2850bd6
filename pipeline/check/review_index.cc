#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "pipeline/check/rational.h"
#include "pipeline/check/review.h"
#include "pipeline/json.h"

namespace glane::check {
namespace {

constexpr std::size_t kMostTogether = 12;  // identities in the picture of who appears with whom

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

class Index {
 public:
  void add(std::size_t number, const DocumentRecords& document) {
    std::map<std::string_view, std::size_t> kinds;
    for (const Record& record : document.records) {
      if (record.kind == Kind::Unknown) continue;
      ++kinds[to_word(record.kind)];
      types_[std::string(to_word(record.kind)) + ":" + std::string(record[Field::Type])].add(number);
      if (record.has(Field::Rule)) rules_[std::string(record[Field::Rule])].add(number);
      if (record.kind == Kind::Entity) add_identity(number, record);
      if (record.kind == Kind::Date) add_year(record);
      if (record.kind == Kind::Amount) add_money(record);
    }
    std::string counts;
    for (const auto& [kind, count] : kinds) {
      counts += (counts.empty() ? "" : ",") + json_string(kind) + ":" + std::to_string(count);
    }
    const Record& head = document.head;
    documents_.add("{\"d\":" + json_string(head.doc) + ",\"t\":" + json_string(head[Field::Title]) +
                   ",\"l\":" + json_string(head[Field::Language]) + ",\"a\":" + json_string(head[Field::Date]) +
                   ",\"c\":{" + counts + "}}");
  }

  [[nodiscard]] std::string done(const std::string& title, const std::string& key) const {
    List identities;
    for (const auto* row : by_count(identities_)) {
      identities.add("[" + json_string(row->first) + "," + json_string(row->second.name) + "," +
                     json_string(row->second.type) + "," + std::to_string(row->second.count) + "," +
                     row->second.document_list() + "]");
    }
    return "{\"title\":" + json_string(title) + ",\"key\":" + json_string(key) +
           ",\"docs\":" + documents_.done() + ",\"ids\":" + identities.done() +
           ",\"rules\":" + rows(rules_) + ",\"types\":" + rows(types_) + ",\"years\":" + years() +
           ",\"money\":" + money() + ",\"together\":" + together() + "}";
  }

 private:
  void add_identity(std::size_t number, const Record& record) {
    Seen& seen = identities_[std::string(record[Field::Id])];
    if (seen.count == 0) {
      seen.name = record[Field::Name];
      seen.type = record[Field::Type];
    }
    seen.add(number);
  }

  void add_year(const Record& record) {
    const std::string_view from = record[Field::From];
    int year = 0;
    const auto [end, error] = std::from_chars(from.data(), from.data() + from.size(), year);
    if (!from.empty() && error == std::errc()) ++years_[year];
  }

  // By unit and power of ten.
  void add_money(const Record& record) {
    const auto number = Rational::parse(record[Field::Number]);
    if (record[Field::Type] != "money" || !number || number->to_double() <= 0) return;
    ++money_[std::string(record[Field::Unit])]
            [static_cast<int>(std::floor(std::log10(number->to_double()) + 1e-9))];
  }

  static std::string rows(const Table& table) {
    List list;
    for (const auto* row : by_count(table)) {
      list.add("[" + json_string(row->first) + "," + std::to_string(row->second.count) + "," +
               row->second.document_list() + "]");
    }
    return list.done();
  }

  [[nodiscard]] std::string years() const {
    List list;
    for (const auto& [year, count] : years_) {
      list.add("[" + std::to_string(year) + "," + std::to_string(count) + "]");
    }
    return list.done();
  }

  [[nodiscard]] std::string money() const {
    List list;
    for (const auto& [unit, powers] : money_) {
      List counts;
      for (const auto& [power, count] : powers) {
        counts.add("[" + std::to_string(power) + "," + std::to_string(count) + "]");
      }
      list.add("[" + json_string(unit) + "," + counts.done() + "]");
    }
    return list.done();
  }

  // How many documents each two of the commonest people and organisations share.
  [[nodiscard]] std::string together() const {
    std::vector<const Seen*> shown;
    for (const auto* row : by_count(identities_)) {
      const bool acts = row->second.type == "person" || row->second.type == "organization";
      if (acts && shown.size() < kMostTogether) shown.push_back(&row->second);
    }
    List names;
    List pairs;
    for (std::size_t a = 0; a < shown.size(); ++a) {
      names.add(json_string(shown[a]->name));
      for (std::size_t b = a + 1; b < shown.size(); ++b) {
        std::vector<std::size_t> both;
        std::set_intersection(shown[a]->documents.begin(), shown[a]->documents.end(),
                              shown[b]->documents.begin(), shown[b]->documents.end(),
                              std::back_inserter(both));
        if (both.empty()) continue;
        pairs.add("[" + std::to_string(a) + "," + std::to_string(b) + "," +
                  std::to_string(both.size()) + "]");
      }
    }
    return "{\"names\":" + names.done() + ",\"pairs\":" + pairs.done() + "}";
  }

  List documents_;
  Table identities_;
  Table rules_;
  Table types_;
  std::map<int, std::size_t> years_;
  std::map<std::string, std::map<int, std::size_t>> money_;
};

}  // namespace

std::string review_index(const RecordsFile& file, const ReviewOptions& options) {
  Index index;
  std::string heads;
  std::size_t number = 0;
  for (const DocumentRecords& document : file.documents) {
    if (document.head.kind != Kind::Document) continue;
    index.add(number++, document);
    heads += document.head.json;
  }
  // Decisions are kept under this key: those of another output are not mixed in.
  return index.done(options.title, sha256(heads).substr(0, 16));
}

}  // namespace glane::check
