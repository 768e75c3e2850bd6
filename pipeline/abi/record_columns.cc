#include "pipeline/abi/record_columns.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "pipeline/embedded_files.h"

namespace glane::abi {
namespace {

namespace dom = simdjson::dom;
namespace ondemand = simdjson::ondemand;

constexpr std::string_view kSchemas[] = {"date", "amount", "entity", "document", "error"};

ColumnType type_of(const dom::element& property) {
  std::string_view type;
  if (property["type"].get_string().get(type) == simdjson::SUCCESS) {
    return type == "integer" ? ColumnType::Whole : ColumnType::Text;
  }
  bool flag = false;
  const bool is_flag = property["const"].get_bool().get(flag) == simdjson::SUCCESS;
  return is_flag ? ColumnType::Flag : ColumnType::Text;
}

std::vector<ColumnName> read_schemas() {
  std::vector<ColumnName> names;
  dom::parser parser;
  for (const std::string_view schema : kSchemas) {
    const std::string path = "schemas/" + std::string(schema) + ".schema.json";
    const std::string_view content = embedded_file(path).content;
    const dom::object properties =
        parser.parse(content.data(), content.size())["properties"].get_object();
    for (const auto& field : properties) {
      const auto same = [&field](const ColumnName& name) { return name.name == field.key; };
      if (std::none_of(names.begin(), names.end(), same)) {
        names.push_back({std::string(field.key), type_of(field.value)});
      }
    }
  }
  return names;
}

void resize_bits(std::vector<std::uint8_t>& bits, std::int64_t rows) {
  bits.resize((static_cast<std::size_t>(rows) + 7) / 8);
}

void set_bit(std::vector<std::uint8_t>& bits, std::int64_t row) {
  resize_bits(bits, row + 1);
  std::uint8_t& byte = bits[static_cast<std::size_t>(row) / 8];
  byte = static_cast<std::uint8_t>(byte | 1 << (row % 8));
}

// Places without a value up to `row`.
void pad(Column& column, ColumnType type, std::int64_t row) {
  const auto rows = static_cast<std::size_t>(row);
  if (type == ColumnType::Text) column.ends.resize(rows + 1, column.ends.back());
  if (type == ColumnType::Whole) column.wholes.resize(rows);
}

void append_text(Column& column, std::string_view text) {
  if (text.size() > std::numeric_limits<std::int32_t>::max() - column.bytes.size()) {
    throw std::length_error("a batch gives 2 GiB of text in one column: make it smaller");
  }
  column.bytes += text;
  column.ends.push_back(static_cast<std::int32_t>(column.bytes.size()));
}

// What is no string stands as its JSON.
void append_json(Column& column, ondemand::value value) {
  switch (value.type()) {
    case ondemand::json_type::string:
      append_text(column, value.get_string());
      return;
    case ondemand::json_type::object:
      append_text(column, value.get_object().value().raw_json());
      return;
    case ondemand::json_type::array:
      append_text(column, value.get_array().value().raw_json());
      return;
    default:
      append_text(column, value.raw_json_token());
  }
}

void append(Column& column, ColumnType type, std::int64_t row, ondemand::value value) {
  pad(column, type, row);
  if (type == ColumnType::Text) append_json(column, value);
  if (type == ColumnType::Whole) column.wholes.push_back(value.get_int64());
  if (type == ColumnType::Flag && value.get_bool()) set_bit(column.flags, row);
  set_bit(column.valid, row);
  ++column.values;
}

}  // namespace

const std::vector<ColumnName>& column_names() {
  static const std::vector<ColumnName> kNames = read_schemas();
  return kNames;
}

struct RecordColumns::Parser {
  ondemand::parser json;
  std::unordered_map<std::string_view, std::size_t> column_of;
};

RecordColumns::RecordColumns()
    : parser_(std::make_unique<Parser>()), columns_(column_names().size()) {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    parser_->column_of.emplace(column_names()[c].name, c);
  }
}

RecordColumns::~RecordColumns() = default;

void RecordColumns::add(std::string& records) {
  const std::size_t size = records.size();
  records.reserve(size + simdjson::SIMDJSON_PADDING);  // the parser reads a little past the end
  for (std::size_t begin = 0; begin < size;) {
    const std::size_t end = std::min(records.find('\n', begin), size);
    add_line({records.data() + begin, end - begin}, records.capacity() - begin);
    begin = end + 1;
  }
}

void RecordColumns::add_line(std::string_view line, std::size_t capacity) {
  ondemand::document record = parser_->json.iterate(line.data(), line.size(), capacity);
  for (auto field : record.get_object()) {
    const std::string_view key = field.unescaped_key();
    const auto column = parser_->column_of.find(key);
    if (column == parser_->column_of.end()) {
      throw std::logic_error("no schema has the key '" + std::string(key) + "'");
    }
    append(columns_[column->second], column_names()[column->second].type, rows_, field.value());
  }
  ++rows_;
}

std::vector<Column> RecordColumns::take() {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    pad(columns_[c], column_names()[c].type, rows_);
    resize_bits(columns_[c].valid, rows_);
    resize_bits(columns_[c].flags, rows_);
  }
  return std::move(columns_);
}

}  // namespace glane::abi
