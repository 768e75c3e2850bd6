#include "pipeline/compare/causes.h"

#include <array>
#include <charconv>

#include "pipeline/data_file.h"
#include "pipeline/embedded_files.h"

namespace glane::compare {
namespace {

// The scale word that ends the Chinese number: the longest that stands in it.
std::string_view zh_scale(std::string_view text) {
  for (const std::string_view scale : {"万亿", "萬億", "兆", "亿", "億", "万", "萬", "千"}) {
    if (text.find(scale) != std::string_view::npos) return scale == "萬億" ? "万亿" : scale;
  }
  return {};
}

std::string_view fr_scale(std::string_view text) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kScales{
      {{"illiard", "milliard"}, {"illion", "million"}, {"mille", "mille"}, {"illier", "mille"}}};
  if (text.find("rillion") != std::string_view::npos) return "trillion";
  // `billion` holds `illion`.
  if (text.find("billion") != std::string_view::npos) return "billion";
  for (const auto& [part, scale] : kScales) {
    if (text.find(part) != std::string_view::npos) return scale;
  }
  return {};
}

bool fits(std::string_view wanted, std::string_view found) {
  return wanted == "*" || wanted == found;
}

}  // namespace

Causes::Causes() {
  const DataFile file(embedded_file("pipeline/compare/causes.tsv"));
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 4, 4);
    const std::string_view digits = row.cells[2];
    int power = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), power);
    if (end.ec != std::errc() || power == 0) file.fail(row, "column 3 is a power of ten");
    causes_.push_back(
        {std::string(row.cells[0]), std::string(row.cells[1]), power, std::string(row.cells[3])});
  }
}

std::string_view Causes::find(std::string_view zh, std::string_view fr, int power) const {
  const std::string_view zh_word = zh_scale(zh);
  const std::string_view fr_word = fr_scale(fr);
  for (const Cause& cause : causes_) {
    if (cause.power == power && fits(cause.zh, zh_word) && fits(cause.fr, fr_word))
      return cause.text;
  }
  return {};
}

}  // namespace glane::compare
