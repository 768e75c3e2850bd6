#include "pipeline/check/score.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "pipeline/check/rational.h"
#include "pipeline/check/score_identities.h"
#include "pipeline/error.h"

namespace glane::check {
namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

constexpr std::string_view kGoldEnd = ".gold.ndjson";

bool same(const Record& a, const Record& b, Field field) {
  return a.has(field) == b.has(field) && a[field] == b[field];
}

// As numbers where both are, else as texts.
bool same_number(const Record& a, const Record& b, Field field) {
  if (!a.has(field) || !b.has(field)) return a.has(field) == b.has(field);
  const auto x = Rational::parse(a[field]);
  const auto y = Rational::parse(b[field]);
  return x && y ? *x == *y : a[field] == b[field];
}

bool same_value(const Record& gold, const Record& out) {
  if (gold[Field::Type] != out[Field::Type]) return false;
  if (gold.kind == Kind::Date) {
    if (gold.has(Field::Value)) return same(gold, out, Field::Value);
    return !out.has(Field::Value) && same(gold, out, Field::Offset);
  }
  return same_number(gold, out, Field::Number) && same_number(gold, out, Field::Low) &&
         same_number(gold, out, Field::High) && same(gold, out, Field::Unit);
}

Field value_field(Kind kind) {
  return kind == Kind::Date ? Field::Value : kind == Kind::Amount ? Field::Number : Field::Id;
}

std::optional<Field> field_of(std::string_view key) {
  for (std::size_t k = 0; k < kFieldCount; ++k) {
    if (to_key(static_cast<Field>(k)) == key) return static_cast<Field>(k);
  }
  return std::nullopt;
}

}  // namespace

std::string stem(std::string_view doc) {
  std::string name(doc);
  std::replace(name.begin(), name.end(), '\\', '/');
  name = name.substr(name.rfind('/') + 1);
  if (name.ends_with(".txt")) name.resize(name.size() - 4);
  return name;
}

Scorer::Scorer(const std::string& gold_folder) {
  std::error_code error;
  std::vector<std::string> paths;
  for (fs::directory_iterator it(gold_folder, error), end; !error && it != end;
       it.increment(error)) {
    const std::string path = it->path().string();
    if (path.ends_with(kGoldEnd)) paths.push_back(path);
  }
  if (paths.empty()) throw UsageError("--gold: no NAME.gold.ndjson in '" + gold_folder + "'");
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) read_gold(path);
}

void Scorer::read_gold(const std::string& path) {
  read_documents(path, arena_, true, [&](DocumentRecords& document) {
    if (document.head.kind != Kind::Document) {
      throw DataError(path, 1, "no document record at the start");
    }
    GoldDocument gold;
    gold.name = stem(document.head.doc);
    gold.language = document.head.has(Field::Language) ? document.head[Field::Language] : "und";
    gold.sha256 = document.head[Field::Sha256];
    gold.records = document.records;
    const auto old = std::find_if(gold_.begin(), gold_.end(), [&](const GoldDocument& other) {
      return other.name == gold.name;
    });
    if (old != gold_.end()) {
      *old = std::move(gold);
    } else {
      gold_.push_back(std::move(gold));
    }
  });
}

const Scorer::Variants& Scorer::variants(const Record& gold) {
  Variants& all = variants_[&gold];
  if (!all.empty()) return all;
  all.push_back(gold);
  if (!gold.has(Field::Accept)) return all;
  dom::parser parser;
  const simdjson::padded_string json(gold[Field::Accept]);
  dom::array items;
  if (parser.parse(json).get(items) != simdjson::SUCCESS) return all;
  for (const dom::element item : items) {
    Record variant = gold;
    std::string_view text;
    dom::object fields;
    if (item.get(text) == simdjson::SUCCESS) variant.set(value_field(gold.kind), arena_.keep(text));
    if (item.get(fields) == simdjson::SUCCESS) {
      for (const auto entry : fields) {
        const auto field = field_of(entry.key);
        if (!field) continue;
        std::string_view value;
        if (entry.value.is_null())
          variant.set(*field, {});
        else if (entry.value.get(value) == simdjson::SUCCESS)
          variant.set(*field, arena_.keep(value));
        else
          variant.set(*field, arena_.keep(simdjson::minify(entry.value)));
      }
    }
    all.push_back(variant);
  }
  return all;
}

// The records of one document and kind.
struct Scorer::Side {
  std::size_t doc;
  Kind kind;
  std::vector<const Record*> golds;
  std::vector<const Record*> spare;  // optional ones
  std::vector<const Record*> outs;
  std::vector<int> of_gold;  // the output matched, or -1
  std::vector<bool> used;    // of outs

  // Pairs each free gold record with the first free output record that passes.
  void take(const std::function<bool(const Record&, const Record&)>& passes) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> by_span;
    for (std::size_t k = 0; k < outs.size(); ++k) {
      by_span[{outs[k]->start, outs[k]->end}].push_back(k);
    }
    for (std::size_t g = 0; g < golds.size(); ++g) {
      if (of_gold[g] >= 0) continue;
      for (const std::size_t k : by_span[{golds[g]->start, golds[g]->end}]) {
        if (used[k] || !passes(*golds[g], *outs[k])) continue;
        of_gold[g] = static_cast<int>(k);
        used[k] = true;
        break;
      }
    }
  }
};

ScoreResult Scorer::run(const std::string& output_path) {
  output_.clear();
  read_documents(output_path, arena_, true, [&](DocumentRecords& document) {
    if (document.head.kind == Kind::Document) heads_[stem(document.head.doc)] = document.head;
    for (const Record& record : document.records) {
      if (record.kind != Kind::Unknown) output_[stem(record.doc)].push_back(record);
    }
  });

  ScoreResult result;
  result.documents = gold_;
  std::vector<Side> sides;
  std::vector<Mention> mentions;
  for (std::size_t d = 0; d < gold_.size(); ++d) {
    for (const Kind kind : kSpanKinds) {
      Side side{d, kind, {}, {}, {}, {}, {}};
      for (const Record& record : gold_[d].records) {
        if (record.kind != kind) continue;
        (record[Field::Optional] == "true" ? side.spare : side.golds).push_back(&record);
      }
      for (const Record& record : output_[gold_[d].name]) {
        if (record.kind == kind) side.outs.push_back(&record);
      }
      side.of_gold.assign(side.golds.size(), -1);
      side.used.assign(side.outs.size(), false);
      if (kind != Kind::Entity) {
        side.take([&](const Record& g, const Record& o) {
          const Variants& all = variants(g);
          return std::any_of(all.begin(), all.end(),
                             [&](const Record& v) { return same_value(v, o); });
        });
      }
      side.take([&](const Record& g, const Record& o) {
        const Variants& all = variants(g);
        return std::any_of(all.begin(), all.end(),
                           [&](const Record& v) { return v[Field::Type] == o[Field::Type]; });
      });
      if (kind == Kind::Entity) {
        for (std::size_t g = 0; g < side.golds.size(); ++g) {
          if (side.of_gold[g] >= 0) {
            mentions.emplace_back(side.golds[g],
                                  side.outs[static_cast<std::size_t>(side.of_gold[g])]);
          }
        }
      }
      sides.push_back(std::move(side));
    }
  }

  const auto pairs = pair_ids(mentions);
  const auto right_identity = [&](const Record& g, const Record& o) {
    const Variants& all = variants(g);
    const auto pair = pairs.find(o[Field::Id]);
    for (std::size_t k = 0; k < all.size(); ++k) {
      const Record& v = all[k];
      if (v[Field::Type] != o[Field::Type]) continue;
      if (pair == pairs.end() ? !v.has(Field::Id) : pair->second == v[Field::Id]) return true;
      if (k > 0 && same(v, o, Field::Id)) return true;
    }
    return false;
  };
  for (const Side& side : sides) {
    for (std::size_t g = 0; g < side.golds.size(); ++g) {
      const int k = side.of_gold[g];
      const Record* out = k < 0 ? nullptr : side.outs[static_cast<std::size_t>(k)];
      bool strict = false;
      if (out != nullptr && side.kind == Kind::Entity)
        strict = right_identity(*side.golds[g], *out);
      if (out != nullptr && side.kind != Kind::Entity) {
        const Variants& all = variants(*side.golds[g]);
        strict = std::any_of(all.begin(), all.end(),
                             [&](const Record& v) { return same_value(v, *out); });
      }
      result.rows.push_back({side.doc, side.kind, side.golds[g], out, out != nullptr, strict});
    }
    for (std::size_t k = 0; k < side.outs.size(); ++k) {
      const Record& out = *side.outs[k];
      const bool spared = std::any_of(side.spare.begin(), side.spare.end(), [&](const Record* s) {
        return out.start < s->end && s->start < out.end;
      });
      if (!side.used[k] && !spared) {
        result.rows.push_back({side.doc, side.kind, nullptr, &out, false, false});
      }
    }
  }
  result.identity = b_cubed(mentions);
  std::size_t exact = 0;
  for (const auto& [g, o] : mentions) {
    const Record* out = o;
    const Variants& all = variants(*g);
    exact += std::any_of(all.begin(), all.end(),
                         [&](const Record& v) { return same(v, *out, Field::Id); })
                 ? 1
                 : 0;
  }
  if (!mentions.empty()) {
    result.identity.exact_id = static_cast<double>(exact) / static_cast<double>(mentions.size());
  }

  std::set<std::string> gold_names;
  for (const GoldDocument& gold : gold_) {
    gold_names.insert(gold.name);
    const auto head = heads_.find(gold.name);
    if (head == heads_.end() && output_[gold.name].empty()) result.missing.push_back(gold.name);
    if (head != heads_.end() && head->second.has(Field::Sha256) &&
        head->second[Field::Sha256] != gold.sha256) {
      result.changed.push_back(gold.name);
    }
  }
  std::set<std::string> foreign;
  for (const auto& [name, head] : heads_) foreign.insert(name);
  for (const auto& [name, records] : output_) foreign.insert(name);
  for (const std::string& name : foreign) {
    if (gold_names.count(name) == 0) result.foreign.push_back(name);
  }
  return result;
}

}  // namespace glane::check
