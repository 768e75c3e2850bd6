#include "pipeline/check/score_identities.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace glane::check {
namespace {

// A text as Python's repr() shows it: pairs with as many mentions are taken in this order.
std::string shown(const std::string* text) {
  if (text == nullptr) return "None";
  const bool single = text->find('\'') != std::string::npos;
  const bool both = single && text->find('"') != std::string::npos;
  const char quote = single && !both ? '"' : '\'';
  std::string out(1, quote);
  for (const char c : *text) {
    if (c == '\\' || (c == '\'' && both)) out += '\\';
    out += c;
  }
  return out + quote;
}

}  // namespace

std::map<std::string, std::string, std::less<>> pair_ids(const std::vector<Mention>& mentions) {
  struct Pair {
    std::string gold;
    std::string output;
    bool has_output;
    std::size_t count = 0;
    std::string order;
  };
  std::map<std::tuple<std::string, std::string, bool>, std::size_t> counts;
  for (const auto& [g, o] : mentions) {
    ++counts[{std::string((*g)[Field::Id]), std::string((*o)[Field::Id]), o->has(Field::Id)}];
  }
  std::vector<Pair> pairs;
  for (const auto& [ids, count] : counts) {
    const auto& [gold, output, has] = ids;
    pairs.push_back({gold, output, has, count,
                     "(" + shown(&gold) + ", " + shown(has ? &output : nullptr) + ")"});
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    const bool a_differs = !a.has_output || a.gold != a.output;
    const bool b_differs = !b.has_output || b.gold != b.output;
    return std::tuple(b.count, a_differs, a.order) < std::tuple(a.count, b_differs, b.order);
  });
  std::map<std::string, std::string, std::less<>> found;
  std::set<std::string> taken;
  for (const Pair& pair : pairs) {
    if (!pair.has_output || taken.count(pair.gold) != 0 || found.count(pair.output) != 0) continue;
    found[pair.output] = pair.gold;
    taken.insert(pair.gold);
  }
  return found;
}

IdentityScore b_cubed(const std::vector<Mention>& mentions) {
  IdentityScore score;
  score.mentions = mentions.size();
  if (mentions.empty()) return score;
  std::map<std::string_view, std::size_t> gold;
  std::map<std::string_view, std::size_t> output;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> both;
  for (const auto& [g, o] : mentions) {
    ++gold[(*g)[Field::Id]];
    ++output[(*o)[Field::Id]];
    ++both[{(*g)[Field::Id], (*o)[Field::Id]}];
  }
  for (const auto& [g, o] : mentions) {
    const auto shared = static_cast<double>(both[{(*g)[Field::Id], (*o)[Field::Id]}]);
    score.precision += shared / static_cast<double>(output[(*o)[Field::Id]]);
    score.recall += shared / static_cast<double>(gold[(*g)[Field::Id]]);
  }
  const auto count = static_cast<double>(mentions.size());
  score.precision /= count;
  score.recall /= count;
  const double sum = score.precision + score.recall;
  score.f1 = sum > 0 ? 2 * score.precision * score.recall / sum : 0;
  return score;
}

}  // namespace glane::check
