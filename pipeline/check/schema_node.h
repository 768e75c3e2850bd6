// One schema inside another, as Schema has compiled it.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/check/pattern.h"
#include "pipeline/check/schema.h"

namespace glane::check {

enum Type : std::uint8_t { kString = 1, kInteger = 2, kObject = 4, kArray = 8, kBoolean = 16 };

struct Schema::Node {
  using Owned = std::unique_ptr<Node>;

  bool never = false;                // the schema `false`
  std::uint8_t types = 0;            // 0: any
  std::vector<std::string> allowed;  // const and enum, as JSON
  bool is_limited = false;           // whether `allowed` counts
  std::unique_ptr<Pattern> pattern;
  std::size_t min_length = 0;
  std::size_t min_items = 0;
  std::optional<std::int64_t> minimum;
  std::vector<std::pair<std::string, Owned>> properties;
  bool closed = false;  // additionalProperties: false
  std::vector<std::string> required;
  std::vector<std::pair<std::string, std::vector<std::string>>> dependent;
  Owned items, negated, condition, then, otherwise;
  std::vector<Owned> all, any, one;
  const Node* target = nullptr;  // of $ref
  std::string target_name;
  std::vector<Owned> definitions;  // of the root

  using Faults = std::vector<SchemaFault>;
  bool check(const simdjson::dom::element& value, const std::string& path, Faults* faults) const;
  bool check_value(const simdjson::dom::element& value, const std::string& path,
                   Faults* faults) const;
  bool check_object(const simdjson::dom::object& object, const std::string& path,
                    Faults* faults) const;
  bool check_combined(const simdjson::dom::element& value, const std::string& path,
                      Faults* faults) const;
};

}  // namespace glane::check
