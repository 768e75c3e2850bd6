// The part of JSON Schema (2020-12) that schemas/*.schema.json use, compiled once.
//
// Why not a library: the validators that Debian 12, 13 and Ubuntu 24.04 all package stop at draft 7
// (no dependentRequired, no $defs) and work on another JSON tree than simdjson's, which would cost
// more than the check itself.  A keyword that is neither known nor a mere annotation is an error at
// start: no constraint is passed over in silence.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class element;
}

namespace glane::check {

// What is wrong with a value: the path to it (`amount.unit`), and why.
struct SchemaFault {
  std::string path;
  std::string message;
};

// Not thread-safe: patterns keep their matchers and what they have matched.
class Schema {
 public:
  // Throws DataError for a keyword that it does not know.
  Schema(std::string_view name, std::string_view json);
  ~Schema();
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) = delete;

  // Appends the faults of a record; true where there is none.
  bool check(const simdjson::dom::element& value, std::vector<SchemaFault>& faults) const;

  // The keys of the top object, in the order of the schema, which is that of the records.
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

  struct Node;

 private:
  std::string name_;
  std::vector<std::string> keys_;
  std::unique_ptr<Node> root_;
};

}  // namespace glane::check
