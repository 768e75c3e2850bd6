#include "pipeline/check/sample.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace glane::check {
namespace {

constexpr std::array<std::string_view, 7> kStratumKeys{"kind", "type", "rule", "language",
                                                       "doc",  "id",   "form"};

// FNV-1a, then splitmix64's last steps to spread it; the same everywhere.
std::uint64_t lot(const Record& record, std::uint64_t seed) {
  std::uint64_t hash = 0xCBF29CE484222325u ^ (seed * 0x9E3779B97F4A7C15u);
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    hash = (hash ^ 0xFF) * 0x100000001B3u;
  };
  add(record.doc);
  add(std::to_string(record.start));
  add(std::to_string(record.end));
  add(to_word(record.kind));
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
  hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBu;
  return hash ^ (hash >> 31);
}

std::string stratum_of(const Record& record, const Record& head,
                       const std::vector<std::string>& keys) {
  std::string name;
  for (const std::string& key : keys) {
    if (!name.empty()) name += " ";
    if (key == "kind") name += to_word(record.kind);
    if (key == "type")
      name += std::string(to_word(record.kind)) + ":" + std::string(record[Field::Type]);
    if (key == "rule") name += record.has(Field::Rule) ? record[Field::Rule] : "(no rule)";
    if (key == "language") name += head.has(Field::Language) ? head[Field::Language] : "und";
    if (key == "doc") name += record.doc;
    if (key == "id") name += record.has(Field::Id) ? record[Field::Id] : "(no id)";
    if (key == "form") name += record.has(Field::Form) ? record[Field::Form] : "(no form)";
  }
  return name;
}

// How many each stratum gives: the same for all, less where it has not so many.
std::vector<std::size_t> shares(const std::vector<std::size_t>& sizes, std::size_t count) {
  std::vector<std::size_t> share(sizes.size(), 0);
  std::size_t left = count;
  std::size_t open = sizes.size();
  while (left > 0 && open > 0) {
    const std::size_t each = std::max<std::size_t>(1, left / open);
    open = 0;
    for (std::size_t k = 0; k < sizes.size() && left > 0; ++k) {
      const std::size_t more = std::min({each, sizes[k] - share[k], left});
      share[k] += more;
      left -= more;
      open += share[k] < sizes[k] ? 1 : 0;
    }
  }
  return share;
}

}  // namespace

bool is_stratum_key(std::string_view key) {
  return std::find(kStratumKeys.begin(), kStratumKeys.end(), key) != kStratumKeys.end();
}

std::vector<Sampled> draw_sample(const RecordsFile& file, const std::vector<std::string>& keys,
                                 std::size_t count, std::uint64_t seed) {
  using Drawn = std::pair<std::uint64_t, const Record*>;
  std::map<std::string, std::vector<Drawn>> strata;
  for (const DocumentRecords& document : file.documents) {
    for (const Record& record : document.records) {
      if (record.kind == Kind::Unknown) continue;
      strata[stratum_of(record, document.head, keys)].emplace_back(lot(record, seed), &record);
    }
  }
  std::vector<std::size_t> sizes;
  for (const auto& [name, records] : strata) sizes.push_back(records.size());
  const std::vector<std::size_t> share = shares(sizes, count);

  std::vector<Sampled> sample;
  std::size_t k = 0;
  for (auto& [name, records] : strata) {
    std::sort(records.begin(), records.end(), [](const Drawn& a, const Drawn& b) {
      return std::tuple(a.first, a.second->line) < std::tuple(b.first, b.second->line);
    });
    for (std::size_t n = 0; n < share[k]; ++n) {
      sample.push_back(
          {records[n].second, name, static_cast<double>(sizes[k]) / static_cast<double>(share[k])});
    }
    ++k;
  }
  std::sort(sample.begin(), sample.end(),
            [](const Sampled& a, const Sampled& b) { return a.record->line < b.record->line; });
  return sample;
}

}  // namespace glane::check
