#include "pipeline/check/user_file.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "pipeline/data_file.h"

namespace glane::check {

UserFile::UserFile(std::string path, std::vector<std::string> header) : path_(std::move(path)) {
  std::ifstream file(path_, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  while (content.ends_with('\n')) content.pop_back();
  if (content.empty()) {
    lines = std::move(header);
  } else {
    for (const std::string_view line : split(content, '\n')) lines.emplace_back(line);
  }
}

std::string UserFile::content() const {
  std::string content;
  for (const std::string& line : lines) content += line + "\n";
  return content;
}

std::optional<std::string> as_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == ';') return std::nullopt;
    const bool space = static_cast<unsigned char>(c) <= 0x20;
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  if (out.empty()) return std::nullopt;
  return out;
}

}  // namespace glane::check
