#include "pipeline/program/messages.h"

#include <cstdio>
#include <string>

namespace glane {

void tell(std::string_view message) {
  std::string line = "glane: ";
  for (const char c : message) {
    const auto byte = static_cast<unsigned char>(c);
    line += (byte < 0x20 && c != '\n') || byte == 0x7F ? '?' : c;
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace glane
