// glane-image FILE: writes the image that the library will hold.  Runs once in every build.
#include <exception>
#include <fstream>
#include <iostream>

#include "pipeline/image.h"
#include "pipeline/pipeline.h"

namespace glane {

std::string_view built_in_image() {
  return {};
}

}  // namespace glane

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: glane-image FILE\n";
    return 2;
  }
  try {
    const std::string bytes = glane::Pipeline().image();
    std::ofstream out(argv[1], std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) return 0;
    std::cerr << "glane-image: cannot write " << argv[1] << "\n";
  } catch (const std::exception& error) {
    std::cerr << "glane-image: " << error.what() << "\n";
  }
  return 1;
}
