// Each exported structure owns what it points to through private_data, so that a receiver may move
// a child out of its parent and release it later, as the specification allows.
#include "pipeline/abi/arrow_records.h"

#include <memory>
#include <utility>
#include <vector>

namespace glane::abi {
namespace {

template <class Node>
void release_child(Node* child) {
  if (child->release != nullptr) child->release(child);
  delete child;
}

struct SchemaOwner {
  std::string name;
  std::vector<ArrowSchema*> children;
};

void release_schema(ArrowSchema* schema) {
  auto* owner = static_cast<SchemaOwner*>(schema->private_data);
  for (ArrowSchema* child : owner->children) release_child(child);
  delete owner;
  schema->release = nullptr;
}

void make_schema(const char* format, std::unique_ptr<SchemaOwner> owner, std::int64_t flags,
                 ArrowSchema& schema) {
  schema = {format,
            owner->name.c_str(),
            nullptr,
            flags,
            static_cast<std::int64_t>(owner->children.size()),
            owner->children.data(),
            nullptr,
            release_schema,
            owner.get()};
  static_cast<void>(owner.release());  // release_schema() takes it
}

const char* format_of(ColumnType type) {
  switch (type) {
    case ColumnType::Whole:
      return "l";
    case ColumnType::Flag:
      return "b";
    default:
      return "u";
  }
}

struct ArrayOwner {
  Column column;
  std::vector<const void*> buffers;
  std::vector<ArrowArray*> children;
};

void release_array(ArrowArray* array) {
  auto* owner = static_cast<ArrayOwner*>(array->private_data);
  for (ArrowArray* child : owner->children) release_child(child);
  delete owner;
  array->release = nullptr;
}

void make_array(std::int64_t rows, std::int64_t nulls, std::unique_ptr<ArrayOwner> owner,
                ArrowArray& array) {
  array = {rows,
           nulls,
           0,
           static_cast<std::int64_t>(owner->buffers.size()),
           static_cast<std::int64_t>(owner->children.size()),
           owner->buffers.data(),
           owner->children.data(),
           nullptr,
           release_array,
           owner.get()};
  static_cast<void>(owner.release());  // release_array() takes it
}

void export_column(Column&& column, ColumnType type, std::int64_t rows, ArrowArray& array) {
  auto owner = std::make_unique<ArrayOwner>();
  owner->column = std::move(column);
  const Column& own = owner->column;
  owner->buffers.push_back(own.valid.data());
  if (type == ColumnType::Whole) owner->buffers.push_back(own.wholes.data());
  if (type == ColumnType::Flag) owner->buffers.push_back(own.flags.data());
  if (type == ColumnType::Text) {
    owner->buffers.push_back(own.ends.data());
    owner->buffers.push_back(own.bytes.data());
  }
  const std::int64_t nulls = rows - own.values;
  make_array(rows, nulls, std::move(owner), array);
}

}  // namespace

void export_schema(ArrowSchema& schema) {
  auto owner = std::make_unique<SchemaOwner>();
  owner->children.reserve(column_names().size());
  for (const ColumnName& column : column_names()) {
    auto child = std::make_unique<ArrowSchema>();
    auto name = std::make_unique<SchemaOwner>();
    name->name = column.name;
    make_schema(format_of(column.type), std::move(name), ARROW_FLAG_NULLABLE, *child);
    owner->children.push_back(child.release());
  }
  make_schema("+s", std::move(owner), 0, schema);
}

void export_records(RecordColumns& records, ArrowArray& array) {
  const std::int64_t rows = records.rows();
  std::vector<Column> columns = records.take();
  auto owner = std::make_unique<ArrayOwner>();
  owner->buffers.push_back(nullptr);  // no record is null
  owner->children.reserve(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    auto child = std::make_unique<ArrowArray>();
    export_column(std::move(columns[c]), column_names()[c].type, rows, *child);
    owner->children.push_back(child.release());
  }
  make_array(rows, 0, std::move(owner), array);
}

}  // namespace glane::abi
