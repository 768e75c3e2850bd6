// The mentions of one document, each with the identity that it is led to.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/identity_lexicon.h"

namespace glane {

// Those of one identity.  `name` is its first whole mention, where the lexicon does not know it.
struct Cluster {
  EntityType type = EntityType::Person;
  std::int32_t identity = -1;
  TokenSpan name;
  std::uint32_t latest = 0;  // the latest mention of it so far
  std::string slug;          // the normalised name of a person
};

// Where a mention leads, and how it is written.
struct Link {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t cluster = kNone;
  Form form = Form::Full;
  Writing writing = Writing::None;
  bool part = false;                      // settled as a part of a longer name
  std::vector<std::uint32_t> candidates;  // identities that are equally likely: it is left open
  std::vector<std::uint32_t> rivals;      // clusters of the document that are: it is left open
};

// Clusters that can be made one.  Lives for one document.
class Clusters {
 public:
  std::uint32_t add(Cluster cluster);
  std::uint32_t of_identity(std::uint32_t identity, const IdentityLexicon& names);
  // The cluster of an identity, or Link::kNone where the document does not name it.
  [[nodiscard]] std::uint32_t find_identity(std::uint32_t identity) const;

  [[nodiscard]] std::size_t size() const { return all_.size(); }

  // Makes two clusters one, unless the lexicon knows both.
  void merge(std::uint32_t from, std::uint32_t into);
  [[nodiscard]] std::uint32_t root(std::uint32_t cluster) const;

  [[nodiscard]] Cluster& operator[](std::uint32_t cluster) { return all_[root(cluster)]; }
  [[nodiscard]] const Cluster& operator[](std::uint32_t cluster) const {
    return all_[root(cluster)];
  }

 private:
  std::vector<Cluster> all_;
  std::vector<std::uint32_t> merged_into_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_identity_;
};

}  // namespace glane
