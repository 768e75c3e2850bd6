#include "pipeline/check/schema.h"

#include <simdjson.h>

#include <map>
#include <stdexcept>
#include <utility>

#include "pipeline/check/schema_node.h"
#include "pipeline/error.h"

namespace glane::check {
namespace {

namespace dom = simdjson::dom;
using Element = dom::element;
using Node = Schema::Node;

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
    if (key == "allOf")
      list(node.all);
    else if (key == "anyOf")
      list(node.any);
    else if (key == "oneOf")
      list(node.one);
    else if (key == "not")
      node.negated = compile(value);
    else if (key == "if")
      node.condition = compile(value);
    else if (key == "then")
      node.then = compile(value);
    else if (key == "else")
      node.otherwise = compile(value);
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

}  // namespace

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
