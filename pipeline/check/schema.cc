#include "pipeline/check/schema.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "pipeline/check/pattern.h"
#include "pipeline/error.h"

namespace glane::check {
namespace {

namespace dom = simdjson::dom;
using Element = dom::element;

enum Type : std::uint8_t { kString = 1, kInteger = 2, kObject = 4, kArray = 8, kBoolean = 16 };

// Keywords that ask for nothing.
bool is_annotation(std::string_view key) {
  return key == "$schema" || key == "$id" || key == "title" || key == "description" ||
         key == "examples" || key == "$comment" || key.starts_with("x-");
}

std::uint8_t type_bit(std::string_view name) {
  if (name == "string") return kString;
  if (name == "integer") return kInteger;
  if (name == "object") return kObject;
  if (name == "array") return kArray;
  if (name == "boolean") return kBoolean;
  throw std::invalid_argument("type '" + std::string(name) + "' is not supported");
}

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
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

struct Schema::Node {
  using Owned = std::unique_ptr<Node>;

  bool never = false;  // the schema `false`
  std::uint8_t types = 0;  // 0: any
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
  bool check(const Element& value, const std::string& path, Faults* faults) const;
  bool check_value(const Element& value, const std::string& path, Faults* faults) const;
  bool check_object(const dom::object& object, const std::string& path, Faults* faults) const;
  bool check_combined(const Element& value, const std::string& path, Faults* faults) const;
};

namespace {

using Node = Schema::Node;

class Compiler {
 public:
  explicit Compiler(const Element& root) : root_(root) {}

  Node::Owned run() {
    Node::Owned node = compile(root_);
    dom::object definitions;
    if (root_["$defs"].get(definitions) == simdjson::SUCCESS) {
      for (const auto [key, value] : definitions) {
        definitions_["#/$defs/" + std::string(key)] = compile(value);
      }
    }
    for (Node* reference : references_) {
      const auto found = definitions_.find(reference->target_name);
      if (found == definitions_.end()) {
        throw std::invalid_argument("no definition " + reference->target_name);
      }
      reference->target = found->second.get();
    }
    for (auto& [name, definition] : definitions_) {
      node->definitions.push_back(std::move(definition));
    }
    return node;
  }

 private:
  Node::Owned compile(const Element& schema) {
    auto node = std::make_unique<Node>();
    bool flag = false;
    if (schema.get(flag) == simdjson::SUCCESS) {
      node->never = !flag;
      return node;
    }
    for (const auto [key, value] : dom::object(schema)) {
      if (is_annotation(key) || key == "$defs") continue;
      if (!value_keyword(*node, key, value) && !object_keyword(*node, key, value) &&
          !combining_keyword(*node, key, value)) {
        throw std::invalid_argument("keyword '" + std::string(key) + "' is not supported");
      }
    }
    return node;
  }

  static bool value_keyword(Node& node, std::string_view key, const Element& value) {
    if (key == "type") {
      node.types = 0;
      if (value.is_string()) {
        node.types = type_bit(std::string_view(value));
      } else {
        for (const Element name : dom::array(value)) node.types |= type_bit(std::string_view(name));
      }
    } else if (key == "const") {
      node.is_limited = true;
      node.allowed = {simdjson::minify(value)};
    } else if (key == "enum") {
      node.is_limited = true;
      for (const Element item : dom::array(value)) node.allowed.push_back(simdjson::minify(item));
    } else if (key == "pattern") {
      node.pattern = std::make_unique<Pattern>(std::string_view(value));
    } else if (key == "minLength") {
      node.min_length = std::uint64_t(value);
    } else if (key == "minItems") {
      node.min_items = std::uint64_t(value);
    } else if (key == "minimum") {
      node.minimum = std::int64_t(value);
    } else {
      return false;
    }
    return true;
  }

  bool object_keyword(Node& node, std::string_view key, const Element& value) {
    if (key == "properties") {
      for (const auto [name, schema] : dom::object(value)) {
        node.properties.emplace_back(name, compile(schema));
      }
    } else if (key == "additionalProperties") {
      node.closed = !bool(value);
    } else if (key == "required") {
      node.required = names(value);
    } else if (key == "dependentRequired") {
      for (const auto [name, others] : dom::object(value)) {
        node.dependent.emplace_back(name, names(others));
      }
    } else if (key == "items") {
      node.items = compile(value);
    } else {
      return false;
    }
    return true;
  }

  bool combining_keyword(Node& node, std::string_view key, const Element& value) {
    const auto list = [&](std::vector<Node::Owned>& out) {
      for (const Element schema : dom::array(value)) out.push_back(compile(schema));
    };
    if (key == "allOf") list(node.all);
    else if (key == "anyOf") list(node.any);
    else if (key == "oneOf") list(node.one);
    else if (key == "not") node.negated = compile(value);
    else if (key == "if") node.condition = compile(value);
    else if (key == "then") node.then = compile(value);
    else if (key == "else") node.otherwise = compile(value);
    else if (key == "$ref") {
      node.target_name = std::string_view(value);
      references_.push_back(&node);
    } else {
      return false;
    }
    return true;
  }

  static std::vector<std::string> names(const Element& list) {
    std::vector<std::string> all;
    for (const Element name : dom::array(list)) all.emplace_back(std::string_view(name));
    return all;
  }

  const Element& root_;
  std::vector<Node*> references_;
  std::map<std::string, Node::Owned> definitions_;
};

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

bool Node::check(const Element& value, const std::string& path, Faults* faults) const {
  if (never) return fail(faults, path, "must not be there");
  bool good = check_value(value, path, faults);
  if (!good && faults == nullptr) return false;
  dom::object object;
  if (value.get(object) == simdjson::SUCCESS) good &= check_object(object, path, faults);
  if (!good && faults == nullptr) return false;
  good &= check_combined(value, path, faults);
  return good;
}

bool Node::check_value(const Element& value, const std::string& path, Faults* faults) const {
  if (types != 0 && (types & type_of(value)) == 0) {
    return fail(faults, path, shown(value) + " is of the wrong type");
  }
  if (is_limited && std::none_of(allowed.begin(), allowed.end(), [&](const std::string& json) {
        return equals(value, json);
      })) {
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

bool Node::check_object(const dom::object& object, const std::string& path, Faults* faults) const {
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
      if (closed) good = fail(faults, path, "'" + std::string(field.key) + "' is no key of the schema");
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

bool Node::check_combined(const Element& value, const std::string& path, Faults* faults) const {
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

Schema::Schema(std::string_view name, std::string_view json) : name_(name) {
  dom::parser parser;
  const simdjson::padded_string padded(json);
  Element root;
  if (const auto error = parser.parse(padded).get(root)) {
    throw DataError(name, 0, simdjson::error_message(error));
  }
  dom::object properties;
  if (root["properties"].get(properties) == simdjson::SUCCESS) {
    for (const auto field : properties) keys_.emplace_back(field.key);
  }
  try {
    root_ = Compiler(root).run();
  } catch (const std::invalid_argument& error) {
    throw DataError(name, 0, error.what());
  }
}

Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;

bool Schema::check(const Element& value, std::vector<SchemaFault>& faults) const {
  // Faults are worded only where there are some.
  if (root_->check(value, name_, nullptr)) return true;
  root_->check(value, name_, &faults);
  return false;
}

}  // namespace glane::check
