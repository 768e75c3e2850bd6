#include "pipeline/readers/sniff.h"

#include <string>

namespace glane {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_space(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

}  // namespace

Format sniff(std::string_view head) {
  if (head.starts_with("WARC/1.")) return Format::Warc;
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  head = without_space(head);
  if (head.starts_with('{') && without_space(head.substr(1)).starts_with('"')) return Format::Ndjson;
  std::string begin(head.substr(0, 64));
  for (char& c : begin) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (begin.starts_with("<!doctype html") || begin.starts_with("<html") ||
      begin.starts_with("<head") || begin.starts_with("<!-- saved from url") ||
      (begin.starts_with("<?xml") && head.find("<html") != std::string_view::npos)) {
    return Format::Html;
  }
  return Format::Auto;
}

}  // namespace glane
