#include "pipeline/program/text_files.h"

#include "pipeline/program/output.h"
#include "pipeline/write_records.h"

namespace glane {
namespace {

constexpr std::size_t kLongestPart = 200;  // of the 255 bytes that a name may have

bool is_plain(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '_' || c == '.' || c == ',' || c == '+' || c == '@' || c == '=' || c >= 0x80;
}

// One part of a path.  A leading dot would hide the file or lead out of the folder.
std::string plain_part(std::string_view part) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string name;
  for (std::size_t k = 0; k < part.size(); ++k) {
    const auto c = static_cast<unsigned char>(part[k]);
    if (is_plain(c) && (c != '.' || k != 0)) {
      name += static_cast<char>(c);
    } else {
      name += '%';
      name += kHex[c >> 4];
      name += kHex[c & 15];
    }
  }
  return name.empty() ? "%" : name;
}

}  // namespace

std::string text_file_name(std::string_view id) {
  std::string path;
  bool cut = false;
  for (std::size_t begin = 0; begin <= id.size();) {
    const std::size_t end = std::min(id.find('/', begin), id.size());
    std::string part = plain_part(id.substr(begin, end - begin));
    if (part.size() > kLongestPart) {
      // Not within a character, which may be two bytes or more.
      std::size_t size = kLongestPart;
      while (size > 0 && (static_cast<unsigned char>(part[size]) & 0xC0) == 0x80) --size;
      part.resize(size);
      cut = true;
    }
    if (begin != 0) path += '/';
    path += part;
    begin = end + 1;
  }
  if (cut) path += "-" + sha256(id).substr(0, 16);
  return path + ".txt";
}

void write_text_file(const std::string& folder, const std::string& name, std::string_view text) {
  Output file(folder + (folder.ends_with('/') ? "" : "/") + name);
  file.write(text);
  file.commit();
}

}  // namespace glane
