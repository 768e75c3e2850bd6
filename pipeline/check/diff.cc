#include "pipeline/check/diff.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace glane::check {
namespace {

using Place = std::tuple<Kind, std::int64_t, std::int64_t>;

std::string group_key(const Difference& difference) {
  const Record& record = difference.any();
  return std::string(to_word(record.kind)) + "\t" + std::string(record[Field::Type]) + "\t" +
         std::string(record[Field::Rule]);
}

std::vector<Field> changed_fields(const Record& a, const Record& b,
                                  const std::vector<Field>& ignored) {
  std::vector<Field> fields;
  for (std::size_t k = 0; k < kFieldCount; ++k) {
    const auto field = static_cast<Field>(k);
    // A rule that moved to another line has changed nothing by itself.
    if (field == Field::Rule) continue;
    if (std::find(ignored.begin(), ignored.end(), field) != ignored.end()) continue;
    if (a.has(field) != b.has(field) || a[field] != b[field]) fields.push_back(field);
  }
  return fields;
}

class Comparer {
 public:
  explicit Comparer(const std::vector<Field>& ignored) : ignored_(ignored) {}

  void compare_records(const DocumentRecords& before, const DocumentRecords& after) {
    std::multimap<Place, const Record*> old;
    for (const Record& record : before.records) {
      old.emplace(Place(record.kind, record.start, record.end), &record);
    }
    for (const Record& record : after.records) {
      const auto found = old.find(Place(record.kind, record.start, record.end));
      if (found == old.end()) {
        add({Change::Gained, nullptr, &record, {}});
        continue;
      }
      std::vector<Field> fields = changed_fields(*found->second, record, ignored_);
      if (fields.empty())
        ++result.same;
      else
        add({Change::Changed, found->second, &record, std::move(fields)});
      old.erase(found);
    }
    for (const auto& [place, record] : old) add({Change::Lost, record, nullptr, {}});
  }

  void add(Difference difference) {
    const std::string key = group_key(difference);
    const auto [found, is_new] = index_.emplace(key, result.groups.size());
    if (is_new) {
      const Record& record = difference.any();
      result.groups.push_back(
          {std::string(record[Field::Rule]), record.kind, std::string(record[Field::Type]), {}});
    }
    result.groups[found->second].differences.push_back(std::move(difference));
  }

  void finish() {
    std::stable_sort(result.groups.begin(), result.groups.end(),
                     [](const DifferenceGroup& a, const DifferenceGroup& b) {
                       return a.differences.size() > b.differences.size();
                     });
  }

  Comparison result;

 private:
  const std::vector<Field>& ignored_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

std::string_view to_word(Change change) {
  switch (change) {
    case Change::Gained:
      return "gained";
    case Change::Lost:
      return "lost";
    default:
      return "changed";
  }
}

std::size_t DifferenceGroup::count(Change change) const {
  return static_cast<std::size_t>(
      std::count_if(differences.begin(), differences.end(),
                    [&](const Difference& d) { return d.change == change; }));
}

std::size_t Comparison::count(Change change) const {
  std::size_t sum = 0;
  for (const DifferenceGroup& group : groups) sum += group.count(change);
  return sum;
}

Comparison compare(const RecordsFile& before, const RecordsFile& after,
                   const std::vector<Field>& ignored) {
  Comparer comparer(ignored);
  std::unordered_map<std::string_view, const DocumentRecords*> old;
  std::vector<std::string_view> order;
  for (const DocumentRecords& document : before.documents) {
    if (document.head.kind == Kind::Document && old.emplace(document.head.doc, &document).second) {
      order.push_back(document.head.doc);
    }
  }
  for (const DocumentRecords& document : after.documents) {
    if (document.head.kind != Kind::Document) continue;
    const auto found = old.find(document.head.doc);
    if (found == old.end()) {
      comparer.result.only_after.emplace_back(document.head.doc);
      continue;
    }
    if (found->second->head[Field::Sha256] != document.head[Field::Sha256]) {
      comparer.result.other_text.emplace_back(document.head.doc);
    } else {
      comparer.compare_records(*found->second, document);
    }
    old.erase(found);
  }
  for (const std::string_view doc : order) {
    if (old.count(doc) != 0) comparer.result.only_before.emplace_back(doc);
  }
  comparer.finish();
  return std::move(comparer.result);
}

}  // namespace glane::check
