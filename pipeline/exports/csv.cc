#include "pipeline/exports/csv.h"

#include <string_view>

#include "pipeline/exports/record_reader.h"

namespace glane {
namespace {

constexpr std::string_view kColumns[] = {
    "doc",  "record", "start",    "end",    "text",     "type",    "value",    "from",  "to",
    "mod",  "anchor", "offset",   "calendar", "freq",   "zone", "edtf", "number",  "low",      "high",  "unit",
    "unit_text", "assumed", "suspect", "relation", "per", "same_as", "id",     "name",  "form",
    "writing", "rule"};

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? "0" : text.substr(point + 1);
  return !whole.empty() && !rest.empty() &&
         whole.find_first_not_of("0123456789") == std::string_view::npos &&
         rest.find_first_not_of("0123456789") == std::string_view::npos;
}

// What a spreadsheet would reckon with: an apostrophe makes it text.
std::string for_french_excel(std::string_view column, std::string text) {
  if (text.empty()) return text;
  const bool number = column == "number" || column == "low" || column == "high" ||
                      column == "start" || column == "end";
  if (number && is_decimal(text)) {
    for (char& c : text) c = c == '.' ? ',' : c;
    return text;
  }
  const bool formula = std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos;
  const bool fraction = number && text.find('/') != std::string::npos;
  return formula || fraction ? "'" + text : text;
}

void add_cell(std::string_view text, char separator, std::string& out) {
  if (text.find_first_of("\"\r\n,;\t'") == std::string_view::npos && !text.starts_with(' ') &&
      !text.ends_with(' ')) {
    out += text;
  } else {
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += separator;
}

}  // namespace

std::string CsvExporter::head() const {
  std::string head = french_excel_ ? "\xEF\xBB\xBF" : "";
  for (const std::string_view column : kColumns) {
    add_cell(column, french_excel_ ? ';' : ',', head);
  }
  head.pop_back();
  return head + "\r\n";
}

void CsvExporter::convert(const Document&, Result& result) const {
  std::string rows;
  RecordReader reader(result.records);
  while (reader.next()) {
    if (reader.is_document()) continue;
    for (const std::string_view column : kColumns) {
      std::string text = reader.any(column);
      if (french_excel_) text = for_french_excel(column, std::move(text));
      add_cell(text, french_excel_ ? ';' : ',', rows);
    }
    rows.pop_back();
    rows += "\r\n";
  }
  result.records = std::move(rows);
}

}  // namespace glane
