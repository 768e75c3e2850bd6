#include "pipeline/check/schema_node.h"

#include <algorithm>

namespace glane::check {
namespace {

namespace dom = simdjson::dom;
using Element = dom::element;
using Node = Schema::Node;

std::uint8_t type_of(const Element& value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return kString;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
      return kInteger;
    case dom::element_type::OBJECT:
      return kObject;
    case dom::element_type::ARRAY:
      return kArray;
    case dom::element_type::BOOL:
      return kBoolean;
    default:
      return 0;
  }
}

std::string shown(const Element& value) {
  const std::string json = simdjson::minify(value);
  return json.size() <= 120 ? json : json.substr(0, 120) + "…";
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// Appends a fault where faults are wanted; false, for `return fail(…)`.
bool fail(std::vector<SchemaFault>* faults, const std::string& path, std::string message) {
  if (faults != nullptr) faults->push_back({path, std::move(message)});
  return false;
}

bool has(const dom::object& object, std::string_view key) {
  for (const auto field : object) {
    if (field.key == key) return true;
  }
  return false;
}

// A string's JSON needs no writing where it holds nothing to escape, as enums never do.
bool equals(const Element& value, const std::string& json) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    return json.size() == text.size() + 2 && json.front() == '"' &&
           std::string_view(json).substr(1, text.size()) == text;
  }
  return simdjson::minify(value) == json;
}

}  // namespace

bool Schema::Node::check(const Element& value, const std::string& path, Faults* faults) const {
  if (never) return fail(faults, path, "must not be there");
  bool good = check_value(value, path, faults);
  if (!good && faults == nullptr) return false;
  dom::object object;
  if (value.get(object) == simdjson::SUCCESS) good &= check_object(object, path, faults);
  if (!good && faults == nullptr) return false;
  good &= check_combined(value, path, faults);
  return good;
}

bool Schema::Node::check_value(const Element& value, const std::string& path,
                               Faults* faults) const {
  if (types != 0 && (types & type_of(value)) == 0) {
    return fail(faults, path, shown(value) + " is of the wrong type");
  }
  if (is_limited && std::none_of(allowed.begin(), allowed.end(),
                                 [&](const std::string& json) { return equals(value, json); })) {
    return fail(faults, path, shown(value) + " is none of the values that there are");
  }
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    if (min_length != 0 && code_points(text) < min_length) return fail(faults, path, "is empty");
    if (pattern && !pattern->matches(text)) {
      return fail(faults, path, shown(value) + " does not match " + pattern->expression());
    }
  }
  std::int64_t number = 0;
  if (minimum && value.get(number) == simdjson::SUCCESS && number < *minimum) {
    return fail(faults, path, shown(value) + " is less than " + std::to_string(*minimum));
  }
  dom::array array;
  if ((items || min_items != 0) && value.get(array) == simdjson::SUCCESS) {
    if (array.size() < min_items) return fail(faults, path, "has too few items");
    for (const Element item : array) {
      if (items && !items->check(item, path + "[]", faults)) return false;
    }
  }
  return true;
}

bool Schema::Node::check_object(const dom::object& object, const std::string& path,
                                Faults* faults) const {
  bool good = true;
  for (const std::string& key : required) {
    if (!has(object, key)) good = fail(faults, path, "'" + key + "' is missing");
  }
  for (const auto& [key, others] : dependent) {
    if (!has(object, key)) continue;
    for (const std::string& other : others) {
      if (!has(object, other)) good = fail(faults, path, "'" + key + "' needs '" + other + "'");
    }
  }
  if (properties.empty() && !closed) return good;
  // Keys come in the order of the schema, as a rule: the search goes on where it stopped.
  std::size_t next = 0;
  for (const auto field : object) {
    const std::size_t count = properties.size();
    std::size_t k = 0;
    while (k < count && properties[(next + k) % count].first != field.key) ++k;
    if (k == count) {
      if (closed)
        good = fail(faults, path, "'" + std::string(field.key) + "' is no key of the schema");
      continue;
    }
    const auto& [name, schema] = properties[(next + k) % count];
    next = (next + k + 1) % count;
    if (schema->check(field.value, path, nullptr)) continue;
    good = false;
    if (faults != nullptr) schema->check(field.value, path + "." + name, faults);
  }
  return good;
}

bool Schema::Node::check_combined(const Element& value, const std::string& path,
                                  Faults* faults) const {
  bool good = true;
  if (target != nullptr) good &= target->check(value, path, faults);
  for (const Owned& schema : all) good &= schema->check(value, path, faults);
  const auto passes = [&](const Owned& schema) { return schema->check(value, path, nullptr); };
  if (!any.empty() && std::none_of(any.begin(), any.end(), passes)) {
    good = fail(faults, path, "fits none of the forms that there are");
  }
  if (!one.empty() && std::count_if(one.begin(), one.end(), passes) != 1) {
    good = fail(faults, path, "must fit one form, and only one, of those that there are");
  }
  if (negated && passes(negated)) good = fail(faults, path, "has a form that is ruled out");
  if (condition) {
    const Owned& branch = passes(condition) ? then : otherwise;
    if (branch) good &= branch->check(value, path, faults);
  }
  return good;
}

}  // namespace glane::check
