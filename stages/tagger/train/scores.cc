#include "stages/tagger/train/scores.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace glane::tagger {
namespace {

void add_to(Counts& sum, const Counts& counts) {
  sum.right += counts.right;
  sum.found += counts.found;
  sum.gold += counts.gold;
}

std::string line(const std::string& label, const Counts& counts) {
  std::array<char, 128> text;
  const int size = std::snprintf(text.data(), text.size(),
                                 "%-6s  P %.4f  R %.4f  F1 %.4f  (%d right, %d found, %d gold)\n",
                                 label.c_str(), counts.precision(), counts.recall(), counts.f1(),
                                 counts.right, counts.found, counts.gold);
  return {text.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::string label_of(EntityType type) {
  switch (type) {
    case EntityType::Person:
      return "PER";
    case EntityType::Organization:
      return "ORG";
    case EntityType::Location:
      return "LOC";
    case EntityType::Product:
      return "PROD";
    case EntityType::Event:
      return "EVENT";
    case EntityType::Work:
      break;
  }
  return "WORK";
}

void Scores::add(const std::vector<GoldSpan>& gold, const std::vector<GoldSpan>& found) {
  for (const GoldSpan& span : gold) ++by_label_[span.label].gold;
  for (const GoldSpan& span : found) {
    ++by_label_[span.label].found;
    if (std::binary_search(gold.begin(), gold.end(), span)) ++by_label_[span.label].right;
  }
}

Counts Scores::names() const {
  Counts sum;
  for (const auto& [label, counts] : by_label_) {
    if (label == "PER" || label == "ORG" || label == "LOC") add_to(sum, counts);
  }
  return sum;
}

Counts Scores::all() const {
  Counts sum;
  for (const auto& [label, counts] : by_label_) add_to(sum, counts);
  return sum;
}

std::string Scores::report() const {
  std::string text;
  for (const auto& [label, counts] : by_label_) text += line(label, counts);
  return text + line("PER+ORG+LOC", names()) + line("all", all());
}

}  // namespace glane::tagger
