#include "stages/identities/clusters.h"

#include <utility>

namespace glane {

std::uint32_t Clusters::add(Cluster cluster) {
  const auto next = static_cast<std::uint32_t>(all_.size());
  all_.push_back(std::move(cluster));
  merged_into_.push_back(next);
  return next;
}

std::uint32_t Clusters::of_identity(std::uint32_t identity, const IdentityLexicon& names) {
  const auto [it, is_new] =
      by_identity_.try_emplace(identity, static_cast<std::uint32_t>(all_.size()));
  if (is_new) {
    Cluster cluster;
    cluster.type = names.identities()[identity].type;
    cluster.identity = static_cast<std::int32_t>(identity);
    add(std::move(cluster));
  }
  return it->second;
}

std::uint32_t Clusters::find_identity(std::uint32_t identity) const {
  const auto found = by_identity_.find(identity);
  return found == by_identity_.end() ? Link::kNone : found->second;
}

std::uint32_t Clusters::root(std::uint32_t cluster) const {
  while (merged_into_[cluster] != cluster) cluster = merged_into_[cluster];
  return cluster;
}

void Clusters::merge(std::uint32_t from, std::uint32_t into) {
  from = root(from);
  into = root(into);
  if (from == into) return;
  if (all_[from].identity >= 0 && all_[into].identity >= 0) return;
  if (all_[into].identity < 0 && all_[from].identity >= 0) std::swap(from, into);
  merged_into_[from] = into;
}

}  // namespace glane
